"""A very slow printer: the window answers, Cancel works, and closing tears no print in half."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Event

import pytest

from planner.errors import CancelledError
from planner.models.papers import PaperFate
from planner.views.jobs import wait_for_printers
from planner.views.navigation import Place, Room
from planner.views.pages.print_page import PrintPage
from tests.computer import Computer
from tests.fakes import FakePrinters
from tests.held import held
from tests.journeys.program import unlock


@dataclass
class SlowPrinter(FakePrinters):
    """Takes one page, then waits until `ready` before it takes the next."""

    ready: Event = field(default_factory=Event)
    asked: int = 0
    stopped: int = 0

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        self.asked += 1
        try:
            progress(0, 2)
            while not self.ready.wait(0.02):
                progress(1, 2)
        except CancelledError:
            self.stopped += 1
            raise
        super().print_pdf(pdf, printer, title=title, progress=progress, pages=pages)


@pytest.fixture
def printer(computer: Computer) -> SlowPrinter:
    made = SlowPrinter()
    computer.printers = made
    return made


def test_the_window_answers_and_two_prints_come_out_one_after_the_other(
    computer: Computer, printer: SlowPrinter
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.PRINT, person.id))
    page = computer.page
    assert isinstance(page, PrintPage)
    hand.wait_for(page.head.send.isEnabled, "the paper")
    hand.click("Print on Room 3 printer")
    hand.wait_for(partial(hand.reads, "Sending page 2 of 2"), "the first page")
    assert not page.head.send.isEnabled()  # one after the other
    page.ways.print()
    assert printer.asked == 1
    with held(computer.workspace.context.jobs):
        hand.click("Black and white")  # the window answers, and makes another paper meanwhile
        hand.wait_for(lambda: page.ways.document and not page.ways.document.options.colour, "it")
        hand.click("Cancel")
        hand.wait_for(partial(hand.reads, "Some pages may still come out."), "the end")
        assert not page.head.send.isEnabled()  # it is not made yet
    assert (printer.stopped, printer.printed) == (1, [])
    printer.ready.set()
    hand.wait_for(page.head.send.isEnabled, "the other paper")
    for count in (1, 2):
        hand.click("Print on Room 3 printer")
        hand.wait_for(lambda count=count: len(printer.printed) == count, "a print")  # type: ignore[misc]
        hand.wait_for(partial(hand.reads, "Did it come out?"), "the question")
        hand.wait_for(page.head.send.isEnabled, "the paper")
    assert len(computer.records.papers.of_person(person.id)) == 3
    computer.close()


def test_closing_the_program_lets_a_print_leave_and_keeps_it(
    computer: Computer, printer: SlowPrinter
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.PRINT, person.id))
    page = computer.page
    assert isinstance(page, PrintPage)
    hand.wait_for(page.head.send.isEnabled, "the paper")
    hand.click("Print on Room 3 printer")
    hand.wait_for(partial(hand.reads, "Sending page 2 of 2"), "the first page")
    computer.close()
    assert printer.printed == []
    printer.ready.set()
    wait_for_printers(5)
    assert (len(printer.printed), printer.stopped) == (1, 0)
    again = computer.start()
    unlock(computer, again)
    (paper,) = computer.records.papers.of_person(person.id)
    assert (paper.fate, paper.printer) == (PaperFate.MADE, "Room 3 printer")
    computer.close()
