"""Checks on what comes in, shared by the features. They refuse; they never tidy."""

from __future__ import annotations

from math import isfinite

from planner.errors import InvalidInputError
from planner.words import _


def check_words(words: str, field: str = "words") -> None:
    """Raise InvalidInputError where `words` say nothing; they are otherwise taken as they are."""
    if not words.strip():
        raise InvalidInputError(_("Write a few words here first."), field=field)


def check_number(value: float, field: str) -> None:
    """Raise InvalidInputError for infinity and for what is not a number."""
    if not isfinite(value):
        raise InvalidInputError(_("Use a number here, such as 40."), field=field)


def check_scale(value: float, field: str) -> None:
    """Raise InvalidInputError for anything but a whole number from 0 to 10."""
    if not isfinite(value) or not 0 <= value <= 10 or value != int(value):
        raise InvalidInputError(_("Choose a whole number from 0 to 10."), field=field)
