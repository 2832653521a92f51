"""How paper gets out: a printer that works or is gone, one page again, a file, or later."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.models.aspirations import Horizon
from planner.models.journal import JournalLine
from planner.models.papers import PaperFate
from planner.records.book import Records
from planner.views.navigation import Place, Room
from planner.views.pages.print_page import PrintPage
from planner.views.paper.save_dialog import SaveDialog
from tests.fakes import FakeDialogs, FakePrinters
from tests.records.plan_makers import Someone
from tests.views.pages.print_page.hands import (
    asked,
    files_written,
    has_printed,
    opened,
    papers,
    press,
    printed,
    says,
)


def choose(dialog: SaveDialog) -> bool:
    """Save it as it is."""
    dialog.choose.click()
    return dialog.result() == SaveDialog.DialogCode.Accepted


def test_a_file_can_be_locked_with_a_password_that_is_kept_nowhere(
    qtbot: QtBot, page: PrintPage, who: Someone, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"

    def lock(dialog: SaveDialog) -> bool:
        dialog.show()
        dialog.lock.click()
        dialog.choose.click()
        assert "Type a password" in dialog.first.error
        dialog.first.set_text("grŵp o eiriau 7")
        dialog.again.set_text("grŵp o eiriau 8")
        dialog.choose.click()
        assert "same password" in dialog.again.error
        dialog.again.set_text("grŵp o eiriau 7")
        qtbot.waitUntil(lambda: bool(dialog.strength.text()))
        assert dialog.once.isVisible()
        dialog.choose.click()
        assert (dialog.first.text(), dialog.again.text()) == ("", "")
        return dialog.result() == SaveDialog.DialogCode.Accepted

    dialogs.show_answers.append(lock)
    dialogs.paths.append(target)
    opened(qtbot, page, who)
    press(page.head.save)
    qtbot.waitUntil(partial(says, page, "It opens with the password alone."))
    saved = pypdf.PdfReader(target)
    assert saved.is_encrypted
    assert not saved.decrypt("grŵp o eiriau 8")
    assert saved.decrypt("grŵp o eiriau 7")
    assert "Margaret" in saved.pages[0].extract_text()
    (asked_how,) = dialogs.shown
    assert isinstance(asked_how, SaveDialog)
    assert asked_how.password == ""
    (paper,) = papers(page, who)
    assert "eiriau" not in str(paper.model_dump())
    with page.context.records.changes.reading() as session:
        lines = session.exec(select(JournalLine)).all()
    assert "eiriau" not in str([line.model_dump() for line in lines])


def test_another_printer_is_chosen_by_name(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters
) -> None:
    opened(qtbot, page, who)
    combo = page.side.printer.combo
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert page.head.send.text() == "Print on Front desk"
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    assert printers.printed[0].printer == "Front desk"


def test_a_printer_that_is_gone_loses_nothing_and_it_can_be_given_later(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters
) -> None:
    printers.broken.add("Room 3 printer")
    opened(qtbot, page, who)
    press(page.head.send)
    qtbot.waitUntil(page.side.outcome.later.isVisible)
    assert "Room 3 printer is not answering." in page.side.outcome.sentence.text()
    assert papers(page, who) == []
    press(page.side.outcome.later)
    assert [paper.fate for paper in papers(page, who)] == [PaperFate.GIVE_LATER]


def test_without_a_printer_nothing_waits_for_one(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters, records: Records
) -> None:
    printers.listed.clear()
    page.show_place(Place(Room.PRINT, who.person_id))
    qtbot.waitUntil(page.head.later.isVisible)
    assert not page.head.send.isVisible()
    assert "no printer" in page.side.no_printer.text()
    qtbot.waitUntil(page.head.later.isEnabled)
    press(page.head.later)
    (waiting,) = papers(page, who)
    assert waiting.fate is PaperFate.GIVE_LATER
    page.show_place(Place(Room.PRINT, who.person_id, waiting.id))
    assert says(page, "Is it given now?")
    press(page.side.outcome.yes)
    assert records.papers.get(waiting.id).fate is PaperFate.CAME_OUT


def test_this_page_again_prints_that_page_of_the_same_paper(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters, records: Records
) -> None:
    for line in range(60):
        records.aspirations.add(who.pathway_id, Horizon.WEEK, f"Walk to bench {line}")
    printed(qtbot, page, who)
    page.view.turn(1)
    press(page.side.outcome.again)
    qtbot.waitUntil(partial(has_printed, printers, 2))
    assert printers.printed[1].pages == [1]
    assert printers.printed[1].pdf == printers.printed[0].pdf
    assert len(papers(page, who)) == 1
    qtbot.waitUntil(partial(asked, page))
    press(page.side.choices.sections.crisis)
    assert not page.side.outcome.again.isVisible()
    assert page.side.outcome.yes.isVisible()


def test_a_file_has_the_bytes_that_show_and_nothing_else_is_written(
    qtbot: QtBot,
    page: PrintPage,
    who: Someone,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    target = tmp_path / "plan.pdf"
    dialogs.show_answers.append(choose)
    dialogs.paths.append(target)
    with files_written() as written:
        opened(qtbot, page, who)
        press(page.head.send)
        qtbot.waitUntil(partial(asked, page))
        assert written == []
        press(page.head.save)
        qtbot.waitUntil(partial(says, page, "Saved as plan.pdf"))
    (part,) = set(written)
    assert re.fullmatch(r"plan\.pdf\.[0-9a-f]{8}\.part", Path(part).name)
    assert list(tmp_path.glob("plan*")) == [target]
    assert target.read_bytes() == page.view.pdf
    (asked_how,) = dialogs.shown
    assert isinstance(asked_how, SaveDialog)
    assert "not locked" in asked_how.sentence.text()
    assert dialogs.paths_wanted[0].file_name == "My plan 2026-03-17.pdf"
    assert {paper.fate for paper in papers(page, who)} == {PaperFate.MADE, PaperFate.SAVED}


def test_a_folder_that_cannot_be_written_says_so(
    qtbot: QtBot, page: PrintPage, who: Someone, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    opened(qtbot, page, who)
    dialogs.show_answers.append(choose)
    dialogs.paths.append(tmp_path / "gone" / "plan.pdf")
    press(page.head.save)
    qtbot.waitUntil(partial(says, page, "could not be saved there"))
    assert papers(page, who) == []


def test_thinking_better_of_saving_writes_nothing(
    qtbot: QtBot, page: PrintPage, who: Someone, dialogs: FakeDialogs
) -> None:
    opened(qtbot, page, who)
    press(page.head.save)
    assert len(dialogs.shown) == 1
    assert (dialogs.paths_wanted, papers(page, who)) == ([], [])
