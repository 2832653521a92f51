"""The rules of WEMWBS: scoring, what a change may mean, and when the next one is due.

Figures and their sources are in resources/wemwbs.json. The wording of the scale is licensed and
is not here; items are known by their number and a topic word of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from planner.errors import InvalidInputError
from planner.models.questionnaires import Mode
from planner.words import IN_ENGLISH, Tongue, _, plural, short_day

ITEMS = 14
LOWEST, HIGHEST = 14, 70


class Tier(StrEnum):
    """How a change compares with what measuring alone can produce."""

    SAME = "same"
    WITHIN_ERROR = "within_error"
    POSSIBLE = "possible"
    RELIABLE = "reliable"


@dataclass(frozen=True)
class Rules:
    """The figures of resources/wemwbs.json."""

    topics: tuple[str, ...]
    possible: int
    reliable: int
    band_label: str
    band_low: float
    band_high: float
    due: timedelta
    opens: timedelta
    closes: timedelta
    copyright: str

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Rules:
        """The rules as the data file has them; the band is the mean ± one standard deviation."""
        band, timing = data["band"], data["timing"]
        return cls(
            topics=tuple(data["topics"]),
            possible=data["change"]["possible"],
            reliable=data["change"]["reliable"],
            band_label=band["label"],
            band_low=band["mean"] - band["standard_deviation"],
            band_high=band["mean"] + band["standard_deviation"],
            due=timedelta(weeks=timing["due_weeks"]),
            opens=timedelta(weeks=timing["window_opens_weeks"]),
            closes=timedelta(weeks=timing["window_closes_weeks"]),
            copyright=data["copyright"],
        )


def check_answer(value: object) -> int:
    """`value` as an answer, a whole number from 1 to 5; raises InvalidInputError otherwise."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 5:
        raise InvalidInputError(_("An answer is a whole number from 1 to 5."), field="answers")
    return value


def answered(answers: Sequence[int | None]) -> int:
    """How many of the items have an answer."""
    return sum(answer is not None for answer in answers)


def total(answers: Sequence[int | None]) -> int | None:
    """The total of all 14 answers, 14 to 70; None while any is missing, never a partial sum.

    Raises InvalidInputError for anything but fourteen whole numbers from 1 to 5 (or None).
    """
    if len(answers) != ITEMS:
        raise InvalidInputError(_("The questionnaire has 14 items."), field="answers")
    checked = [check_answer(answer) for answer in answers if answer is not None]
    return sum(checked) if len(checked) == ITEMS else None


def all_the_same(answers: Sequence[int | None]) -> bool:
    """Whether all 14 have the same answer: worth a gentle "is that right?", never a rejection."""
    return answered(answers) == ITEMS and len(set(answers)) == 1


def tier(change: float, *, possible: float, reliable: float) -> Tier:
    """Which tier a change is in, rises and falls alike."""
    size = abs(change)
    if size == 0:
        return Tier.SAME
    if size < possible:
        return Tier.WITHIN_ERROR
    return Tier.POSSIBLE if size < reliable else Tier.RELIABLE


def change_sentence(first: int, latest: int, rules: Rules, tongue: Tongue = IN_ENGLISH) -> str:
    """What a change between two totals may mean, in the words of look/README.md."""
    _ = tongue.say
    change = latest - first
    kind = tier(change, possible=rules.possible, reliable=rules.reliable)
    if kind is Tier.SAME:
        return _("The same as last time, {total} out of 70.").format(total=latest)
    moved = (
        tongue.amount("Up {count} point.", "Up {count} points.", change)
        if change > 0
        else tongue.amount("Down {count} point.", "Down {count} points.", -change)
    )
    if kind is Tier.WITHIN_ERROR:
        return _("{moved} Within measurement error.").format(moved=moved)
    if kind is Tier.POSSIBLE:
        return _("{moved} A possible change; some of it can be measurement error.").format(
            moved=moved
        )
    if change > 0:
        return _("{moved} A change larger than measurement error.").format(moved=moved)
    return _("{moved} A change larger than measurement error. Worth talking about.").format(
        moved=moved
    )


def done_differently(first: tuple[Mode | None, bool], latest: tuple[Mode | None, bool]) -> bool:
    """Whether two were completed differently (mode, with an interpreter): it biases a change."""
    return first != latest


class Timing(StrEnum):
    """Where today lies against a follow-up's window."""

    BEFORE = "before"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Window:
    """When a follow-up is due: on `due`, from `opens` to `closes`, both included."""

    opens: date
    due: date
    closes: date

    def timing(self, today: date) -> Timing:
        """Before the window, inside it, or after it."""
        if today < self.opens:
            return Timing.BEFORE
        return Timing.DUE if today <= self.closes else Timing.OVERDUE

    def sentence(self, today: date) -> str:
        """How long to go, "due", or "overdue by"; a late one is still welcome."""
        timing = self.timing(today)
        if timing is Timing.BEFORE:
            days = (self.opens - today).days
            return (
                plural("Due in {count} day", "Due in {count} days", days)
                if days < 14
                else plural("Due in {count} week", "Due in {count} weeks", days // 7)
            )
        if timing is Timing.DUE:
            return _("Due, window to {day}").format(day=short_day(self.closes))
        days = (today - self.closes).days
        return plural("{count} day overdue", "{count} days overdue", days)


def window(baseline: date, number: int, rules: Rules) -> Window:
    """The window of follow-up `number` (1 is the first), counted from the baseline.

    More follow-ups come every 13 weeks, each with the same room before and after.
    """
    due = baseline + rules.due * number
    return Window(due - (rules.due - rules.opens), due, due + (rules.closes - rules.due))


def next_number(baseline: date, follow_ups: Sequence[date], rules: Rules) -> int:
    """Which follow-up is asked for next.

    One that was answered closes every window that had opened by then, so a late one is not asked
    for twice, and an early one still counts for the window nearest to it.
    """
    number = 1
    for answered_on in sorted(follow_ups):
        while window(baseline, number + 1, rules).opens <= answered_on:
            number += 1
        number += 1
    return number


#: Days before a licence ends on which it starts to be announced.
LICENCE_NOTICE = timedelta(days=60)


def licence_notice(ends_on: date | None, today: date) -> str | None:
    """What to say of a licence that ends soon or has ended; None while there is nothing to say."""
    if ends_on is None or today < ends_on - LICENCE_NOTICE:
        return None
    if today <= ends_on:
        return plural(
            "The WEMWBS licence ends in {count} day.",
            "The WEMWBS licence ends in {count} days.",
            (ends_on - today).days,
        )
    return _("The WEMWBS licence has ended. Results already held stay; no blank form is printed.")
