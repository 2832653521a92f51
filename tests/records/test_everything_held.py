"""Everything held on a person is in the copy: held against the models, not against a list."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Column, Table, Uuid

from planner.models.access import Mark
from planner.models.access_copy import AccessCopy
from planner.models.journal import Why
from planner.models.lawful import About
from planner.models.tables import metadata
from planner.records import access_copy, access_json, access_words, everything_held
from planner.records.access_words import FIELDS, NOT_SHOWN, TITLES
from planner.records.book import Records
from planner.records.everything_held import OWN, Held, typed_words
from tests.records.held_samples import DAY, Full, full_record

TOPICS = tuple(f"Topic {number}" for number in range(1, 15))


def held_on(records: Records, full: Full) -> Held:
    with records.changes.reading() as session:
        person = records.changes.held(session, type(full.rows["person"]), full.person_id)
        return everything_held.read(session, person)  # type: ignore[arg-type]


def copied(held: Held, *marks: Mark) -> AccessCopy:
    out = everything_held.left_out(held, list(marks))
    cover = access_copy.Cover(DAY, "Priya", ())
    return access_copy.copy(held, out, cover, TOPICS)


def as_data(records: Records, held: Held, *marks: Mark) -> str:
    out = everything_held.left_out(held, list(marks))
    clock = records.changes.clock
    made = access_json.data(
        held, out, made_at=clock.now(), origin=records.changes.origin, topics=TOPICS
    )
    return json.dumps(made, ensure_ascii=False)


def in_words(copy: AccessCopy) -> str:
    lines = [
        line.words
        for chapter in copy.chapters
        for entry in chapter.entries
        for line in (*entry.lines, *entry.earlier)
    ]
    return "\n".join([*lines, *copy.left_out])


def missing_from_the_copy() -> set[str]:
    """Tables of the vault that hold something of a person and are not in what is exported."""
    holding = {
        name
        for name, table in metadata.tables.items()
        if "person_id" in table.columns or name == "person"
    }
    return holding - {str(table.__tablename__) for table in OWN} - {"journal_line"}


def test_every_table_with_a_person_is_in_the_copy() -> None:
    assert missing_from_the_copy() == set()


def test_a_new_table_with_a_person_would_be_missed_by_nobody() -> None:
    added = Table("added_later", metadata, Column("person_id", Uuid))
    try:
        assert missing_from_the_copy() == {"added_later"}
    finally:
        metadata.remove(added)


def test_every_table_and_field_has_a_name_in_the_printed_copy() -> None:
    assert set(TITLES) == {str(table.__tablename__) for table in OWN}
    for table in OWN:
        name = str(table.__tablename__)
        for field in set(table.model_fields) - NOT_SHOWN:
            assert access_words.label(name, field), (name, field)
    used = {field for table in OWN for field in table.model_fields}
    assert {key.split(".")[-1] for key in FIELDS} <= used
    assert set(access_words.DEEDS) == set(Why)


def test_the_data_has_every_row_and_every_column(records: Records) -> None:
    full = full_record(records)
    held = held_on(records, full)
    made = json.loads(as_data(records, held))
    assert set(made["records"]) == {str(table.__tablename__) for table in OWN}
    for name, row in full.rows.items():
        (given,) = made["records"][name]
        assert set(given) == set(type(row).model_fields) - access_json.not_given(row)
        assert given["id"] == str(row.id)
        assert given["version"] == 1
        for field, words in typed_words(row).items():
            assert given[field] == words
    assert made["records"]["concern"][0]["opened_at"] == "2026-03-02T09:30:00Z"


def test_the_words_of_every_row_are_printed(records: Records) -> None:
    full = full_record(records)
    printed = in_words(copied(held_on(records, full)))
    for name, row in full.rows.items():
        for field, words in typed_words(row).items():
            assert words in printed, (name, field)
    for said in ("Jean of the room", "paper snapshot words", "Domestic abuse"):
        assert said in printed


def test_wemwbs_is_given_by_item_number_and_topic_word(records: Records) -> None:
    held = held_on(records, full_record(records))
    (questionnaire,) = json.loads(as_data(records, held))["records"]["questionnaire"]
    assert questionnaire["answers"][0] == {"item": 1, "topic": "Topic 1", "answer": 3}
    assert "14 Topic 14: 3\n42 out of 70" in in_words(copied(held))


def test_what_was_removed_is_still_held_and_said_to_be(records: Records) -> None:
    full = full_record(records)
    contact = full.rows["contact"]
    records.people.remove_contact(contact.id)
    copy = copied(held_on(records, full))
    (entry,) = next(each for each in copy.chapters if each.title == "Your people").entries
    assert "Removed on 17 March 2026, and still held." in entry.title


def test_earlier_words_stand_with_the_entry(records: Records) -> None:
    full = full_record(records)
    records.people.change(full.person_id, "address", "Behind the mill")
    records.people.change(full.person_id, "born_on", DAY.replace(year=1970))
    records.people.change(full.person_id, "born_on", DAY.replace(year=1971))
    copy = copied(held_on(records, full))
    (person,) = next(each for each in copy.chapters if each.title == "About you").entries
    earlier = {(line.label.split(",")[0], line.words) for line in person.earlier}
    assert ("Date of birth", "2 March 1970") in earlier


def test_the_journal_says_who_did_what_and_when(records: Records) -> None:
    planner = records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    records.changes.planner_id = planner.id
    full = full_record(records)
    records.people.opened(full.person_id)
    copy = copied(held_on(records, full))
    last = copy.history[-1]
    assert (last.when, last.who) == ("17 March 2026, 10:30", "Priya Nair")
    assert last.what == "Your record was opened"
    assert len(copy.history) >= len(OWN)


@pytest.mark.parametrize("about", About)
def test_what_is_left_out_is_nowhere_in_it(records: Records, about: About) -> None:
    full = full_record(records)
    records.people.change_contact(full.rows["contact"].id, "name", "Jean earlier")
    records.people.change_contact(full.rows["contact"].id, "name", "Jean now")
    held = held_on(records, full)
    for name in ("contact", "concern"):
        row = full.rows[name]
        mark = Mark(name, row.id, about, withheld=True, why="It is about Jean")
        for made in (as_data(records, held, mark), in_words(copied(held, mark))):
            for words in (*typed_words(row).values(), "Jean earlier", "Jean now"):
                if name == "contact" or "concern" in words:
                    assert words not in made
            assert ("It is about Jean" in made) == (about is About.SOMEBODY_ELSE)


def test_what_hangs_on_an_entry_goes_with_it(records: Records) -> None:
    full = full_record(records)
    held = held_on(records, full)
    mark = Mark("concern", full.rows["concern"].id, About.SERIOUS_HARM, withheld=True)
    out = everything_held.left_out(held, [mark])
    assert set(out) == {full.rows["concern"].id, full.rows["told"].id}
    made = json.loads(as_data(records, held, mark))
    assert made["records"]["concern"] == made["records"]["told"] == made["left_out"] == []
    assert {line["table"] for line in made["journal"]}.isdisjoint({"concern", "told"})
    copy = copied(held, mark)
    assert not {"Concerns", "Who was told of a concern"} & {each.title for each in copy.chapters}
    assert not [line for line in copy.history if "concern" in line.what.lower()]


def test_what_points_to_an_entry_that_is_left_out_does_not_name_it(records: Records) -> None:
    full = full_record(records)
    held = held_on(records, full)
    mark = Mark("aspiration", full.rows["aspiration"].id, About.SOMEBODY_ELSE, True, "Jean’s hope")
    printed = in_words(copied(held, mark))
    assert "An entry that is left out" in printed
    assert "aspiration words words" not in printed


def test_a_paper_with_words_that_are_left_out_goes_too(records: Records) -> None:
    full = full_record(records)
    paper = full.rows["paper"]
    with records.changes.transaction() as session:
        row = records.changes.held(session, type(paper), paper.id)
        row.snapshot = {"people": [{"name": "and contact name words too"}]}
    held = held_on(records, full)
    mark = Mark("contact", full.rows["contact"].id, About.SOMEBODY_ELSE, True, "Not ours")
    assert set(everything_held.left_out(held, [mark])) == {full.rows["contact"].id, paper.id}
    assert "contact name words" not in as_data(records, held, mark)
    unmarked = Mark("contact", full.rows["contact"].id, About.SOMEBODY_ELSE, withheld=False)
    assert everything_held.left_out(held, [unmarked]) == {}
