"""From the overview to what has gone how, an answer, undo, and the paper of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.models.aspirations import Horizon, MeasureKind
from planner.views.navigation import Place, Room
from planner.views.pages.progress import ProgressPage
from tests.computer import Computer
from tests.export.reading import read, squeezed


def test_progress_is_looked_at_answered_and_taken_home(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    records = computer.records
    pathway = records.pathways.current(person.id)
    assert pathway is not None
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk to the bench")
    records.aspirations.choose_measure(hope.id, MeasureKind.SCALE)
    records.aspirations.answer(hope.id, 4)

    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    hand.click("See the progress")
    hand.wait_for(lambda: computer.room is Room.PROGRESS, "Progress")
    page = computer.page
    assert isinstance(page, ProgressPage)
    hand.click("How strong does it feel today?")
    hand.press(Qt.Key.Key_6)
    hand.type("Jean and the Thursday lot")
    assert page.leave()
    (row,) = records.networks.of_pathway(pathway.id)
    assert (row.strength, row.who) == (6, "Jean and the Thursday lot")

    records.changes.seal()
    page.title.setFocus()
    hand.control(Qt.Key.Key_Z)
    assert records.networks.of_pathway(pathway.id)[0].who == ""
    hand.control(Qt.Key.Key_Y)
    assert records.networks.of_pathway(pathway.id)[0].who == "Jean and the Thursday lot"

    hand.click("My progress")
    hand.wait_for(lambda: computer.room is Room.PRINT, "the print page")
    hand.wait_for(lambda: "Print on Room 3 printer" in hand.names(), "the printers")
    hand.click("Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    (printed,) = computer.printers.printed
    text = read(printed.pdf)
    for words in ("My progress", "Walk to the bench", "Now 4", "Now 6"):
        assert squeezed(words) in text
    assert "Jean" not in text
    assert "Margaret" not in printed.title
