"""People: one name is enough, the rest is checked, and every answer can be undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from planner.errors import InvalidInputError, NotFoundError
from planner.models.journal import JournalLine, Why
from planner.models.people import PaperSize, Person
from planner.records.book import Records
from tests.fakes import FakeClock


@pytest.fixture
def person(records: Records) -> Person:
    return records.people.add("Margaret")


def test_a_name_to_be_called_by_is_enough_and_nothing_is_assumed(person: Person) -> None:
    assert (person.called, person.full_name, person.born_on, person.nhs_number) == (
        "Margaret",
        "",
        None,
        "",
    )
    assert (person.may_call, person.may_post, person.safe_ways_asked_on) == (None, None, None)


@pytest.mark.parametrize("called", ["", "   ", "\n"])
def test_without_a_name_nobody_is_added(records: Records, called: str) -> None:
    with pytest.raises(InvalidInputError, match="first name is enough") as caught:
        records.people.add(called)
    assert caught.value.field == "called"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("born_on", date(2026, 3, 18), "still to come"),
        ("born_on", date(1826, 3, 18), "120 years"),
        ("nhs_number", "999 000 0019", "does not add up"),
        ("privacy_given_on", date(2027, 1, 1), "still to come"),
        ("called", " ", "first name"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    records: Records, person: Person, field: str, value: Any, sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence) as caught:
        records.people.change(person.id, field, value)

    assert caught.value.field == field
    assert records.people.get(person.id) == person


def test_an_nhs_number_is_kept_tidy_and_the_name_as_typed(records: Records, person: Person) -> None:
    records.people.change(person.id, "nhs_number", "999 000 0018")
    changed = records.people.change(person.id, "full_name", "  <b>Margaret</b> 🌻  Ellis ")

    assert (changed.nhs_number, changed.full_name) == (
        "9990000018",
        "  <b>Margaret</b> 🌻  Ellis ",
    )


def test_a_safe_way_says_when_it_was_asked(records: Records, person: Person) -> None:
    changed = records.people.change(person.id, "may_call", False)

    assert changed.safe_ways_asked_on == date(2026, 3, 17)
    assert changed.may_text is None


def test_typing_on_is_one_step_back(records: Records, person: Person) -> None:
    for text in ("1 H", "1 High", "1 High Street"):
        records.people.change(person.id, "address", text)
    records.people.change(person.id, "paper_size", "large")

    records.undo.undo(person.id, "details")
    assert records.people.get(person.id).paper_size is PaperSize.STANDARD
    records.undo.undo(person.id, "details")
    assert records.people.get(person.id).address == ""
    records.undo.redo(person.id, "details")
    assert records.people.get(person.id).address == "1 High Street"


def test_the_same_person_is_noticed_by_number_or_by_name_and_birthday(records: Records) -> None:
    born = date(1974, 1, 9)
    there = records.people.add("Zoë", full_name="Zoë Łucka", born_on=born, nhs_number="9990000018")
    records.people.add("Zoë", full_name="Zoë Łucka")

    found = records.people.duplicates

    assert found(("ZOE", ""), born, "") == [there]
    assert found(("", "zoe lucka"), born, "") == [there]
    assert found(("Someone",), None, "9990000018") == [there]
    assert found(("Zoë",), None, "") == []
    assert found(("Ann",), born, "") == []
    assert found(("Zoë",), born, "", apart_from=there.id) == []
    records.people.remove(there.id)
    assert found(("Zoë",), born, "9990000018") == []


def test_contacts_keep_their_order_and_come_back_by_undo(records: Records, person: Person) -> None:
    jean = records.people.add_contact(person.id, "Jean", "next door", "01632 960118")
    records.people.add_contact(person.id, "Paul")
    records.people.change_contact(jean.id, "phone", "01632 960119")
    records.people.remove_contact(jean.id)
    assert [each.name for each in records.people.contacts(person.id)] == ["Paul"]

    records.undo.undo(person.id, "details")

    assert [(each.name, each.phone) for each in records.people.contacts(person.id)] == [
        ("Jean", "01632 960119"),
        ("Paul", ""),
    ]
    with pytest.raises(InvalidInputError):
        records.people.change_contact(jean.id, "name", " ")


def test_an_agreement_to_share_can_be_taken_back_and_given_again(
    records: Records, person: Person
) -> None:
    first = records.people.agree(person.id, "My GP surgery")
    assert records.people.agree(person.id, "My GP surgery").id == first.id

    records.people.withdraw(first.id)
    records.people.agree(person.id, "My GP surgery")

    assert [(each.recipient, each.withdrawn_on) for each in records.people.consents(person.id)] == [
        ("My GP surgery", date(2026, 3, 17)),
        ("My GP surgery", None),
    ]
    with pytest.raises(InvalidInputError):
        records.people.agree(person.id, " ")


def test_an_opening_leaves_one_line_without_words(records: Records, person: Person) -> None:
    records.people.opened(person.id)

    with records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.why == Why.OPENED)).all()
    assert [(line.person_id, line.after) for line in lines] == [(person.id, None)]


def test_coming_back_soon_is_the_same_opening(
    records: Records, person: Person, clock: FakeClock
) -> None:
    other = records.people.add("Yusuf")
    for who, minutes in ((person, 29), (person, 1), (other, 1), (person, 31), (person, 0)):
        records.people.opened(who.id)
        clock.advance(timedelta(minutes=minutes))

    with records.changes.reading() as session:
        lines = session.exec(
            select(JournalLine)
            .where(JournalLine.why == Why.OPENED)
            .order_by(col(JournalLine.sequence))
        ).all()
    assert [line.person_id for line in lines] == [person.id, other.id, person.id, person.id]


def test_somebody_unknown_is_not_there(records: Records) -> None:
    from uuid import uuid4

    with pytest.raises(NotFoundError):
        records.people.get(uuid4())


def test_what_was_taken_back_is_told_until_it_is_given_again(
    records: Records, clock: FakeClock
) -> None:
    person = records.people.add("Margaret")
    gp, family = (records.people.agree(person.id, who) for who in ("My GP surgery", "My family"))
    assert records.people.taken_back(person.id) == []
    records.people.withdraw(gp.id)
    clock.advance(timedelta(days=3))
    records.people.withdraw(family.id)
    told = [(each.recipient, each.withdrawn_on) for each in records.people.taken_back(person.id)]
    assert told == [("My family", date(2026, 3, 20)), ("My GP surgery", date(2026, 3, 17))]
    records.people.agree(person.id, "My GP surgery")
    assert [each.recipient for each in records.people.taken_back(person.id)] == ["My family"]
    held = records.history.of_record(family.id, frozenset({"withdrawn_on"}))
    assert [change.after for change in held] == ["2026-03-20"]
