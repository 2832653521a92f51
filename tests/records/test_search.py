"""Search finds any part of any word in any script, people first, the newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.models.folding import fold
from planner.models.journal import Why
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.visits import WorkingNote
from planner.records.book import Records
from planner.records.search import LIMIT, excerpt, find_folded
from tests.fakes import FakeClock

#: Words in twelve scripts, and a part of them as someone might type it.
SCRIPTS = [
    ("Latin", "Łukasz Öztürk walked Đặng home", "lukasz"),
    ("Latin, the middle of a word", "photosynthesis", "synth"),
    ("Latin, folded letters typed", "a straße by the fjord", "STRASSE"),
    ("Latin, barred letters", "Bjørn Łęcki æt i Đurđevac", "bjorn lecki durdevac"),
    ("Greek", "Περπατάω κάθε μέρα", "περπαταω"),
    ("Cyrillic", "Хочу гулять каждый день", "ГУЛЯ"),
    ("Hebrew", "אני רוצה ללכת", "רוצה"),
    ("Arabic", "أُرِيدُ أن أمشي كل يوم", "اريد"),
    ("Urdu", "میں روزانہ چلنا چاہتا ہوں", "زانہ"),
    ("Devanagari", "मैं रोज़ चलना चाहता हूँ", "चलना"),
    ("Bengali", "আমি হাঁটতে চাই", "হাঁট"),
    ("Gurmukhi", "ਮੈਂ ਤੁਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ", "ਤੁਰਨਾ"),
    ("Gujarati", "મારે ચાલવું છે", "ચાલવું"),
    ("Tamil", "நான் நடக்க விரும்புகிறேன்", "நடக்க"),
    ("Chinese, two letters", "我每天都想散步", "散步"),
    ("Chinese, the last letter", "我每天都想散步", "步"),
    ("Korean", "매일 걷고 싶어요", "걷고"),
    ("Emoji", "the bench 🌱 by the pond", "🌱"),
]


def person(records: Records, called: str, full_name: str = "") -> Person:
    with records.changes.transaction() as session:
        row = Person(called=called, full_name=full_name)
        session.add(row)
    return row


def note(records: Records, about: Person, text: str, on: date | None = None) -> WorkingNote:
    with records.changes.transaction(Why.TYPED) as session:
        row = WorkingNote(person_id=about.id, text=text, happened_on=on)
        session.add(row)
    return row


@pytest.mark.parametrize(("script", "words", "typed"), SCRIPTS, ids=[row[0] for row in SCRIPTS])
def test_any_part_of_a_word_is_found_in_every_script(
    records: Records, script: str, words: str, typed: str
) -> None:
    about = person(records, "Margaret")
    kept = note(records, about, words)
    note(records, about, "something else")
    (hit,) = records.search.find(typed)
    assert (hit.record_id, hit.kind, hit.snippet) == (kept.id, "working_note", words)
    named = person(records, words)
    assert [hit.record_id for hit in records.search.find(typed)] == [named.id, kept.id]


def test_every_word_must_be_there_in_any_order(records: Records) -> None:
    about = person(records, "Margaret")
    both = note(records, about, "Jean walks to the bench")
    note(records, about, "Jean rests")
    assert [hit.record_id for hit in records.search.find("bench jean to")] == [both.id]
    assert records.search.find("bench rests") == []


@pytest.mark.parametrize(
    "typed", ['"', "'", "*", "a*", "OR", "NEAR(a b)", "text:", "-x", "%_", "\0"]
)
def test_signs_mean_nothing_but_themselves(records: Records, typed: str) -> None:
    about = person(records, "Margaret")
    kept = note(records, about, f"before {typed} after")
    note(records, about, "quiet")
    hits = [hit.record_id for hit in records.search.find(typed)]
    assert hits == ([kept.id] if typed.strip("\0") else [])


def test_what_was_removed_or_taken_out_is_not_found(records: Records) -> None:
    about = person(records, "Margaret")
    kept = note(records, about, "canary")
    with records.changes.transaction(Why.TAKEN_OUT) as session:
        held = records.changes.held(session, WorkingNote, kept.id)
        records.changes.forget(session, held)
    assert records.search.find("canary") == []
    assert records.search.find("ca") == []


def test_the_newest_are_given_and_no_more_than_the_limit(records: Records) -> None:
    about = person(records, "Margaret")
    kept = [note(records, about, f"walk {number}") for number in range(LIMIT + 5)]
    hits = records.search.find("walk")
    assert [hit.record_id for hit in hits] == [row.id for row in reversed(kept)][:LIMIT]
    assert [hit.record_id for hit in records.search.find("w")] == [hit.record_id for hit in hits]


def test_a_letter_too_common_to_list_is_still_found(records: Records) -> None:
    about = person(records, "Margaret")
    with records.changes.transaction() as session:
        session.add(
            Pathway(person_id=about.id, kind=PathwayKind.RECOVERY, started_on=date(2026, 1, 1))
        )
    letters = "abcdefghijklmnopqrstuvwxyz"
    everything = " ".join(f"q{first}{second}" for first in letters for second in letters)
    kept = note(records, about, everything)
    assert [hit.record_id for hit in records.search.find("q")] == [kept.id]
    assert [hit.record_id for hit in records.search.find("q qzz")] == [kept.id]


def test_a_long_note_shows_the_words_around_what_was_found(records: Records) -> None:
    about = person(records, "Margaret")
    note(records, about, "early " * 100 + "the Łódź market " + "late " * 100)
    (hit,) = records.search.find("lodz")
    assert "Łódź market" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 110


@given(before=st.text(max_size=40), word=st.text("abcłøß步", min_size=1, max_size=5))
def test_an_excerpt_is_made_of_the_words_themselves(before: str, word: str) -> None:
    words = before + word + " end"
    at = find_folded(words, "end")
    assert at is not None
    assert " ".join(words.split()).find(excerpt(words, at).strip("…")) >= 0 or "…" in words


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), data=st.data())
def test_whatever_was_said_is_found_by_any_of_its_words(
    records: Records, words: str, data: st.DataObject
) -> None:
    about = person(records, "Margaret")
    kept = note(records, about, words)
    # a lone accent, such as “¯”, folds to nothing
    spoken = [word for word in words.split() if fold(word).strip()]
    if spoken:
        whole = data.draw(st.sampled_from(spoken))[:30]
        found = [hit.record_id for hit in records.search.find(whole)]
        assert kept.id in found or len(found) == LIMIT
    records.search.find(words)


def test_a_note_of_a_summer_night_is_found_under_the_day_on_the_wall(
    records: Records, clock: FakeClock
) -> None:
    clock.set(datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    note(records, person(records, "Margaret"), "the owls were out")
    assert [hit.on for hit in records.search.find("owls")] == [date(2026, 6, 2)]
