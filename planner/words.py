"""Every word a person reads, through gettext, the caller naming the language.

The English sentence is its own message id, so English needs no catalogue. Catalogues of other
languages lie in `resources/translations/<language>/LC_MESSAGES/planner.mo`. They hold the words of
a person's papers alone: the program itself is in English, and a paper takes its words from a
`Tongue`, which its style carries.

Dates and times are written as look/README.md asks: "Tuesday 17 March", "17 March 2026", "10:30".
Babel is imported when the first date is written, never at start-up.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from planner import resource_root
from planner.scripts import isolated

ENGLISH = "en_GB"
_WELSH_AND = re.compile(r"\ba\(c\)(?=\s+\W*(\w))")


@lru_cache(maxsize=16)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        "planner", resource_root() / "translations", [language], fallback=True
    )


class Sentence(str):
    """A sentence of the program: what is filled in keeps its own direction inside it.

    So “{name}” may be a name from right to left, and the words and figures after it stay put.
    """

    __slots__ = ()

    def format(self, *args: object, **named: object) -> str:
        """As of any text, each name or wording that is filled in by itself."""
        return str.format(self, *map(_alone, args), **{key: _alone(named[key]) for key in named})


def _alone(value: object) -> object:
    return isolated(value) if isinstance(value, str) else value


def _(message: str, language: str = ENGLISH) -> str:
    """`message` in `language`; the English itself where there is no translation."""
    return Sentence(_catalogue(language).gettext(message)) if message else ""


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
    return _listing(list(map(isolated, items)), language)


def _listing(items: list[str], language: str) -> str:
    from babel.lists import format_list

    return _WELSH_AND.sub(_welsh_and, format_list(items, locale=language))


def _welsh_and(found: re.Match[str]) -> str:
    """Babel leaves it to whoever reads; "ac" is for words that begin with a vowel."""
    return "ac" if found[1].casefold() in "aeiouâêîôûáéíóú" else "a"


def number(value: float, language: str = ENGLISH) -> str:
    """Such as "40" or "2.5", without thousands: what is shown can be typed in again."""
    from babel.numbers import format_decimal

    return format_decimal(value, "0.##########", locale=language)


def whole(value: int, language: str = ENGLISH) -> str:
    """Such as "12,345"."""
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0", locale=language)


def prepared() -> tuple[str, ...]:
    """The languages that a catalogue is there for, by their codes."""
    found = (resource_root() / "translations").glob("*/LC_MESSAGES/planner.mo")
    return tuple(sorted(path.parent.parent.name for path in found))


def catalogue_words(language: str) -> dict[str, str]:
    """Every message of a catalogue with its words there; those of each number by themselves."""
    held = getattr(_catalogue(language), "_catalog", {})
    return {
        message if isinstance(message, str) else f"{message[0]} [{message[1]}]": said
        for message, said in held.items()
        if message
    }


@lru_cache(maxsize=1)
def asked_words() -> frozenset[str]:
    """Every message that a catalogue should have words for, named as `catalogue_words` does."""
    from babel.messages.pofile import read_po

    with (resource_root() / "translations" / "planner.pot").open("rb") as template:
        messages = [each.id for each in read_po(template) if each.id]
    return frozenset(each if isinstance(each, str) else f"{each[0]} [0]" for each in messages)


@dataclass(frozen=True)
class Tongue:
    """The words of one paper: its sentences, days and numbers, all in one language.

    What it says is marked where it stands, by `_` or `N_`.
    """

    language: str = ENGLISH

    @property
    def tag(self) -> str:
        """The language as documents name it, such as "en-GB"."""
        return self.language.replace("_", "-")

    def say(self, message: str) -> str:
        """`message` in this language; what no catalogue has stays as it is."""
        return _catalogue(self.language).gettext(message) if message else ""

    def amount(self, one: str, many: str, count: int) -> str:
        """`one` or `many` as `count` asks, with `{count}` filled in."""
        return plural(one, many, count, self.language)

    def day(self, value: date) -> str:
        """Such as "17 March 2026"."""
        return day(value, self.language)

    def day_of_week(self, value: date) -> str:
        """Such as "Tuesday 17 March"."""
        return day_of_week(value, self.language)

    def full_day(self, value: date) -> str:
        """Such as "Tuesday 17 March 2026"."""
        return full_day(value, self.language)

    def short_day(self, value: date) -> str:
        """Such as "17 March"."""
        return short_day(value, self.language)

    def month(self, value: date) -> str:
        """Such as "March 2027"."""
        return month(value, self.language)

    def time_of_day(self, value: datetime | time) -> str:
        """Such as "10:42"."""
        return time_of_day(value, self.language)

    def listing(self, items: list[str]) -> str:
        """Such as "Margaret, Bronwen and Peter"."""
        return _listing(items, self.language)

    def number(self, value: float | None) -> str:
        """Such as "2.5"; empty for none."""
        return "" if value is None else number(value, self.language)


IN_ENGLISH = Tongue()
