"""What the Review page says: how often, how far away, and how an own measure moved."""

from __future__ import annotations

from datetime import date

from planner.models.aspirations import MeasureKind, ends, measured_in, still_measured, way_there
from planner.models.numbers import number_words
from planner.models.spans import months_after
from planner.records.since_last_time import Measured
from planner.views.progress_words import answer_words
from planner.words import _, plural, weekday


def rhythm_words(weeks: int | None) -> str:
    """Such as "Every 6 weeks"; None is monthly."""
    if weeks is None:
        return _("Every month")
    return plural("Every week", "Every {count} weeks", weeks)


def how_far(on: date | None, today: date) -> str:
    """Such as "Friday, in a month. Change it if another day suits."; what is so without a day."""
    if on is None:
        return _("No day is set yet.")
    days = (on - today).days
    if days < 0:
        return _("That day has gone. Put a day to come.")
    if days == 0:
        return _("Today. Change it if another day suits.")
    if on == months_after(today, 1):
        far = _("in a month")
    elif days % 7 == 0:
        far = plural("in {count} week", "in {count} weeks", days // 7)
    else:
        far = plural("in {count} day", "in {count} days", days)
    return _("{weekday}, {far}. Change it if another day suits.").format(
        weekday=weekday(on), far=far
    )


def measure_title(measured: Measured) -> str:
    """What is measured: what the person counts or says yes to, else their hope."""
    kind, unit = measured_in(measured.hope.aspiration, measured.now)
    named = kind in (MeasureKind.OWN, MeasureKind.YES_NO) and unit.strip()
    return unit if named else measured.hope.aspiration.words


def moved_words(measured: Measured) -> str:
    """Such as "30 to 40", "1 to 3 out of 10"; in both measures where it was changed between."""
    hope, before, now = measured.hope, measured.before, measured.now
    kind, unit = measured_in(hope.aspiration, now)
    after = number_words(now.value) if kind is MeasureKind.OWN else answer_words(hope, now)
    if kind is MeasureKind.YES_NO:
        after = after[:1].upper() + after[1:]
    if before is None:
        start, _target = ends(hope.aspiration)
        if kind is MeasureKind.YES_NO or start is None or not still_measured(hope.aspiration, now):
            return after
        return _("{before} to {now}").format(before=number_words(start), now=after)
    if measured_in(hope.aspiration, before) != (kind, unit):
        return _("{before} before, {now} now").format(
            before=answer_words(hope, before), now=answer_words(hope, now)
        )
    if before.value == now.value:
        return _("{answer}, as before").format(answer=after)
    if kind is MeasureKind.YES_NO:
        return _("{before} before, {now} now").format(
            before=answer_words(hope, before), now=answer_words(hope, now)
        )
    return _("{before} to {now}").format(before=number_words(before.value), now=after)


def blocks_done(measured: Measured) -> int | None:
    """How many of ten blocks of the way are done; None where there is no way to draw."""
    row, now = measured.hope.aspiration, measured.now
    if not still_measured(row, now):
        return None
    if row.measure is MeasureKind.SCALE:
        return round(now.value)
    if row.measure is not MeasureKind.OWN or row.start is None or row.target is None:
        return None
    return round(10 * way_there(row.start, row.target, now.value))
