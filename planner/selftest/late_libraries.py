"""The libraries that the program imports only when it needs them: a packed one may lack a piece."""

from __future__ import annotations

import importlib
import io
import sys
from datetime import date, datetime
from importlib import metadata, resources

from planner.selftest.checks import Check, NotRightError
from planner.selftest.trial import Trial
from planner.words import N_, _

#: What keeps a vault's secret, by system: the modules that speak to each safe place for keys.
_KEYRINGS = {
    "linux": ("keyring.backends.SecretService", "secretstorage", "jeepney.io.blocking"),
    "win32": ("keyring.backends.Windows", "win32ctypes.pywin32.win32cred"),
    "darwin": ("keyring.backends.macOS",),
}
_DAY, _SUMMER = date(2026, 3, 17), datetime(2026, 7, 1, 12)  # noqa: DTZ001 - a zone is asked about it


def _keyrings(_trial: Trial) -> str:
    """They are imported, and not asked: no secret of this computer is read."""
    for name in _KEYRINGS.get(sys.platform, ()):
        importlib.import_module(name)
    known = {each.value for each in metadata.entry_points(group="keyring.backends")}
    if _KEYRINGS.get(sys.platform, ("",))[0] not in known:
        raise NotRightError(_("None is listed for this system."))
    return ""


def _encryption(_trial: Trial) -> str:
    import sqlcipher3.dbapi2 as driver
    from cryptography.hazmat.backends.openssl import backend

    connection = driver.connect(":memory:")
    try:
        (version,) = connection.execute("PRAGMA cipher_version").fetchone() or ("",)
    finally:
        connection.close()
    if not version:
        raise NotRightError(_("This SQLite does not encrypt."))
    return f"SQLCipher {version}, {backend.openssl_version_text()}"


def _passphrases(_trial: Trial) -> str:
    from zxcvbn import zxcvbn

    if zxcvbn("password")["score"] >= zxcvbn("seven quiet herons over the lane")["score"]:
        raise NotRightError(_("A weak passphrase is taken for a strong one."))
    return ""


def _letters_joined(_trial: Trial) -> str:
    """Letters that join and turn round, and dates of every language."""
    from bidi.algorithm import get_display
    from uharfbuzz import version_string

    from planner.export.fonts import face_of
    from planner.words import day_of_week

    arabic = face_of("ع")
    if arabic is None or get_display("عمر") == "عمر":
        raise NotRightError(_("Letters from right to left do not turn round."))
    apart = [arabic.shape(letter, rtl=True)[0].code for letter in "رمع"]
    if [glyph.code for glyph in arabic.shape("عمر", rtl=True)] == apart:
        raise NotRightError(_("Letters that belong together are not joined."))
    if day_of_week(_DAY, "cy") == day_of_week(_DAY):
        raise NotRightError(_("Dates are known in English alone."))
    return f"HarfBuzz {version_string()}"


def _zones(_trial: Trial) -> str:
    """The program's own: a computer may have none."""
    from zoneinfo import ZoneInfo

    own = resources.files("tzdata").joinpath("zoneinfo", "Europe", "London")
    if not own.is_file():
        raise NotRightError(_("Those of the program are missing."))
    if not ZoneInfo("Europe/London").utcoffset(_SUMMER):
        raise NotRightError(_("Summer time is not known."))
    return ""


def _pdf(_trial: Trial) -> str:
    """A page written, read, locked by a password and opened again."""
    import pypdf
    import reportlab
    from pypdfium2 import version
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, "1 2 3")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
    writer.encrypt("herons", algorithm="AES-256")
    locked = io.BytesIO()
    writer.write(locked)
    reader = pypdf.PdfReader(io.BytesIO(locked.getvalue()))
    if not reader.is_encrypted or not reader.decrypt("herons"):
        raise NotRightError(_("A paper cannot be locked with a password."))
    if "1 2 3" not in reader.pages[0].extract_text():
        raise NotRightError(_("What was written cannot be read."))
    return f"reportlab {reportlab.Version}, PDFium {version.PDFIUM_INFO.build}"


CHECKS = [
    Check(N_("Encryption"), _encryption),
    Check(N_("What speaks to the computer's safe place for keys"), _keyrings),
    Check(N_("Strength of passphrases"), _passphrases),
    Check(N_("Letters of other scripts"), _letters_joined),
    Check(N_("Time zones"), _zones),
    Check(N_("PDFs"), _pdf),
]
