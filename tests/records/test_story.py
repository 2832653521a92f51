"""The pathway so far: moments in their order, waits and visits counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from planner.models.pathways import PathwayKind
from planner.models.visits import Appointment, Visit
from planner.records.book import Records
from planner.records.story import Moment, MomentKind


def test_a_pathway_that_just_began_has_two_moments(records: Records) -> None:
    person = records.people.add("Ann")
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)

    story = records.stories.of_pathway(pathway.id)

    assert [moment.kind for moment in story.moments] == [MomentKind.SUGGESTED, MomentKind.TODAY]
    assert (story.first_contact, story.held, story.not_held, story.window) == (None, 0, 0, None)


def test_visits_missed_ones_and_what_is_planned_stand_in_their_order(records: Records) -> None:
    surgery = records.settings.add_surgery("Riverside Surgery")
    person = records.people.add("Ann")
    today = date(2026, 3, 17)
    pathway = records.pathways.start(
        person.id,
        PathwayKind.PREVENTION,
        surgery_id=surgery.id,
        referred_on=today - timedelta(days=40),
        started_on=today - timedelta(days=30),
    )
    own: dict[str, Any] = {"person_id": person.id, "pathway_id": pathway.id}
    with records.changes.transaction() as session:
        for ago in (10, 30):
            began = datetime(2026, 3, 17, 23, 30, tzinfo=UTC) - timedelta(days=ago)
            session.add(Visit(**own, began_at=began, ended_at=began))
        session.add(Appointment(**own, on=today - timedelta(days=20), held=False))
        session.add(Appointment(**own, on=today - timedelta(days=10), held=True))
        for ahead in (21, 7):
            session.add(Appointment(**own, on=today + timedelta(days=ahead)))

    story = records.stories.of_pathway(pathway.id)

    assert story.moments == (
        Moment(MomentKind.SUGGESTED, today - timedelta(days=40)),
        Moment(MomentKind.VISIT, today - timedelta(days=30), 1),
        Moment(MomentKind.NOT_HELD, today - timedelta(days=20)),
        Moment(MomentKind.VISIT, today - timedelta(days=10), 2),
        Moment(MomentKind.TODAY, today),
        Moment(MomentKind.COMING, today + timedelta(days=7)),
    )
    assert (story.surgery, story.first_contact, story.held, story.not_held) == (
        "Riverside Surgery",
        10,
        2,
        1,
    )
