"""Papers for between visits: safe ways first, what left is kept, the calendar names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlmodel import select

from planner.models.journal import JournalLine, Why
from planner.models.papers import PaperKind
from planner.models.people import PaperTint
from planner.models.visit_sheets import NextStepsSnapshot, SlipSnapshot
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.records.papers import snapshot_of
from planner.system.files import write_paper
from planner.views.between_visits.papers_dialog import PapersDialog
from planner.views.page import Context
from tests.export.reading import read, squeezed
from tests.fakes import FakeDialogs, FakePrinters, HeldPrinters
from tests.records.plan_makers import Someone, someone


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    barrier = records.barriers.add(made.pathway_id, "The hill")
    records.barriers.add_step(barrier.id, "Walk to the bench")
    records.preparations.write(made.person_id, "questions", "Is the bus free?")
    meeting = Meeting(date(2026, 4, 14), time(10, 30), place="Mill Lane, room 2")
    records.meetings.plan(made.person_id, made.pathway_id, meeting)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, who: Someone) -> PapersDialog:
    made = PapersDialog(context, who.person_id, who.pathway_id, context.dialogs.window)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def printers(context: Context) -> FakePrinters:
    assert isinstance(context.printers, FakePrinters)
    return context.printers


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def test_safe_ways_stand_above_every_way_out(dialog: PapersDialog) -> None:
    assert "not asked yet" in dialog.safe_ways.sentence.text()
    top = dialog.safe_ways.mapTo(dialog, dialog.safe_ways.rect().topLeft()).y()
    for out in (dialog.print_button, dialog.save_button, dialog.calendar.save):
        assert top < out.mapTo(dialog, out.rect().topLeft()).y()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PaperKind.PREPARATION, "Is the bus free?"),
        (PaperKind.APPOINTMENT, "14 April 2026, 10:30"),
        (PaperKind.NEXT_STEPS, "Walk to the bench"),
    ],
)
def test_what_is_printed_is_kept_and_can_be_printed_again(
    qtbot: QtBot,
    context: Context,
    who: Someone,
    dialog: PapersDialog,
    printers: FakePrinters,
    dialogs: FakeDialogs,
    kind: PaperKind,
    words: str,
) -> None:
    dialog.kind.set_value(kind)
    dialogs.show_answers.append(True)
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sent to Room 3 printer." in dialog.told.text())
    assert squeezed(words) in read(printers.printed[0].pdf)
    assert "Margaret" not in printers.printed[0].title
    (paper,) = context.records.papers.of_person(who.person_id)
    assert (paper.kind, paper.pages, paper.printer) == (kind, 1, "Room 3 printer")
    assert snapshot_of(paper) == dialog.snapshot()


@pytest.mark.parametrize("ends", ["answered", "locked"])
def test_what_prints_is_kept_as_it_left_though_another_was_chosen_and_the_dialog_closed(
    qtbot: QtBot, context: Context, who: Someone, dialogs: FakeDialogs, ends: str
) -> None:
    printers = HeldPrinters()
    held = replace(context, printers=printers)
    made = PapersDialog(held, who.person_id, who.pathway_id, dialogs.window)
    made.show()
    dialogs.show_answers += [True, True]
    made.kind.set_value(PaperKind.APPOINTMENT)
    made.print_button.click()
    qtbot.waitUntil(printers.began.is_set)
    made.kind.set_value(PaperKind.NEXT_STEPS)
    made.print_button.click()
    qtbot.waitUntil(lambda: len(dialogs.shown) == 2)
    made.reject()
    delete(made)
    if ends == "locked":
        context.jobs.stop()
    printers.go_on.set()
    papers = context.records.papers
    qtbot.waitUntil(lambda: len(papers.of_person(who.person_id)) == 2)
    kept = {paper.kind: type(snapshot_of(paper)) for paper in papers.of_person(who.person_id)}
    assert kept == {
        PaperKind.APPOINTMENT: SlipSnapshot,
        PaperKind.NEXT_STEPS: NextStepsSnapshot,
    }


def test_a_blank_sheet_has_none_of_their_words(dialog: PapersDialog) -> None:
    QTest.mouseClick(dialog.filled, Qt.MouseButton.LeftButton, pos=dialog.filled.rect().center())
    assert not dialog.filled.isChecked()
    assert "bus" not in str(dialog.snapshot())


def exported(context: Context) -> list[object]:
    with context.records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.why == Why.EXPORTED)).all()
    return [line.after for line in lines]


def test_the_calendar_file_has_no_name_and_no_place_until_ticked(
    qtbot: QtBot, context: Context, dialog: PapersDialog, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    dialogs.paths += [first, second]
    dialog.calendar.save.click()
    assert dialogs.paths_wanted[0].file_name == "Appointment.ics"
    qtbot.waitUntil(lambda: dialog.calendar.told.text().startswith("Saved."))
    assert b"DTSTART:20260414T093000Z" in first.read_bytes()
    for private in (b"Margaret", b"Mill Lane"):
        assert private not in first.read_bytes()
    dialog.calendar.name.setChecked(True)
    dialog.calendar.place.setChecked(True)
    dialog.calendar.save.click()
    qtbot.waitUntil(lambda: exported(context) == [{"what": "calendar"}] * 2)
    assert b"SUMMARY:Appointment\\, Margaret\r\nLOCATION:Mill Lane\\, room 2" in second.read_bytes()


def test_a_stick_that_is_slow_holds_up_no_window_and_leaves_its_line_though_all_is_closed(
    qtbot: QtBot,
    context: Context,
    who: Someone,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = PapersDialog(context, who.person_id, who.pathway_id, context.dialogs.window)
    plugged = Event()

    def slow(path: Path, content: bytes) -> None:
        assert plugged.wait(5)
        write_paper(path, content)

    monkeypatch.setattr("planner.views.paper.sheet_out.write_paper", slow)
    dialogs.paths.append(tmp_path / "one.ics")
    dialog.calendar.save.click()
    assert not (tmp_path / "one.ics").exists()
    shiboken6.delete(dialog)
    plugged.set()
    qtbot.waitUntil(lambda: exported(context) == [{"what": "calendar"}])
    assert (tmp_path / "one.ics").exists()


def test_a_calendar_file_that_is_not_taken_is_said_and_leaves_no_line(
    qtbot: QtBot, context: Context, dialog: PapersDialog, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.paths.append(tmp_path / "gone" / "one.ics")
    dialog.calendar.save.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "could not be saved there" in dialogs.told[0].sentence
    assert exported(context) == []


@pytest.mark.parametrize(
    "kind", [PaperKind.PREPARATION, PaperKind.APPOINTMENT, PaperKind.NEXT_STEPS]
)
def test_what_has_to_be_known_stands_above_the_choices(
    qtbot: QtBot, context: Context, who: Someone, kind: PaperKind
) -> None:
    context.records.people.change(who.person_id, "called", "Nefer 𓀀")
    context.records.people.change(who.person_id, "paper_tint", PaperTint.GREEN)
    made = PapersDialog(context, who.person_id, who.pathway_id, context.dialogs.window)
    qtbot.addWidget(made)
    made.show()
    made.kind.set_value(kind)
    made.kind.chosen.emit(kind)
    assert made.before.sentence.text() == "Put green paper in the printer."
    assert "cannot be printed: 𓀀" in made.letters.sentence.text()
    assert made.letters.isVisible()
    assert made.letters.y() < made.kind.y()
    made.colour.set_value(False)
    assert (made.options().tint, made.options().colour) == (PaperTint.GREEN, False)
