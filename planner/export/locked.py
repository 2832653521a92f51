"""A saved paper behind a password: AES-256, everything in it encrypted, read aloud as before."""

from __future__ import annotations

import stringprep
import unicodedata
from io import BytesIO

from planner.errors import InvalidInputError
from planner.words import _

#: A PDF takes no more bytes of a password than this.
LONGEST = 127


def known_as(password: str) -> bytes:
    """The password as a PDF reader looks for it; letters typed in two ways are one letter."""
    return unicodedata.normalize("NFKC", password).encode("utf-8")


def check(password: str) -> None:
    """Refuse what cannot lock a PDF. Raises InvalidInputError with a sentence."""
    # letters that readers drop, such as soft hyphens, would leave nothing to open it with
    kept = "".join(one for one in password if not stringprep.in_table_b1(one))
    if not kept.strip():
        raise InvalidInputError(_("Type a password, or save it without one."), field="password")
    try:
        length = len(known_as(password))
    except UnicodeEncodeError as error:
        raise InvalidInputError(
            _("That password has a letter that no reader takes."), field="password"
        ) from error
    if length > LONGEST:
        raise InvalidInputError(
            _("That is too long for a PDF: a reader takes about 100 letters."), field="password"
        )


def lock(pdf: bytes, password: str) -> bytes:
    """`pdf` so that it opens with `password` alone. Raises InvalidInputError as `check` does.

    Tags, language, outline and title stay: whoever has the password can have it read aloud.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    check(password)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.7"
    writer.metadata = {
        **(writer.metadata or {}),
        NameObject("/Producer"): TextStringObject("Pathway Planner"),
    }
    writer.encrypt(known_as(password).decode("utf-8"), algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
