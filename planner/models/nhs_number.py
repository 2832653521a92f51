"""NHS numbers: ten digits, the last a Modulus 11 check, written 3-3-4."""

from __future__ import annotations

from collections.abc import Sequence

from planner.errors import InvalidInputError
from planner.words import _

_LENGTH = 10
_SPACES = frozenset(" -\u2010\u2011\u2013\u00a0\t")


def tidy(text: str) -> str:
    """The ten digits of `text`, or "" where it is empty.

    Raises InvalidInputError for anything that is not an NHS number; what was typed is not needed
    any more by then, and stays in its field.
    """
    kept = [letter for letter in text.strip() if letter not in _SPACES]
    if not kept:
        return ""
    if not all(letter.isdecimal() for letter in kept) or len(kept) != _LENGTH:
        raise InvalidInputError(
            _("An NHS number has 10 digits. Check it against a letter, or leave it empty."),
            field="nhs_number",
        )
    digits = [int(letter) for letter in kept]
    if check_digit(digits[:-1]) != digits[-1]:
        raise InvalidInputError(
            _(
                "That NHS number does not add up, so a digit may be mistyped. "
                "Check it against a letter, or leave it empty."
            ),
            field="nhs_number",
        )
    return "".join(map(str, digits))


def shown(number: str) -> str:
    """A tidied number as it is read out, 3-3-4; "" stays ""."""
    return f"{number[:3]} {number[3:6]} {number[6:]}".strip()


def check_digit(digits: Sequence[int]) -> int:
    """The tenth digit that belongs to nine; 10 where no number has these nine."""
    weighted = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))
    return (11 - weighted % 11) % 11
