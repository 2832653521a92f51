"""The sentences that papers are put together from."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.export import phrases
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.snapshots import AspirationSnapshot, MeasureSnapshot, NextStepSnapshot

OWN, SCALE, YES_NO = MeasureKind.OWN, MeasureKind.SCALE, MeasureKind.YES_NO


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (MeasureSnapshot(OWN, "yards", 1, 40, 100), "1 at the start, 40 now, 100 is my aim"),
        (MeasureSnapshot(OWN, "miles", 0.5, None, 2.25), "0.5 at the start, 2.25 is my aim"),
        (MeasureSnapshot(SCALE, start=2, now=4), "0 to 10: 2 at the start, 4 now"),
        (MeasureSnapshot(YES_NO, now=1), "Yes, now."),
        (MeasureSnapshot(YES_NO, now=0), "Not yet."),
        (MeasureSnapshot(YES_NO), ""),
        (
            MeasureSnapshot(OWN, "walks", 1, None, 7, MeasureSnapshot(OWN, "yards", now=40)),
            "1 at the start, 7 is my aim. 40 yards before",
        ),
        (MeasureSnapshot(YES_NO, before=MeasureSnapshot(SCALE, now=4)), "4 out of 10 before"),
        (MeasureSnapshot(OWN, "yards"), ""),
        (MeasureSnapshot(MeasureKind.NONE), ""),
    ],
)
def test_a_measure_says_only_what_is_known(measure: MeasureSnapshot, sentence: str) -> None:
    assert phrases.measure_sentence(measure) == sentence


@pytest.mark.parametrize(
    ("step", "doers"),
    [
        (NextStepSnapshot("x"), "Me"),
        (NextStepSnapshot("x", by_me=False, by_planner=True), "Priya Nair"),
        (NextStepSnapshot("x", by_planner=True, who_else="Jean"), "Me, Priya Nair and Jean"),
        (NextStepSnapshot("x", by_me=False), ""),
    ],
)
def test_who_does_a_step(step: NextStepSnapshot, doers: str) -> None:
    assert phrases.who(step, "Priya Nair") == doers


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (NextStepSnapshot("x"), ""),
        (NextStepSnapshot("x", on=date(2026, 3, 18)), "Wednesday 18 March"),
        (
            NextStepSnapshot("x", how_often="Saturdays", on=date(2026, 3, 21), at=time(11)),
            "Saturdays, Saturday 21 March, 11:00",
        ),
        (NextStepSnapshot("x", on=date(2026, 3, 9), done_on=date(2026, 3, 12)), "Done, 12 March"),
    ],
)
def test_when_a_step_is_done(step: NextStepSnapshot, sentence: str) -> None:
    assert phrases.when(step) == sentence


def test_a_year_ahead_is_named_by_its_month() -> None:
    far = AspirationSnapshot(Horizon.YEAR, "x", date(2027, 3, 1))
    assert phrases.by_when(far) == "by March 2027"
    assert (
        phrases.by_when(AspirationSnapshot(Horizon.WEEK, "x", date(2026, 3, 24))) == "by 24 March"
    )
    assert phrases.by_when(AspirationSnapshot(Horizon.WEEK, "x")) == ""
