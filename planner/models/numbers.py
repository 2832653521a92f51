"""Numbers as people type them and read them."""

from __future__ import annotations

from planner.errors import InvalidInputError
from planner.words import IN_ENGLISH, _


def number_in(text: str) -> float | None:
    """Such as "40", "2.5" or "1,000"; None for nothing typed. Raises InvalidInputError."""
    plain = text.strip().replace(",", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.lstrip("-").replace(".", "", 1).isdigit():
        raise InvalidInputError(_("Use a number here, such as 40."))
    return float(plain)


def number_words(value: float | None) -> str:
    """Such as "40" or "2.5"; empty for none."""
    return IN_ENGLISH.number(value)
