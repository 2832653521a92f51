"""Papers in another form: asked for once, on Today after each plan until it was given that way."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from planner.models.format_words import format_words
from planner.models.formats import PaperFormat
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.pathways import PathwayKind
from planner.records.book import Records
from planner.records.format_needs import TODAY
from planner.records.today_lines import Line
from tests.fakes import FakeClock

MARGARET = "Margaret"


def someone(records: Records) -> tuple[UUID, UUID]:
    person = records.people.add(MARGARET, full_name="Margaret Ellis")
    return person.id, records.pathways.start(person.id, PathwayKind.PREVENTION).id


def leaves(
    records: Records,
    who: tuple[UUID, UUID],
    kind: PaperKind = PaperKind.PLAN,
    fate: PaperFate = PaperFate.MADE,
) -> None:
    """A paper of theirs is printed now."""
    clock = records.changes.clock
    with records.changes.transaction() as session:
        session.add(
            Paper(
                person_id=who[0],
                pathway_id=who[1],
                happened_on=clock.today(),
                kind=kind,
                fate=fate,
                made_at=clock.now(),
            )
        )


def waiting(records: Records) -> list[Line]:
    return list(records.today.overview().formats.lines)


def test_it_waits_after_a_plan_until_given_and_again_after_the_next(
    records: Records, clock: FakeClock
) -> None:
    who = someone(records)
    need = records.format_needs.ask(who[0], PaperFormat.EASY_READ)
    assert waiting(records) == []  # there is no plan to give yet
    leaves(records, who, PaperKind.WELLBEING)
    leaves(records, who, fate=PaperFate.GIVE_LATER)
    assert waiting(records) == []
    leaves(records, who)
    (line,) = waiting(records)
    assert (line.name, line.item_id) == ("Margaret Ellis", need.id)
    assert line.detail == "Needs the plan of 17 March in Easy Read."
    clock.advance(timedelta(minutes=5))
    records.format_needs.given(need.id)
    assert waiting(records) == []
    clock.advance(timedelta(minutes=5))
    leaves(records, who)  # another plan on the same day
    assert len(waiting(records)) == 1
    clock.advance(timedelta(minutes=5))
    records.format_needs.given(need.id)
    clock.advance(timedelta(days=40))
    assert waiting(records) == []
    leaves(records, who)
    assert waiting(records)[0].detail == "Needs the plan of 26 April in Easy Read."


def test_given_can_be_undone_and_a_line_can_be_put_aside(
    records: Records, clock: FakeClock
) -> None:
    who = someone(records)
    need = records.format_needs.ask(who[0], PaperFormat.BRAILLE)
    leaves(records, who)
    records.format_needs.given(need.id)
    records.undo.undo(None, TODAY)
    (line,) = waiting(records)
    records.today_marks.seen(line)
    assert waiting(records) == []
    clock.advance(timedelta(days=1))
    leaves(records, who)
    assert len(waiting(records)) == 1


def test_it_is_asked_for_once_taken_back_and_brought_back(records: Records) -> None:
    who = someone(records)
    needs = records.format_needs
    first = needs.ask(who[0], PaperFormat.OTHER)
    assert needs.ask(who[0], PaperFormat.OTHER).id == first.id
    needs.type_other(first.id, "A video with <b>signs</b>")
    leaves(records, who)
    assert "in another form (A video with <b>signs</b>)" in waiting(records)[0].detail
    needs.take_back(first.id)
    assert (needs.of_person(who[0]), waiting(records)) == ([], [])
    records.undo.undo(who[0], "details")
    assert [need.other for need in needs.of_person(who[0])] == ["A video with <b>signs</b>"]
    records.people.remove(who[0])
    assert waiting(records) == []


@given(st.sampled_from(PaperFormat), st.text(max_size=30))
def test_every_form_has_words_and_keeps_on_one_line(wanted: PaperFormat, other: str) -> None:
    said = format_words(wanted, other)
    assert said
    assert len(said.splitlines()) == 1
    if wanted is PaperFormat.OTHER:
        assert all(word in said for word in other.split())


def test_asked_on_is_the_day_it_was_ticked(records: Records, clock: FakeClock) -> None:
    who = someone(records)
    assert records.format_needs.ask(who[0], PaperFormat.BSL).asked_on == date(2026, 3, 17)
