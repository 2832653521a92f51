"""The crisis plan without a pathway: which paper, and which letters, are said before it prints."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.models.people import PaperTint
from planner.views.dialogs import PanelDialog
from planner.views.keeping_safe.crisis_paper import print_without_pathway
from planner.views.page import Context
from planner.views.paper.sheet_out import PrinterDialog
from tests.fakes import FakeDialogs, FakePrinters


def test_the_printer_is_asked_for_with_what_has_to_be_known(qtbot: QtBot, context: Context) -> None:
    dialogs, printers = context.dialogs, context.printers
    assert isinstance(dialogs, FakeDialogs)
    assert isinstance(printers, FakePrinters)
    notes: list[str] = []

    def press(dialog: PanelDialog) -> bool:
        assert isinstance(dialog, PrinterDialog)
        notes.append(dialog.note.sentence.text())
        return True

    dialogs.show_answers.append(press)
    person = context.records.people.add("Nefer 𓀀", paper_tint=PaperTint.PINK)
    print_without_pathway(context, person.id)
    qtbot.waitUntil(lambda: bool(printers.printed))
    assert notes[0].startswith("Put pink paper in the printer. These letters cannot be printed: 𓀀")
