"""Which WEMWBS is asked for next on a pathway, and what to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.models.questionnaires import Declined, Stage
from planner.models.wemwbs import Rules, Timing, Window, next_number, window
from planner.words import _, short_day


class Asked(StrEnum):
    """Whether to ask now, to wait, or not to ask any more."""

    NOW = "now"
    LATER = "later"
    NO_MORE = "no_more"


@dataclass(frozen=True)
class Declining:
    """What a person said when asked: on which day, and whether a visit began since."""

    said: Declined
    asked_on: date
    visited_since: bool


@dataclass(frozen=True)
class Standing:
    """The next questionnaire: its stage, its number (0 is the baseline), and its window.

    `declining` is what was said when it was asked for, where that still counts.
    """

    stage: Stage
    number: int
    window: Window | None
    timing: Timing
    asked: Asked
    today: date
    declining: Declining | None = None

    @property
    def sentence(self) -> str:
        """Where today lies, such as "Due, window to 31 March" or "“Not today” on 10 March"."""
        if self.declining is not None:
            said_on = short_day(self.declining.asked_on)
            if self.declining.said is Declined.RATHER_NOT:
                return _("“I’d rather not” on {day}").format(day=said_on)
            return _("“Not today” on {day}").format(day=said_on)
        if self.window is None:
            return _("Baseline not answered yet")
        return self.window.sentence(self.today)


def standing(
    baseline: date | None,
    follow_ups: Sequence[date],
    declining: Declining | None,
    today: date,
    rules: Rules,
) -> Standing:
    """Where a pathway stands. `declining` is the latest one since the latest result."""
    if baseline is None:
        stage, number, timing, weeks = Stage.BASELINE, 0, Timing.DUE, None
    else:
        number = next_number(baseline, follow_ups, rules)
        weeks = window(baseline, number, rules)
        stage, timing = Stage.FOLLOW_UP, weeks.timing(today)
    asked = Asked.LATER if timing is Timing.BEFORE else Asked.NOW
    if declining is None:
        return Standing(stage, number, weeks, timing, asked, today)
    if declining.said is Declined.RATHER_NOT:
        return Standing(stage, number, weeks, timing, Asked.NO_MORE, today, declining)
    if asked is Asked.NOW and not declining.visited_since:
        return Standing(stage, number, weeks, timing, Asked.LATER, today, declining)
    return Standing(stage, number, weeks, timing, asked, today)
