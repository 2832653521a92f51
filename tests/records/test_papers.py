"""Papers are kept as they were, whatever becomes of the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from planner.models.journal import JournalLine, Why
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.records.papers import options_of, snapshot_of
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, answer_wemwbs, say, someone

OPTIONS = PrintOptions(size=PaperSize.LARGE, colour=False)


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    say(records, made, "why_here", "To get out more")
    return made


def kept(records: Records, who: Someone) -> Paper:
    snapshot = records.plans.snapshot(who.pathway_id)
    return records.papers.keep(who.pathway_id, snapshot, OPTIONS, pages=2, printer="Room 3 printer")


def events(records: Records) -> list[tuple[Why, str]]:
    with records.changes.reading() as session:
        lines = session.exec(
            select(JournalLine)
            .where(col(JournalLine.why).in_([Why.PRINTED, Why.EXPORTED]))
            .order_by(col(JournalLine.sequence))
        )
        return [(line.why, line.table_name) for line in lines]


def test_a_paper_stays_as_it_was_when_the_plan_moves_on(records: Records, who: Someone) -> None:
    before = records.plans.snapshot(who.pathway_id)
    paper = kept(records, who)
    say(records, who, "why_here", "Something else altogether")
    again = records.papers.get(paper.id)
    assert snapshot_of(again) == before
    assert options_of(again) == OPTIONS
    assert (again.kind, again.pages, again.printer) == (PaperKind.PLAN, 2, "Room 3 printer")


def test_wellbeing_papers_are_kept_too(records: Records, who: Someone) -> None:
    answer_wemwbs(records, who, 3)
    snapshot = records.plans.wellbeing(who.pathway_id)
    assert snapshot is not None
    paper = records.papers.keep(who.pathway_id, snapshot, OPTIONS, pages=1)
    assert paper.kind is PaperKind.WELLBEING
    assert snapshot_of(records.papers.get(paper.id)) == snapshot


def test_printing_and_saving_each_leave_a_line_in_the_journal(
    records: Records, who: Someone
) -> None:
    paper = kept(records, who)
    snapshot = snapshot_of(paper)
    saved = records.papers.keep(who.pathway_id, snapshot, OPTIONS, pages=2, saved=True)
    later = records.papers.keep(who.pathway_id, snapshot, OPTIONS, pages=2, give_later=True)
    assert (saved.fate, later.fate) == (PaperFate.SAVED, PaperFate.GIVE_LATER)
    assert events(records) == [(Why.PRINTED, "paper"), (Why.EXPORTED, "paper")]


def test_what_became_of_a_print(records: Records, who: Someone, clock: FakeClock) -> None:
    paper = kept(records, who)
    assert paper.fate is PaperFate.MADE
    assert records.papers.give_later(paper.id).fate is PaperFate.GIVE_LATER
    clock.advance(timedelta(days=1))
    given = records.papers.came_out(paper.id)
    assert (given.fate, given.given_on) == (PaperFate.CAME_OUT, clock.today())


def test_a_persons_papers_newest_first(records: Records, who: Someone, clock: FakeClock) -> None:
    first = kept(records, who)
    clock.advance(timedelta(hours=1))
    second = kept(records, who)
    kept(records, someone(records, "Bronwen"))
    assert [row.id for row in records.papers.of_person(who.person_id)] == [second.id, first.id]
