"""Answers to "How is it going?" as words, each in the measure it was given in."""

from __future__ import annotations

from planner.models.aspirations import MeasureKind, Progress, Side, measured_in
from planner.models.numbers import number_words
from planner.records.hopes import Hope
from planner.words import _, day


def answer_words(hope: Hope, said: Progress) -> str:
    """An answer in its own measure's words, such as "40 yards" though the measure changed since."""
    kind, unit = measured_in(hope.aspiration, said)
    figure = number_words(said.value)
    if kind is MeasureKind.YES_NO:
        return _("yes") if said.value else _("not yet")
    if kind is MeasureKind.OWN:
        return f"{figure} {unit.strip()}".strip()
    return _("{number} out of 10").format(number=figure)


def changed_words(hope: Hope) -> str:
    """What was last said in a measure that is another one now; empty where it is the same."""
    said = hope.before_the_change
    if said is None or said.happened_on is None:
        return ""
    return _("Before, on {day}: {answer}").format(
        day=day(said.happened_on), answer=answer_words(hope, said)
    )


def differing(hope: Hope) -> tuple[Progress, Progress] | None:
    """Both views, the person's first, where the latest of each were given on one day and differ."""
    mine, theirs = hope.latest(Side.PERSON), hope.latest(Side.PLANNER)
    if mine is None or theirs is None or mine.happened_on != theirs.happened_on:
        return None
    same = answer_words(hope, mine) == answer_words(hope, theirs)
    return None if same else (mine, theirs)
