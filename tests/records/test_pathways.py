"""Pathways: one open at a time, paused and gone on with, closed on a day that has been."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import InvalidInputError
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus, ReferralSource
from planner.models.people import Person
from planner.records.book import Records


@pytest.fixture
def person(records: Records) -> Person:
    return records.people.add("Margaret")


@pytest.fixture
def pathway(records: Records, person: Person) -> Pathway:
    return records.pathways.start(
        person.id,
        PathwayKind.PREVENTION,
        referral_source=ReferralSource.GP,
        referred_by="Dr Okoro",
        referred_on=date(2026, 3, 2),
    )


def test_it_starts_today_and_is_the_current_one(
    records: Records, person: Person, pathway: Pathway
) -> None:
    assert pathway.started_on == date(2026, 3, 17)
    assert records.pathways.current(person.id) == pathway


def test_a_second_one_waits_for_the_first_to_finish(
    records: Records, person: Person, pathway: Pathway
) -> None:
    with pytest.raises(InvalidInputError, match="open already"):
        records.pathways.start(person.id, PathwayKind.RECOVERY)

    records.pathways.finish(pathway.id, PathwayStatus.COMPLETED)
    second = records.pathways.start(person.id, PathwayKind.RECOVERY)

    assert records.pathways.current(person.id) == second
    assert {each.id for each in records.pathways.of_person(person.id)} == {pathway.id, second.id}
    with pytest.raises(InvalidInputError, match="Another pathway"):
        records.pathways.go_on(pathway.id)


def test_a_pause_keeps_it_current_and_going_on_forgets_the_day(
    records: Records, person: Person, pathway: Pathway
) -> None:
    paused = records.pathways.pause(pathway.id, date(2026, 6, 1))
    assert (paused.status, paused.paused_until) == (PathwayStatus.PAUSED, date(2026, 6, 1))
    assert records.pathways.current(person.id) is not None

    going = records.pathways.go_on(pathway.id)
    assert (going.status, going.paused_until) == (PathwayStatus.ACTIVE, None)


def test_finishing_can_be_undone(records: Records, person: Person, pathway: Pathway) -> None:
    records.pathways.finish(pathway.id, PathwayStatus.TRANSFERRED, date(2026, 3, 16))
    assert records.pathways.current(person.id) is None

    records.undo.undo(person.id, "details")

    current = records.pathways.current(person.id)
    assert current is not None
    assert (current.status, current.closed_on) == (PathwayStatus.ACTIVE, None)


def test_days_that_cannot_be_are_refused(records: Records, pathway: Pathway) -> None:
    with pytest.raises(InvalidInputError, match="still to come"):
        records.pathways.change(pathway.id, "referred_on", date(2026, 3, 18))
    with pytest.raises(InvalidInputError, match="before it was suggested"):
        records.pathways.change(pathway.id, "started_on", date(2026, 3, 1))
    with pytest.raises(InvalidInputError, match="has gone"):
        records.pathways.pause(pathway.id, date(2026, 3, 16))
    with pytest.raises(InvalidInputError, match="still to come"):
        records.pathways.finish(pathway.id, PathwayStatus.COMPLETED, date(2026, 3, 18))
    assert records.pathways.get(pathway.id).referred_on == date(2026, 3, 2)


def test_who_suggested_it_is_kept_as_typed(records: Records, pathway: Pathway) -> None:
    for text in ("Dr O", "Dr Okoro, <i>Riverside</i>"):
        records.pathways.change(pathway.id, "referred_by", text)

    assert records.pathways.get(pathway.id).referred_by == "Dr Okoro, <i>Riverside</i>"
