"""The trail on the screen: looked through, narrowed, checked; printed and saved for one person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.errors import CancelledError
from planner.models.audit import Kind
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records.audit import Asked
from planner.vault.connection import connect, engine_over
from planner.vault.journal_guards import GUARDS
from planner.vault.open_vault import DATABASE_FILE, OpenVault
from planner.vault.trail import TrailCheck, check_trail
from planner.views.audit.check import CheckTrail
from planner.views.audit.of_person import SeenByDialog
from planner.views.audit.trail import Trail
from planner.views.item_models.audit import CHUNK, PERSON, WHAT, WHEN
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.details import DetailsPage
from planner.views.pages.settings import SettingsPage
from planner.views.pages.settings.audit import AuditSection
from planner.views.widgets.table import BELOW_ROLE
from tests.export.reading import read, squeezed
from tests.fakes import FakeClock, FakeDialogs, FakePrinters, HeldPrinters

CANARY = "a lantern over the slow canal"


class Vault:
    """What the trail needs of an open vault: the worker's engine, and the check over it."""

    def __init__(self, path: Path, master: bytearray, context: Context) -> None:
        self.connection = connect(path, master)
        self.worker_engine = engine_over(self.connection)
        self.origin = context.records.changes.origin
        self.passphrase_only = False

    def check_trail(self, progress: Any = None) -> TrailCheck:
        return check_trail(self.worker_engine, self.origin, None, False, progress)


@pytest.fixture
def over_worker(
    context: Context, template_vault: tuple[Path, bytearray], tmp_path: Path
) -> Iterator[Context]:
    """The context of an open vault, with a connection for the worker."""
    vault = Vault(tmp_path / DATABASE_FILE, template_vault[1], context)
    yield replace(context, vault=cast(OpenVault, vault))
    context.jobs.stop()
    vault.worker_engine.dispose()
    vault.connection.close()


@pytest.fixture
def margaret(context: Context, clock: FakeClock) -> Person:
    records = context.records
    planner = records.settings.save_planner("Sam Hart", "Planner", "")
    records.changes.planner_id = planner.id
    made = records.people.add("Margaret", full_name="Margaret Ellis")
    other = records.people.add("Peter", full_name="Peter Pugh")
    records.people.opened(other.id)
    clock.advance(timedelta(days=1))
    records.people.opened(made.id)
    pathway = records.pathways.start(made.id, PathwayKind.RECOVERY)
    records.barriers.add(pathway.id, CANARY)
    return made


def looked(qtbot: QtBot, trail: Trail) -> list[tuple[str, str]]:
    """Whose record and what was done, in the rows that show."""
    with qtbot.waitSignal(trail.looked):
        trail.look()
    return rows(trail)


def rows(trail: Trail) -> list[tuple[str, str]]:
    model = trail.model
    return [
        (str(model.index(row, PERSON).data()), str(model.index(row, WHAT).data()))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def trail(qtbot: QtBot, over_worker: Context, margaret: Person) -> Trail:
    made = Trail(over_worker)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_line_shows_who_when_and_what_and_no_words(qtbot: QtBot, trail: Trail) -> None:
    found = looked(qtbot, trail)
    assert found[:3] == [
        ("Margaret Ellis", "Added a barrier in step 3"),
        ("Margaret Ellis", "Added the pathway"),
        ("Margaret Ellis", "Opened the record"),
    ]
    model = trail.model
    assert model.index(0, WHEN).data() == "18 March 2026, 10:30"
    assert str(model.index(0, WHEN).data(BELOW_ROLE)).startswith("Line ")
    assert model.index(0, WHAT).data(BELOW_ROLE) == "By Sam Hart"
    assert CANARY not in repr(found)
    assert "lines, the newest first." in trail.told.text()


def test_it_is_narrowed_by_name_by_kind_and_by_days(qtbot: QtBot, trail: Trail) -> None:
    looked(qtbot, trail)
    with qtbot.waitSignal(trail.looked):
        QTest.keyClicks(trail.whose.edit, "pugh")
    assert rows(trail) == [
        ("Peter Pugh", "Opened the record"),
        ("Peter Pugh", "Added the details"),
    ]
    trail.kind.set_value(Kind.OPENED)
    assert looked(qtbot, trail) == [("Peter Pugh", "Opened the record")]
    trail.whose.set_text("")
    trail.since.set_value(date(2026, 3, 18))
    assert looked(qtbot, trail) == [("Margaret Ellis", "Opened the record")]


def test_where_nothing_matches_everything_is_a_press_away(qtbot: QtBot, trail: Trail) -> None:
    everything = len(looked(qtbot, trail))
    trail.whose.set_text("nobody")
    assert looked(qtbot, trail) == []
    assert trail.nothing.isVisible()
    with qtbot.waitSignal(trail.looked):
        trail.nothing.pressed.emit()
    assert len(rows(trail)) == everything
    assert not trail.nothing.isVisible()


def test_names_are_hidden_where_names_are(qtbot: QtBot, trail: Trail) -> None:
    trail._context.navigator.set_names_hidden(True)
    assert looked(qtbot, trail)[0][0] == "ME"


def test_more_lines_are_read_as_it_is_scrolled(
    qtbot: QtBot, trail: Trail, margaret: Person
) -> None:
    people = trail._context.records.people
    for number in range(2 * CHUNK):
        people.change(margaret.id, "may_call", bool(number % 2))
    assert len(looked(qtbot, trail)) == CHUNK
    assert "Scroll for more." in trail.told.text()
    trail.table.scrollToBottom()
    QApplication.processEvents()
    assert trail.model.rowCount() > CHUNK
    assert trail.model.matching > 2 * CHUNK


# --- Check the trail ---------------------------------------------------------------------------


@pytest.fixture
def check(qtbot: QtBot, over_worker: Context, margaret: Person) -> CheckTrail:
    made = CheckTrail(over_worker)
    qtbot.addWidget(made)
    made.show()
    return made


def answer(qtbot: QtBot, check: CheckTrail) -> str:
    with qtbot.waitSignal(check.checked):
        check.button.click()
    return check.answer.sentence.text()


def test_a_whole_trail_says_so_calmly(qtbot: QtBot, check: CheckTrail) -> None:
    said = answer(qtbot, check)
    assert said.startswith("All ")
    assert said.endswith("lines are there, each as it was written.")
    assert not check.cancel.isVisible()


def test_faults_name_their_lines_and_what_to_do(qtbot: QtBot, check: CheckTrail) -> None:
    with check._context.records.changes.engine.begin() as connection:
        for guard in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        connection.exec_driver_sql("DELETE FROM journal_line WHERE sequence IN (2, 3)")
        connection.exec_driver_sql("UPDATE journal_line SET written_at = 7 WHERE sequence = 5")
    said = answer(qtbot, check)
    assert "Not all lines are as they were written: lines 2 to 3 and line 5." in said
    assert "The guard that keeps lines from being changed was taken away." in said
    assert "Copy the vault’s folder to another place" in said


def test_it_can_be_stopped(
    qtbot: QtBot, check: CheckTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(progress: Any) -> TrailCheck:
        progress(500, 1000)
        raise CancelledError("stopped")

    monkeypatch.setattr(check._context.vault, "check_trail", stopped)
    check.button.click()
    check.cancel.click()
    qtbot.waitUntil(check.answer.isVisible)
    assert check.answer.sentence.text() == "Stopped before the end. Nothing was changed."
    assert check.button.isEnabled()


# --- of one person -----------------------------------------------------------------------------


@pytest.fixture
def seen_by(qtbot: QtBot, over_worker: Context, margaret: Person) -> SeenByDialog:
    dialog = SeenByDialog(over_worker, margaret.id, over_worker.dialogs.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.trail.model.rowCount() > 0)
    return dialog


def dialogs_of(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def test_the_trail_of_a_person_is_theirs_alone(seen_by: SeenByDialog) -> None:
    assert {whose for whose, _what in rows(seen_by.trail)} == {"Margaret Ellis"}
    assert not seen_by.trail.whose.isVisible()
    assert seen_by.trail.table.isColumnHidden(PERSON)


def test_saved_as_a_pdf_it_says_what_was_done_and_is_a_line_itself(
    qtbot: QtBot, seen_by: SeenByDialog, over_worker: Context, margaret: Person, tmp_path: Path
) -> None:
    dialogs = dialogs_of(over_worker)
    dialogs.answers, dialogs.paths = [True], [tmp_path / "trail.pdf"]
    seen_by.save.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    text = read((tmp_path / "trail.pdf").read_bytes())
    for said in ("Margaret Ellis", "Opened the record", "Added a barrier in step 3", "Sam Hart"):
        assert squeezed(said) in text
    assert "Peter" not in text
    assert squeezed(CANARY) not in text
    newest = over_worker.records.audit.newest(1, Asked(person_id=margaret.id))
    assert newest[0].words() == "Saved who has seen and changed this record as a PDF"
    assert "Ellis" not in dialogs.paths_wanted[0].file_name


def test_printed_it_is_a_line_itself(
    qtbot: QtBot, seen_by: SeenByDialog, over_worker: Context, margaret: Person
) -> None:
    dialogs = dialogs_of(over_worker)

    def choose(_dialog: object) -> bool:
        return True

    dialogs.show_answers = [choose]
    seen_by.print.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    printers = over_worker.printers
    assert isinstance(printers, FakePrinters)
    assert printers.printed[0].title == "Who has seen this record"
    newest = over_worker.records.audit.newest(1, Asked(person_id=margaret.id))
    assert newest[0].words() == "Printed who has seen and changed this record"


@pytest.mark.parametrize("locked", [False, True])
def test_it_is_a_line_though_the_dialog_was_closed_before_the_printer_answered(
    qtbot: QtBot, over_worker: Context, margaret: Person, locked: bool
) -> None:
    printers, dialogs = HeldPrinters(), dialogs_of(over_worker)
    held = replace(over_worker, printers=printers)
    seen_by = SeenByDialog(held, margaret.id, dialogs.window)
    dialogs.show_answers = [True]
    seen_by.print.click()
    qtbot.waitUntil(printers.began.is_set)
    delete(seen_by)
    if locked:
        held.jobs.stop()
    printers.go_on.set()
    audit, asked = over_worker.records.audit, Asked(person_id=margaret.id)
    printed = "Printed who has seen and changed this record"
    qtbot.waitUntil(lambda: audit.newest(1, asked)[0].words() == printed)


def test_without_a_yes_nothing_is_saved(seen_by: SeenByDialog, over_worker: Context) -> None:
    seen_by.save.click()
    assert dialogs_of(over_worker).paths_wanted == []


def test_details_lead_there_but_not_on_a_shared_screen(
    qtbot: QtBot, context: Context, margaret: Person
) -> None:
    page = DetailsPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.DETAILS, margaret.id))
    page.seen_by.click()
    assert isinstance(dialogs_of(context).shown[0], SeenByDialog)
    context.navigator.set_together(True)
    assert not page.seen_by.isVisibleTo(page)


def test_settings_hold_the_trail_of_the_whole_vault(
    qtbot: QtBot, context: Context, margaret: Person
) -> None:
    context.records.reference.seed()
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show_place(Place(Room.SETTINGS))
    page.show()
    page.open_section(AuditSection)
    section = page.shown
    assert isinstance(section, AuditSection)
    assert section.trail.model.rowCount() > 0
