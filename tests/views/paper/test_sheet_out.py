"""A sheet without a record: the printer is asked for, and what fails is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.views.page import Context
from planner.views.paper.sheet_out import PrinterDialog, SheetOut, write
from tests.fakes import FakeDialogs, FakePrinters
from tests.test_bad_days import full_disk
from tests.views.paper.test_pdf_pages import pages_saying

PDF = pages_saying("Ring 111")


@pytest.fixture
def printers(context: Context) -> FakePrinters:
    assert isinstance(context.printers, FakePrinters)
    return context.printers


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


@pytest.fixture
def sheet(qtbot: QtBot, context: Context, printers: FakePrinters) -> SheetOut:
    window = QWidget()
    qtbot.addWidget(window)
    return SheetOut(context, lambda: printers, lambda: PDF, "Crisis numbers", window)


def on(printer: str) -> Any:
    def choose(dialog: PrinterDialog) -> bool:
        dialog.printer.set_value(printer)
        return True

    return choose


def test_it_prints_where_the_planner_says(
    qtbot: QtBot, sheet: SheetOut, printers: FakePrinters, dialogs: FakeDialogs
) -> None:
    dialogs.show_answers = [on("Front desk")]
    with qtbot.waitSignal(sheet.sent) as sent:
        sheet.print()
    assert sent.args == ["Front desk"]
    (printed,) = printers.printed
    assert (printed.pdf, printed.printer, printed.title) == (PDF, "Front desk", "Crisis numbers")


def test_without_a_printer_or_with_a_broken_one_it_says_what_to_do(
    qtbot: QtBot, sheet: SheetOut, printers: FakePrinters, dialogs: FakeDialogs
) -> None:
    printers.broken.add("Front desk")
    dialogs.show_answers = [on("Front desk")]
    sheet.print()
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert "not answering" in dialogs.told[0].sentence
    printers.listed.clear()
    sheet.print()
    qtbot.waitUntil(lambda: len(dialogs.told) == 2)
    assert "no printer" in dialogs.told[1].sentence
    assert printers.printed == []


def test_it_is_saved_as_a_file_or_says_that_it_was_not(
    qtbot: QtBot, sheet: SheetOut, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path / "numbers.pdf", tmp_path / "gone" / "numbers.pdf", None]
    sheet.save()
    qtbot.waitUntil((tmp_path / "numbers.pdf").exists)
    sheet.save()
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert "could not be saved there" in dialogs.told[0].sentence
    sheet.save()
    assert (tmp_path / "numbers.pdf").read_bytes() == PDF


def test_a_full_disk_leaves_no_part_and_what_was_there(tmp_path: Path) -> None:
    before = tmp_path / "numbers.pdf"
    before.write_bytes(b"the last ones")
    with full_disk():
        for name in ("numbers.pdf", "new.pdf"):
            with pytest.raises(PlannerError, match="Nothing is lost"):
                write(tmp_path / name, bytes(20_000))
    assert before.read_bytes() == b"the last ones"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["numbers.pdf"]
