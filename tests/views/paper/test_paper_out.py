"""A paper on its way: stopped, kept with its visit, told in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from planner.models.papers import Paper
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.views.page import Context
from planner.views.paper.paper_out import Document, PaperOut
from tests.fakes import FakePrinters
from tests.records.plan_makers import Someone, say, someone
from tests.views.paper.test_pdf_pages import pages_saying

PDF = pages_saying("One", "Two")


@dataclass
class SlowPrinters(FakePrinters):
    """Printers that send the first page again and again until they are stopped."""

    def __post_init__(self) -> None:
        self.began = Event()

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        self.began.set()
        while True:
            progress(0, 2)


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    say(records, made, "why_here", "To get out more")
    return made


def document(records: Records, who: Someone) -> Document:
    return Document(who.pathway_id, records.plans.snapshot(who.pathway_id), PrintOptions())


def kept(records: Records, person_id: UUID) -> list[Paper]:
    return records.papers.of_person(person_id)


def test_stopping_keeps_the_paper_because_pages_may_have_come_out(
    qtbot: QtBot, context: Context, records: Records, who: Someone
) -> None:
    printers = SlowPrinters()
    out = PaperOut(_with(context, printers), context.navigator)
    out.print(document(records, who), PDF, 2, "Room 3 printer")
    qtbot.waitUntil(printers.began.is_set)
    assert out.busy
    with qtbot.waitSignal(out.printed) as signal:
        out.cancel()
    assert signal.args is not None
    paper, stopped = signal.args
    assert stopped is True
    assert [row.id for row in kept(records, who.person_id)] == [paper.id]
    assert not out.busy


def test_a_paper_belongs_to_the_visit_it_was_made_in(
    qtbot: QtBot, context: Context, records: Records, who: Someone
) -> None:
    visit = records.visits.start(who.person_id, who.pathway_id)
    out = PaperOut(context, context.navigator)
    with qtbot.waitSignal(out.printed):
        out.print(document(records, who), PDF, 2, "Front desk")
    (paper,) = kept(records, who.person_id)
    assert (paper.visit_id, paper.pages, paper.printer) == (visit.id, 2, "Front desk")
    other = someone(records, "Bronwen")
    out.give_later(document(records, other), 1)
    assert kept(records, other.person_id)[0].visit_id is None


def test_leaving_for_another_person_while_it_prints_keeps_the_right_paper(
    qtbot: QtBot, context: Context, records: Records, who: Someone
) -> None:
    out = PaperOut(context, context.navigator)
    out.print(document(records, who), PDF, 2, "Front desk")
    someone(records, "Bronwen")
    qtbot.waitUntil(partial(_idle, out))
    assert len(kept(records, who.person_id)) == 1


def _idle(out: PaperOut) -> bool:
    return not out.busy


def _with(context: Context, printers: FakePrinters) -> Context:
    return replace(context, printers=printers)
