"""Legal holds: placed and lifted with a reason and a day, and said where they stand in the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.concerns import WhoActs
from planner.models.lawful import HoldKind
from planner.records.book import Records
from planner.records.holds import why_held

TODAY = date(2026, 3, 17)


def test_a_hold_is_in_force_until_it_is_lifted_and_then_kept(records: Records) -> None:
    person = records.people.add("Margaret")
    hold = records.holds.place(person.id, HoldKind.INQUEST, "The coroner wrote", TODAY)
    assert [row.id for row in records.holds.in_force(person.id)] == [hold.id]
    lifted = records.holds.lift(hold.id, "The coroner is done", TODAY)
    assert records.holds.in_force(person.id) == []
    assert [(row.id, row.lifted_on) for row in records.holds.of_person(person.id)] == [
        (hold.id, TODAY)
    ]
    assert lifted.lifted_why == "The coroner is done"


def test_what_is_in_force_stands_first(records: Records) -> None:
    person = records.people.add("Margaret")
    old = records.holds.place(person.id, HoldKind.OTHER, "First", date(2026, 1, 1))
    new = records.holds.place(person.id, HoldKind.COMPLAINT, "Second", TODAY)
    records.holds.lift(new.id, "Settled", TODAY)
    assert [row.id for row in records.holds.of_person(person.id)] == [old.id, new.id]


@pytest.mark.parametrize(
    ("reason", "day", "field"),
    [(" ", TODAY, "reason"), ("A letter", TODAY + timedelta(days=1), "placed_on")],
)
def test_a_hold_needs_a_reason_and_a_day_that_has_been(
    records: Records, reason: str, day: date, field: str
) -> None:
    person = records.people.add("Margaret")
    with pytest.raises(InvalidInputError) as refused:
        records.holds.place(person.id, HoldKind.COMPLAINT, reason, day)
    assert refused.value.field == field
    assert records.holds.of_person(person.id) == []


def test_it_is_lifted_with_a_reason_and_not_before_it_was_placed(records: Records) -> None:
    person = records.people.add("Margaret")
    hold = records.holds.place(person.id, HoldKind.COMPLAINT, "A letter", TODAY)
    for why, day, field in (
        ("", TODAY, "lifted_why"),
        ("Done", TODAY - timedelta(days=1), "lifted_on"),
        ("Done", TODAY + timedelta(days=1), "lifted_on"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            records.holds.lift(hold.id, why, day)
        assert refused.value.field == field
    assert len(records.holds.in_force(person.id)) == 1


def test_an_open_concern_suggests_a_hold_for_safeguarding(records: Records) -> None:
    person = records.people.add("Margaret")
    assert not records.holds.suggests_safeguarding(person.id)
    concern = records.concerns.open(person.id, WhoActs.DUTY_GP)
    assert records.holds.suggests_safeguarding(person.id)
    hold = records.holds.place(person.id, HoldKind.SAFEGUARDING, "A concern is open", TODAY)
    assert not records.holds.suggests_safeguarding(person.id)
    records.holds.lift(hold.id, "By mistake", TODAY)
    assert records.holds.suggests_safeguarding(person.id)
    records.concerns.close(concern.id, closed_by="Priya", closed_on=TODAY, outcome="Safe")
    assert not records.holds.suggests_safeguarding(person.id)


def test_the_sentence_names_what_holds_and_what_to_do(records: Records) -> None:
    person = records.people.add("Margaret")
    assert why_held([]) == ""
    records.holds.place(person.id, HoldKind.INQUEST, "A letter", date(2026, 2, 3))
    records.holds.place(person.id, HoldKind.COMPLAINT, "Another", TODAY)
    said = why_held(records.holds.in_force(person.id))
    assert "an inquest, since 3 February 2026 and a complaint, since 17 March 2026" in said
    assert "Lift the hold first" in said
