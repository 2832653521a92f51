"""A subject access request: from the day it came to the copy, and what must come first."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from planner.errors import InvalidInputError
from planner.models.access import Mark
from planner.models.journal import JournalLine, Why
from planner.models.lawful import About, AccessRequest, HarmCheck
from planner.records.access_entries import Entry
from planner.records.book import Records, open_records
from planner.records.subject_access import due, marks_of
from planner.system.policy import Policy
from tests.fakes import FakeClock
from tests.records.held_samples import full_record
from tests.records.plan_makers import say, someone

TODAY = date(2026, 3, 17)


def asked(records: Records, person_id: UUID) -> AccessRequest:
    return records.access.receive(person_id, TODAY, "Margaret herself", "Known to me for a year")


def checked(
    records: Records, request: AccessRequest, said: HarmCheck = HarmCheck.NOTHING_WITHHELD
) -> None:
    records.access.check_harm(request.id, said, "Dr Okoro", "doctor", TODAY)


def entry(records: Records, request: AccessRequest, table: str) -> Entry:
    return next(each for each in records.access.entries(request.id) if each.table == table)


def test_a_request_is_due_after_one_month(records: Records) -> None:
    person = records.people.add("Margaret")
    request = asked(records, person.id)
    assert due(request) == date(2026, 4, 17)
    assert records.access.waiting(person.id) is not None
    with pytest.raises(InvalidInputError, match="open already"):
        asked(records, person.id)


@pytest.mark.parametrize(
    ("received", "by", "checked_how", "field"),
    [
        (TODAY, " ", "Passport", "asked_by"),
        (TODAY, "Margaret", "", "identity_checked"),
        (TODAY + timedelta(days=1), "Margaret", "Passport", "received_on"),
    ],
)
def test_it_says_who_asked_and_how_that_was_checked(
    records: Records, received: date, by: str, checked_how: str, field: str
) -> None:
    person = records.people.add("Margaret")
    with pytest.raises(InvalidInputError) as refused:
        records.access.receive(person.id, received, by, checked_how)
    assert refused.value.field == field


def test_more_time_is_two_months_at_most_with_a_reason(records: Records, clock: FakeClock) -> None:
    request = asked(records, records.people.add("Margaret").id)
    for until, why, field in (
        (date(2026, 5, 1), " ", "extended_why"),
        (date(2026, 4, 17), "Much to read", "extended_to"),
        (date(2026, 6, 18), "Much to read", "extended_to"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            records.access.extend(request.id, until, why)
        assert refused.value.field == field
    assert due(records.access.extend(request.id, date(2026, 6, 17), "Much to read")) == date(
        2026, 6, 17
    )
    clock.advance(timedelta(days=32))
    with pytest.raises(InvalidInputError, match="within the first month"):
        records.access.extend(request.id, date(2026, 6, 1), "Too late")


def test_nothing_is_made_before_a_health_professional_was_asked(records: Records) -> None:
    request = asked(records, records.people.add("Margaret").id)
    for make in (records.access.copy, records.access.data):
        with pytest.raises(InvalidInputError, match="health professional"):
            make(request.id)
    checked(records, request)
    assert records.access.why_not_yet(request.id) == ""
    assert records.access.copy(request.id).called == "Margaret"


@pytest.mark.parametrize(
    ("by", "role", "on", "field"),
    [
        (" ", "doctor", TODAY, "harm_checked_by"),
        ("Dr Okoro", "receptionist", TODAY, "harm_checked_role"),
        ("Dr Okoro", "doctor", TODAY + timedelta(days=1), "harm_checked_on"),
        ("Dr Okoro", "doctor", date(2025, 9, 17), "harm_checked_on"),
    ],
)
def test_the_check_names_a_professional_and_a_day_that_counts(
    records: Records, by: str, role: str, on: date, field: str
) -> None:
    request = asked(records, records.people.add("Margaret").id)
    with pytest.raises(InvalidInputError) as refused:
        records.access.check_harm(request.id, HarmCheck.NOTHING_WITHHELD, by, role, on)
    assert refused.value.field == field


def test_an_opinion_of_half_a_year_ago_is_asked_for_again(
    records: Records, clock: FakeClock
) -> None:
    request = asked(records, records.people.add("Margaret").id)
    checked(records, request)
    clock.advance(timedelta(days=200))
    assert "more than six months ago" in records.access.why_not_yet(request.id)


def test_what_may_be_about_others_waits_until_it_is_decided(records: Records) -> None:
    full = full_record(records)
    request = asked(records, full.person_id)
    checked(records, request)
    waiting = {each.table for each in records.access.entries(request.id) if each.waits}
    assert waiting == {"contact", "told", "concern", "visit", "next_step", "legal_hold"}
    assert "6 entries may be about somebody else" in records.access.why_not_yet(request.id)
    contact = entry(records, request, "contact")
    with pytest.raises(InvalidInputError) as refused:
        records.access.decide(
            request.id, Mark("contact", contact.record_id, About.SOMEBODY_ELSE, True, " ")
        )
    assert refused.value.field == "why"
    records.access.decide(
        request.id, Mark("contact", contact.record_id, About.SOMEBODY_ELSE, True, "Jean said no")
    )
    assert "5 entries" in records.access.why_not_yet(request.id)
    records.access.give_the_rest(request.id)
    assert records.access.why_not_yet(request.id) == ""
    marks = {mark.table: mark.withheld for mark in marks_of(records.access.get(request.id))}
    assert marks == {table: table == "contact" for table in waiting}
    assert "contact name words" not in str(records.access.data(request.id))
    assert "Your people: Jean said no" in records.access.copy(request.id).left_out
    records.access.undecide(request.id, contact.record_id)
    assert "1 entry may be" in records.access.why_not_yet(request.id)


def test_free_text_is_marked_by_the_planner(records: Records) -> None:
    who = someone(records)
    say(records, who, "why_here", "My brother drinks")
    request = asked(records, who.person_id)
    checked(records, request)
    answer = entry(records, request, "answer")
    assert not answer.suggested
    assert answer.words == "My brother drinks"
    records.access.decide(
        request.id,
        Mark("answer", answer.record_id, About.SOMEBODY_ELSE, True, "About the brother"),
    )
    assert "My brother drinks" not in str(records.access.data(request.id))


def test_serious_harm_is_what_the_professional_says_and_both_must_agree(records: Records) -> None:
    who = someone(records)
    answer_id = say(records, who, "why_here", "I hear them").id
    request = asked(records, who.person_id)
    checked(records, request, HarmCheck.SOME_WITHHELD)
    assert "Mark what it is" in records.access.why_not_yet(request.id)
    records.access.decide(request.id, Mark("answer", answer_id, About.SERIOUS_HARM, withheld=True))
    assert records.access.why_not_yet(request.id) == ""
    made = str(records.access.data(request.id))
    assert "I hear them" not in made
    assert "serious_harm" not in made
    assert "some_withheld" not in made
    assert records.access.copy(request.id).left_out == ()
    checked(records, request)
    assert "Change one of the two" in records.access.why_not_yet(request.id)


def test_the_opening_says_what_article_15_asks_for(records: Records) -> None:
    records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    person = records.people.add("Margaret")
    gp, family = (records.people.agree(person.id, who) for who in ("My GP surgery", "My family"))
    records.people.withdraw(family.id)
    request = asked(records, person.id)
    checked(records, request)
    said = {line.label: line.words for line in records.access.copy(request.id).opening}
    assert said["Asked for by"] == "Margaret herself, on 17 March 2026"
    assert said["Kept by"] == "Priya Nair, Planner, Garth Lane"
    assert "You agreed to sharing with My GP surgery." in said["Shared with"]
    assert "You took sharing back: My family on 17 March 2026." in said["Shared with"]
    assert "At least until 17 March 2046" in said["How long it is kept"]
    assert "ico.org.uk" in said["If you are not happy"]
    assert gp.withdrawn_on is None


def test_a_name_that_the_organisation_has_laid_down_comes_before_the_planners(
    engine: Engine, clock: FakeClock
) -> None:
    records = open_records(engine, clock, uuid4(), policy=Policy(organisation="Garth Valley"))
    records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    request = asked(records, records.people.add("Margaret").id)
    checked(records, request)
    said = {line.label: line.words for line in records.access.copy(request.id).opening}
    assert said["Kept by"] == "Priya Nair, Planner, Garth Valley"


def test_a_copy_leaves_a_line_in_the_journal_without_words(records: Records) -> None:
    person = records.people.add("Margaret")
    request = asked(records, person.id)
    checked(records, request)
    records.access.note_saved(request.id, "pdf")
    with records.changes.reading() as session:
        (line,) = session.exec(select(JournalLine).where(JournalLine.why == Why.EXPORTED)).all()
    assert (line.person_id, line.record_id) == (person.id, request.id)
    assert line.after == {"file": "pdf"}


def test_it_is_open_until_it_is_given(records: Records, clock: FakeClock) -> None:
    person = records.people.add("Margaret")
    request = asked(records, person.id)
    with pytest.raises(InvalidInputError, match="Make the copy first"):
        records.access.give(request.id, TODAY, "By hand")
    checked(records, request)
    records.access.note_saved(request.id, "json")
    for on, how, field in (
        (TODAY, " ", "given_how"),
        (TODAY - timedelta(days=1), "By hand", "given_on"),
        (TODAY + timedelta(days=1), "By hand", "given_on"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            records.access.give(request.id, on, how)
        assert refused.value.field == field
    given = records.access.give(request.id, TODAY, "By hand, on paper")
    assert (given.given_on, given.closed_on) == (TODAY, TODAY)
    assert records.access.waiting(person.id) is None
    clock.advance(timedelta(days=60))
    assert asked(records, person.id).id != request.id
    assert len(records.access.of_person(person.id)) == 2


def test_a_request_can_be_closed_without_an_answer(records: Records) -> None:
    person = records.people.add("Margaret")
    request = asked(records, person.id)
    with pytest.raises(InvalidInputError):
        records.access.close(request.id, "")
    closed = records.access.close(request.id, "She does not want it any more")
    assert (closed.closed_on, closed.given_on) == (TODAY, None)
    assert records.access.waiting(person.id) is None
