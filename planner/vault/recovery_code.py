"""The recovery code: 165 random bits as printed letters, with a check against slips.

Thirty-six signs in groups of four, from an alphabet without I, L, O and U (Crockford's): 33 carry
the secret, the last three check it, so that a mistyped code is known at once and offline.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from planner.errors import InvalidInputError
from planner.words import _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SECRET = 33
#: Random bits: five a sign.
BITS = 5 * _SECRET
_CHECK = 3
_GROUP = 4


def new_code() -> str:
    """A new code, in nine groups of four such as "7K2M-...": show it once, print it, keep none."""
    body = "".join(secrets.choice(_ALPHABET) for _sign in range(_SECRET))
    return grouped(body + _check_signs(body))


def grouped(code: str) -> str:
    """Signs in groups of four, as printed."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def tidy(text: str) -> str:
    """What was typed, read kindly: any case, spaces and dashes, O as 0, I and L as 1."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if sign.isalnum()).translate(_READ_AS)


def check(text: str) -> str:
    """The tidy code, which is what opens the vault.

    Raises InvalidInputError with a sentence that says what does not fit.
    """
    code = tidy(text)
    if len(code) != _SECRET + _CHECK:
        raise InvalidInputError(
            _("The recovery code has {count} letters and numbers. This has {found}.").format(
                count=_SECRET + _CHECK, found=len(code)
            ),
            field="recovery_code",
        )
    if any(sign not in _ALPHABET for sign in code) or code[_SECRET:] != _check_signs(code):
        raise InvalidInputError(
            _("One of these letters or numbers does not fit. Compare them with your sheet."),
            field="recovery_code",
        )
    return code


def check_two(first: str, second: str) -> tuple[str, str]:
    """The tidy codes of two people, which open the vault together.

    Raises InvalidInputError as `check`, or where both are the same one.
    """
    codes = check(first), check(second)
    if codes[0] == codes[1]:
        raise InvalidInputError(
            _("These are the same code. Each of the two people has a code of their own."),
            field="recovery_code",
        )
    return codes


def _check_signs(code: str) -> str:
    digest = hashlib.sha256(code[:_SECRET].encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_CHECK])
