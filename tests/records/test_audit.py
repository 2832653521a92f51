"""Who did what: every line, in the order of the chain, without a word of anybody's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from planner.models.audit import KINDS, AuditLine, Kind
from planner.models.audit_words import CHANGES, EVENTS, THINGS
from planner.models.journal import Why
from planner.models.papers import PaperKind
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.models.tables import RECORDS
from planner.records.audit import Asked
from planner.records.book import Records
from tests.fakes import FakeClock

CANARY = "a lantern over the slow canal"


def said(records: Records, asked: Asked | None = None) -> list[str]:
    return [line.words() for line in records.audit.newest(1000, asked)]


def someone(records: Records, called: str = "Margaret") -> Person:
    planner = records.settings.save_planner("Sam Hart", "Planner", "")
    records.changes.planner_id = planner.id
    return records.people.add(called, full_name=f"{called} Ellis")


def test_each_line_says_who_did_what_to_whom_and_when(records: Records, clock: FakeClock) -> None:
    person = someone(records)
    records.people.opened(person.id)
    opened, added, *_rest = records.audit.newest(10)
    assert (opened.words(), added.words()) == ("Opened the record", "Added the details")
    assert (opened.who, opened.called, opened.full_name) == (
        "Sam Hart",
        "Margaret",
        "Margaret Ellis",
    )
    assert opened.at == clock.now()
    assert opened.number == added.number + 1 if added.number else False


def test_what_was_done_is_said_in_plain_words_without_anybodys(records: Records) -> None:
    person = someone(records)
    pathway = records.pathways.start(person.id, PathwayKind.RECOVERY)
    prompt = _a_prompt(records)
    records.emotional_support.answer(pathway.id, None, prompt, CANARY)
    records.changes.seal()
    records.emotional_support.answer(pathway.id, None, prompt, f"{CANARY}, always")
    note = records.notes.write(person.id, CANARY)
    records.notes.remove(note.id)
    records.undo.undo(person.id, "notes")
    records.barriers.add(pathway.id, CANARY)
    about = Asked(person_id=person.id)
    assert said(records, about) == [
        "Added a barrier in step 3",
        "Took back a change to a working note",
        "Removed a working note",
        "Added a working note",
        "Changed an answer in step 1",
        "Added an answer in step 1",
        "Added the pathway",
        "Added the details",
    ]
    assert CANARY not in repr(records.audit.newest(100))


def _a_prompt(records: Records):  # type: ignore[no-untyped-def]
    records.reference.seed()
    return records.reference.prompts()[0].id


def test_every_reason_for_a_line_is_asked_for_by_one_kind_and_has_words() -> None:
    of_kinds = [why for whys in KINDS.values() for why in whys]
    assert len(of_kinds) == len(set(of_kinds))
    assert set(Why) - set(of_kinds) == {Why.SEEDED}
    at = datetime(2026, 3, 17, tzinfo=UTC)
    assert set(Why) == CHANGES.keys() | EVENTS.keys()
    for why in Why:
        for line in (
            AuditLine(1, at, "", why),
            AuditLine(1, at, "", why, table="no such table", made=True, detail={"odd": [1]}),
            AuditLine(1, at, "", why, table="answer", gone=True, detail={"missed": "x"}),
        ):
            assert line.words()
            assert "{" not in line.words()


def test_what_is_said_of_keys_and_unlocking_is_said_in_words() -> None:
    from planner.models.key_holders import KeyChange
    from planner.records.key_holders import _BY

    at = datetime(2026, 3, 17, tzinfo=UTC)
    told = {
        AuditLine(1, at, "", Why.KEYS_CHANGED, detail={"what": str(what)}).words()
        for what in KeyChange
    }
    assert len(told) == len(KeyChange)
    ways = set(_BY.values())
    assert len({AuditLine(1, at, "", Why.UNLOCKED, detail={"by": by}).words() for by in ways}) == 4


def test_every_table_has_a_name_in_the_trail() -> None:
    assert {str(table.__tablename__) for table in RECORDS} == THINGS.keys() - {""}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"why": Why.PRINTED, "paper": PaperKind.PLAN, "printer": "Room 3 printer"},
         "Printed “My plan” on Room 3 printer"),
        ({"why": Why.EXPORTED, "paper": PaperKind.PLAN}, "Saved “My plan” as a PDF"),
        ({"why": Why.EXPORTED, "table": "concern"}, "Copied a concern as text for the GP record"),
        ({"why": Why.EXPORTED, "detail": {"what": "trail"}},
         "Saved who has seen and changed this record as a PDF"),
        ({"why": Why.BACKED_UP, "detail": {"place": "elsewhere", "rows": 7}},
         "Made a backup on a drive or in another folder"),
        ({"why": Why.KEYS_CHANGED, "detail": {"what": "colleague added", "name": "Priya {Nair}"}},
         "Gave Priya {Nair} a passphrase of their own"),
        ({"why": Why.UNLOCKED, "detail": {"by": "two people's codes", "name": "Priya"}},
         "Unlocked the vault by two people’s codes"),
        ({"why": Why.KEYS_CHANGED, "detail": {"some": "thing", "new": 1}},
         "Changed what opens the vault"),
        ({"why": Why.UNLOCKED, "detail": {"missed": 1, "last_on": None}},
         "Opened an older copy of the vault: 1 opening is missing from it"),
        ({"why": Why.MOVED, "table": "barrier"},
         "Moved a barrier in step 3 to the person it belongs to"),
        ({"why": Why.TAKEN_OUT, "table": "answer"},
         "Took out an answer in step 1, as the person asked"),
        ({"why": Why.CHOSEN, "table": "barrier", "gone": False},
         "Brought back a barrier in step 3"),
    ],
)  # fmt: skip
def test_events_are_said_with_what_is_known_of_them(line: dict[str, object], words: str) -> None:
    at = datetime(2026, 3, 17, tzinfo=UTC)
    assert AuditLine(number=1, at=at, who="", **line).words() == words  # type: ignore[arg-type]


def test_lines_are_found_by_person_by_name_by_kind_and_by_day(
    records: Records, clock: FakeClock
) -> None:
    margaret = someone(records)
    clock.advance(timedelta(days=1))
    peter = records.people.add("Peter", full_name="Peter Żółtowski")
    records.people.opened(peter.id)
    clock.advance(timedelta(days=1))
    records.people.opened(margaret.id)
    records.people.remove(peter.id)
    assert said(records, Asked(words="zolt")) == [
        "Removed the details",
        "Opened the record",
        "Added the details",
    ]
    assert said(records, Asked(words="nobody")) == []
    assert len(said(records, Asked(kind=Kind.OPENED))) == 2
    assert said(records, Asked(person_id=margaret.id, kind=Kind.OPENED)) == ["Opened the record"]
    assert said(records, Asked(since=date(2026, 3, 19))) == [
        "Removed the details",
        "Opened the record",
    ]
    assert len(said(records, Asked(since=date(2026, 3, 18), until=date(2026, 3, 18)))) == 2
    assert said(records, Asked(until=date(2026, 3, 16))) == []


def test_what_is_being_typed_comes_first(records: Records) -> None:
    person = someone(records)
    records.people.change(person.id, "detail", "Likes")
    first, *_rest = records.audit.newest(5)
    assert (first.number, first.words()) == (None, "Changed the details")
    assert records.audit.newest(1, Asked(person_id=person.id))[0].number is None


def test_a_clock_set_back_a_year_changes_no_order_and_is_said(
    records: Records, clock: FakeClock
) -> None:
    person = someone(records)
    records.people.opened(person.id)
    clock.set(clock.now() - timedelta(days=365))
    clock.advance(timedelta(hours=1))
    records.people.change(person.id, "may_call", True)
    clock.advance(timedelta(minutes=1))
    records.people.change(person.id, "may_call", False)
    lines = records.audit.newest(10)
    numbers = [line.number for line in lines if line.number]
    assert numbers == sorted(numbers, reverse=True)
    assert [line.clock_back for line in lines[:4]] == [False, True, False, False]
    assert lines[1].at.year == 2025
    only = records.audit.newest(10, Asked(person_id=person.id, kind=Kind.CHANGED))
    assert [line.clock_back for line in only] == [False, True, False]


def test_with_the_clock_set_back_every_opening_is_still_noted(
    records: Records, clock: FakeClock
) -> None:
    margaret, peter = someone(records), records.people.add("Peter")
    records.people.opened(margaret.id)
    clock.set(clock.now() - timedelta(days=365))
    clock.advance(timedelta(hours=1))
    records.people.opened(margaret.id)
    records.people.opened(peter.id)
    records.people.opened(margaret.id)
    records.people.opened(margaret.id)
    opened = records.audit.newest(10, Asked(kind=Kind.OPENED))
    assert [line.called for line in opened] == ["Margaret", "Peter", "Margaret", "Margaret"]


def test_an_erased_person_is_nobody_in_the_trail(records: Records) -> None:
    from planner.vault.erasing import erase_person

    person = someone(records)
    records.people.opened(person.id)
    with records.changes.engine.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        erase_person(driver, person.id)
    lines = records.audit.newest(10)
    assert [(line.words(), line.called, line.erased) for line in lines[:2]] == [
        ("Opened the record", "", True),
        ("Added or changed the details", "", True),
    ]


def test_what_the_program_brought_along_is_in_the_trail_too(records: Records) -> None:
    records.reference.seed()
    assert set(said(records)) == {
        "The program brought along a question of step 1",
        "The program brought along a part of life to choose from",
        "The program brought along a kind of barrier",
        "The program brought along a crisis number",
    }


def test_the_places_are_those_of_all_lines_once(records: Records) -> None:
    someone(records)
    records.reference.seed()
    places = records.audit.places(Asked())
    assert len(places) == len(set(places))
    with records.changes.reading() as session:
        everything = session.execute(text("SELECT count(*) FROM journal_line")).scalar_one()
    assert len(places) == everything
    assert records.audit.lines([*places, 10**9]) == records.audit.lines(places)
    assert records.audit.places(Asked(person_id=uuid4())) == []
