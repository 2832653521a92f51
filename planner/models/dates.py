"""Dates as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from planner.errors import InvalidInputError
from planner.words import _, month

#: English names of months, at least three letters of which are enough.
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
#: Years that can be meant; others are slips of the finger.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_NUMBERS = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})")
_NAMED = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?([^\W\d]{3,9})\.?,?"
    r"(?:[\s./-]+(\d{4}|\d{2}))?"
)


def parse_day(text: str, today: date, *, past_only: bool = False) -> date | None:
    """The date that `text` says, day first, such as "28/04/2026", "28.4.26" or "28 April 2026".

    None where nothing was typed. Two figures of a year mean the one that has been where
    `past_only`, else one up to twenty years ahead. Raises InvalidInputError with a sentence that
    says how to put it right.
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        return None
    year, number, day = _parts(typed)
    whole = _whole_year(year, number, day, today, past_only)
    if not 1 <= number <= 12:
        raise InvalidInputError(
            _("There are 12 months. Put the day first: {example}.").format(example=_example(today))
        )
    if not FIRST_YEAR <= whole <= LAST_YEAR:
        raise InvalidInputError(
            _("Is the year right? Try a date like {example}.").format(example=_example(today))
        )
    _check_day(whole, number, day)
    found = date(whole, number, day)
    if past_only and found > today:
        raise InvalidInputError(_("That day has not come yet. Check the year."))
    return found


def show_day(value: date) -> str:
    """A date as a date field shows it, such as "28/04/2026"."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def _parts(typed: str) -> tuple[str, int, int]:
    """Year as typed, month and day."""
    if match := _YEAR_FIRST.fullmatch(typed):
        return match["year"], int(match["month"]), int(match["day"])
    if match := _NUMBERS.fullmatch(typed):
        return match[3], int(match[2]), int(match[1])
    if match := _NAMED.fullmatch(typed):
        number = _month_number(match[2])
        if number:
            if match[3] is None:
                raise InvalidInputError(_("Add the year, such as 28 April 2026."))
            return match[3], number, int(match[1])
    raise InvalidInputError(_("Try a date like 28/04/2026."))


def _month_number(name: str) -> int:
    """1 to 12; 0 where it is no month's name."""
    short = "sep" if name == "sept" else name
    return next((i for i, full in enumerate(MONTHS, 1) if full.startswith(short)), 0)


def _whole_year(year: str, number: int, day: int, today: date, past_only: bool) -> int:
    if len(year) == 4:
        return int(year)
    whole = today.year // 100 * 100 + int(year)
    if past_only:
        return whole - 100 if (whole, number, day) > (today.year, today.month, today.day) else whole
    return whole - 100 if whole > today.year + 20 else whole


def _check_day(year: int, number: int, day: int) -> None:
    days = monthrange(year, number)[1]
    if 1 <= day <= days:
        return
    named = month(date(year, number, 1)) if number == 2 else month(date(year, number, 1)).split()[0]
    raise InvalidInputError(
        _("{month} has {days} days. Try a date like 28/{number:02}/{year}.").format(
            month=named, days=days, number=number, year=year
        )
    )


def _example(today: date) -> str:
    return f"28/04/{today.year}"
