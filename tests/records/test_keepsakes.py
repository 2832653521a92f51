"""What of a pathway is on the keepsake: what is ticked for paper, as said, and only that."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from planner.models.aspirations import AspirationStatus, Horizon, MeasureKind, Side
from planner.models.keepsake import KeepsakeSnapshot
from planner.models.papers import PaperKind
from planner.models.pathways import PathwayKind, PathwayStatus
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.records.papers import snapshot_of
from tests.fakes import FakeClock


@pytest.fixture
def pathway(records: Records) -> UUID:
    records.reference.seed()
    person = records.people.add("Margaret")
    return records.pathways.start(person.id, PathwayKind.PREVENTION).id


def test_hopes_have_the_day_they_were_achieved_and_what_was_said_of_them(
    records: Records, clock: FakeClock, pathway: UUID
) -> None:
    hope = records.aspirations.add(pathway, Horizon.WEEK, "Walk to the bench")
    later = records.aspirations.add(pathway, Horizon.WEEK, "Not yet")
    quiet = records.aspirations.add(pathway, Horizon.WEEK, "Not for paper")
    records.aspirations.answer(hope.id, 3, comment="Sat on the wall")
    clock.advance(timedelta(days=10))
    records.aspirations.answer(hope.id, 9, comment="Because I wanted to")
    records.aspirations.answer(hope.id, 2, side=Side.PLANNER, comment="Mine")
    for each in (hope, quiet):
        records.aspirations.choose_status(each.id, AspirationStatus.ACHIEVED)
    records.aspirations.put_on_paper(quiet.id, False)
    clock.advance(timedelta(days=10))
    records.aspirations.type_text(hope.id, "why", "For me")

    made = records.keepsakes.snapshot(pathway)

    (reached,) = made.reached
    assert (reached.words, reached.on, reached.comment) == (
        "Walk to the bench",
        date(2026, 3, 27),
        "Because I wanted to",
    )
    assert later.words not in str(made.to_json())
    (moved,) = made.moved
    assert (moved.kind, moved.then, moved.now) == (MeasureKind.SCALE, 3, 9)


def test_steps_stand_in_the_order_they_were_taken_and_as_saved(
    records: Records, clock: FakeClock, pathway: UUID
) -> None:
    shown, hidden = records.barriers.add(pathway, "Stairs"), records.barriers.add(pathway, "Fear")
    records.barriers.put_on_paper(hidden.id, False)
    first, second, undone = (
        records.barriers.add_step(shown.id, what) for what in ("Ring Paul", "Open it", "Later")
    )
    secret = records.barriers.add_step(hidden.id, "See the nurse")
    records.barriers.mark_done(second.id, True)
    records.barriers.mark_done(secret.id, True)
    clock.advance(timedelta(days=2))
    records.barriers.mark_done(first.id, True)
    taken = records.keepsakes.snapshot(pathway).taken
    assert [(step.what, step.on) for step in taken] == [
        ("Open it", date(2026, 3, 17)),
        ("Ring Paul", date(2026, 3, 19)),
    ]
    assert undone.done_on is None


def test_then_and_now_shows_only_words_ticked_for_paper(
    records: Records, clock: FakeClock, pathway: UUID
) -> None:
    support = records.emotional_support

    def say(text: str, on_paper: bool) -> None:
        said = next(each for each in support.board(pathway) if each.prompt.key == key)
        support.answer(pathway, None, said.prompt.id, text)
        records.changes.seal()
        said = next(each for each in support.board(pathway) if each.prompt.key == key)
        support.put_on_paper(pathway, None, said, on_paper)

    key = support.board(pathway)[0].prompt.key
    say("Small", False)
    clock.advance(timedelta(days=100))
    say("Bigger", True)
    assert records.keepsakes.snapshot(pathway).said == ()
    clock.advance(timedelta(days=100))
    say("Bigger still", True)
    (twice,) = records.keepsakes.snapshot(pathway).said
    assert (twice.then.text, twice.now.text) == ("Bigger", "Bigger still")


def test_it_has_what_was_said_at_the_end_and_is_kept_as_a_paper(
    records: Records, clock: FakeClock, pathway: UUID
) -> None:
    assert records.keepsakes.snapshot(pathway).is_empty
    records.endings.close(pathway, PathwayStatus.COMPLETED, own_words="I did that.")
    clock.advance(timedelta(days=30))
    made = records.keepsakes.snapshot(pathway)
    assert (made.last, made.own_words, made.is_empty) == (date(2026, 3, 17), "I did that.", False)
    paper = records.papers.keep(pathway, made, PrintOptions(), pages=1)
    assert paper.kind is PaperKind.KEEPSAKE
    kept = snapshot_of(records.papers.get(paper.id))
    assert isinstance(kept, KeepsakeSnapshot)
    assert kept == made
