"""The timeline shows all that happened inside its box, and counts nothing against anyone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.models.pictures import Shape
from planner.models.progress import Event, EventKind, ProgressSnapshot
from planner.models.timeline import timeline
from planner.models.timeline_words import timeline_sentence, timeline_sheet
from tests.models.drawn import check, ruler

START = date(2025, 12, 9)


@st.composite
def told(draw: st.DrawFn) -> ProgressSnapshot:
    length = draw(st.integers(0, 1500))
    inside = st.integers(-40, length + 40)
    events = []
    for kind in draw(st.lists(st.sampled_from(list(EventKind)), max_size=40)):
        on = START + timedelta(days=draw(inside))
        until = None
        if kind is EventKind.PAUSE and draw(st.booleans()):
            until = on + timedelta(days=draw(st.integers(0, 90)))
        score = draw(st.integers(14, 70)) if kind is EventKind.WELLBEING else None
        events.append(Event(kind, on, until, score))
    events.sort(key=lambda event: event.on)
    today = START + timedelta(days=length)
    closed = today if draw(st.booleans()) else None
    return ProgressSnapshot("Margaret", today, START, closed, events=tuple(events))


@given(told(), st.floats(300, 1400))
def test_all_of_a_pathway_is_inside_its_box_and_no_words_meet(
    snapshot: ProgressSnapshot, width: float
) -> None:
    made = timeline(snapshot, width, ruler())
    check(made)
    drawn = [event for event in snapshot.events if event.kind is not EventKind.PAUSE]
    assert len(made.dots) == 1 + len(drawn) + (snapshot.closed_on is not None)
    rows = 1 + len(snapshot.events) + (snapshot.closed_on is not None)
    assert len(timeline_sheet(snapshot).rows) == rows


def test_a_missed_visit_is_hollow_and_never_counted() -> None:
    snapshot = ProgressSnapshot(
        "Margaret",
        date(2026, 6, 9),
        START,
        events=(
            Event(EventKind.VISIT, date(2025, 12, 16)),
            Event(EventKind.WELLBEING, date(2025, 12, 16), value=38),
            Event(EventKind.NOT_HELD, date(2026, 1, 6)),
            Event(EventKind.PAUSE, date(2026, 1, 20), date(2026, 2, 20)),
            Event(EventKind.STEP_DONE, date(2026, 3, 1), words="Ring Jean"),
            Event(EventKind.REVIEW, date(2026, 3, 3)),
            Event(EventKind.WELLBEING, date(2026, 3, 17), value=47),
        ),
    )
    made = timeline(snapshot, 900, ruler())
    hollow = [dot for dot in made.dots if not dot.filled]
    assert len(hollow) == 2  # the start, and the visit that was not held
    assert {dot.shape for dot in made.dots} == set(Shape)
    assert {"38", "47"} <= {words.text for words in made.words}
    assert timeline_sentence(snapshot) == (
        "Started on 9 December 2025. 1 visit. 1 next step done. 1 review. "
        "Wellbeing scores: 38 out of 70 first, 47 at the latest. "
        "Paused from 20 January 2026 to 20 February 2026. "
        "A hollow circle is a visit that was planned and did not take place."
    )
    rows = timeline_sheet(snapshot).rows
    assert ("6 January 2026", "Visit planned, not held", "") in rows
    assert ("1 March 2026", "Next step done", "Ring Jean") in rows
    assert "47" not in timeline_sentence(snapshot.without_scores())
