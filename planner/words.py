"""Every word a person reads, through gettext, the caller naming the language.

The English sentence is its own message id, so English needs no catalogue. Catalogues of other
languages lie in `resources/translations/<language>/LC_MESSAGES/planner.mo`.

Dates and times are written as look/README.md asks: "Tuesday 17 March", "17 March 2026", "10:30".
Babel is imported when the first date is written, never at start-up.
"""

from __future__ import annotations

import gettext
from datetime import date, datetime, time
from functools import lru_cache

from planner import resource_root

ENGLISH = "en_GB"


@lru_cache(maxsize=16)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        "planner", resource_root() / "translations", [language], fallback=True
    )


def _(message: str, language: str = ENGLISH) -> str:
    """`message` in `language`; the English itself where there is no translation."""
    return _catalogue(language).gettext(message)


def plural(one: str, many: str, count: int, language: str = ENGLISH) -> str:
    """`one` or `many` as `count` asks in `language`, with `{count}` filled in."""
    return _catalogue(language).ngettext(one, many, count).format(count=count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "marked, translated later"
    """Mark `message` for translation where it stands; whoever shows it passes it through `_`."""
    return message


def _format(value: date | datetime | time, pattern: str, language: str) -> str:
    from babel import dates

    if isinstance(value, time):
        return dates.format_time(value, pattern, locale=language)
    if isinstance(value, datetime):
        return dates.format_datetime(value, pattern, locale=language)
    return dates.format_date(value, pattern, locale=language)


def day(value: date, language: str = ENGLISH) -> str:
    """Such as "17 March 2026"."""
    return _format(value, "d MMMM y", language)


def day_of_week(value: date, language: str = ENGLISH) -> str:
    """Such as "Tuesday 17 March"."""
    return _format(value, "EEEE d MMMM", language)


def weekday(value: date, language: str = ENGLISH) -> str:
    """Such as "Tuesday"."""
    return _format(value, "EEEE", language)


def full_day(value: date, language: str = ENGLISH) -> str:
    """Such as "Tuesday 17 March 2026"."""
    return _format(value, "EEEE d MMMM y", language)


def short_day(value: date, language: str = ENGLISH) -> str:
    """Such as "17 March"."""
    return _format(value, "d MMMM", language)


def month(value: date, language: str = ENGLISH) -> str:
    """Such as "March 2027"."""
    return _format(value, "MMMM y", language)


def time_of_day(value: datetime | time, language: str = ENGLISH) -> str:
    """Such as "10:42"; a datetime must already be in local time."""
    return _format(value, "HH:mm", language)


def listing(items: list[str], language: str = ENGLISH) -> str:
    """Such as "Margaret, Bronwen and Peter"."""
    from babel.lists import format_list

    return format_list(items, locale=language)
