"""Titles of windows, print jobs, offered file names and the log name nobody on record.

The desktop, the printer's queue and other programs keep those, and no lock reaches them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from planner.models.lawful import HarmCheck
from planner.models.people import Person
from planner.system import folders
from planner.views.exception_hook import LOG_FILE, ExceptionHook, log_to
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.print_page import PrintPage
from planner.views.pages.registry import PAGES
from planner.views.pages.settings.keeping import KeepingSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.pages.their_record.page import TheirRecordPage
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.fakes import FakeDialogs, FakePrinters
from tests.test_accessible_names import DIALOGS
from tests.told import Told

#: What the person is called, in letters that occur nowhere else.
CALLED, FULL = "Qwexara", "Qwexara Zubiqola"
CANARIES = ("qwexara", "zubiqola")
LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


@pytest.fixture
def person(context: Context, told: Told) -> UUID:
    """The best told of the dozen, under a name that can be found again."""
    found = told.people[0]
    values = {"called": CALLED, "full_name": FULL}
    context.records.changes.change(Person, found, values, page="details")
    return found


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context, person: UUID) -> Window:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.show_page(Workspace(context))
    made.show()
    return made


def within(window: Window) -> Workspace:
    found = window.findChild(Workspace)
    assert found is not None
    return found


@pytest.fixture
def log() -> Iterator[Path]:
    """The program's log, in the program's folder."""
    root, ours = logging.getLogger(), logging.getLogger("planner")
    before = {each: list(each.handlers) for each in (root, ours)}
    log_to(folders.log_folder())
    yield folders.log_folder() / LOG_FILE
    for logger, handlers in before.items():
        for handler in [each for each in logger.handlers if each not in handlers]:
            logger.removeHandler(handler)
            handler.close()


def names_in(*texts: str) -> list[str]:
    """Those of `texts` that name the person."""
    return [text for text in texts if any(name in text.casefold() for name in CANARIES)]


def titles() -> list[str]:
    """What the desktop can read of every window, and of the program."""
    windows = [
        words
        for window in QGuiApplication.topLevelWindows()
        for words in (window.title(), window.filePath())
    ]
    widgets = [
        words
        for widget in QApplication.topLevelWidgets()
        for words in (widget.windowTitle(), widget.windowFilePath(), widget.windowIconText())
    ]
    return [*windows, *widgets, QGuiApplication.applicationDisplayName()]


def shown(top: QWidget) -> str:
    """All that the screen says, to know that the name is there to be leaked."""
    return " ".join(
        str(words)
        for widget in top.findChildren(QWidget)
        for kind in ("text", "accessibleName", "plainText")
        if (words := widget.property(kind))
    ).casefold()


def test_this_look_finds_a_name(qtbot: QtBot) -> None:
    """One that finds nothing anywhere would prove nothing."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(f"{FULL}, overview")
    assert names_in(*titles()) == [f"{FULL}, overview"]


def test_no_page_names_anyone_in_a_title(window: Window, person: UUID, log: Path) -> None:
    said, workspace = "", within(window)
    for room in PAGES:
        assert workspace.go(Place(room, None if room in LONE else person))
        QApplication.processEvents()
        assert names_in(*titles()) == [], room
        said += shown(workspace)
    assert CANARIES[0] in said
    assert log.read_text() == ""


def test_no_dialog_names_anyone_in_a_title(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        assert names_in(*titles()) == [], name
        assert dialog.windowTitle() == "Pathway Planner", name
        QWidget.hide(dialog)
        dialog.deleteLater()


def test_no_print_job_and_no_offered_file_names_anyone(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    workspace, dialogs, printers = within(window), context.dialogs, context.printers
    assert isinstance(dialogs, FakeDialogs)
    assert isinstance(printers, FakePrinters)
    _ask_for_a_copy(context, person)
    workspace.go(Place(Room.PRINT, person))
    page = workspace.page
    assert isinstance(page, PrintPage)
    for button in (page.head.save, page.head.send):
        qtbot.waitUntil(button.isEnabled)
        dialogs.show_answers = [True]
        button.click()
    qtbot.waitUntil(lambda: bool(printers.printed))
    workspace.go(Place(Room.THEIR_RECORD, person))
    assert isinstance(workspace.page, TheirRecordPage)
    for button in (workspace.page.request.pdf, workspace.page.request.json):
        dialogs.answers = [True]
        button.click()
    workspace.go(Place(Room.SETTINGS))
    settings = workspace.page
    assert isinstance(settings, SettingsPage)
    for number in range(len(settings.sections)):
        settings.show_section(number)
        section = settings.shown
        if isinstance(section, KeepingSection):
            section.save_list.click()
    offered = [wanted.file_name for wanted in dialogs.paths_wanted]
    assert sorted(name.rpartition(".")[2] for name in offered) == ["json", "pdf", "pdf", "pdf"]
    assert names_in(*offered, *(wanted.title for wanted in dialogs.paths_wanted)) == []
    assert names_in(*(one.title for one in printers.printed)) == []
    assert all(one.title for one in printers.printed)


def _ask_for_a_copy(context: Context, person: UUID) -> None:
    """A request for a copy that can be made at once."""
    access, today = context.records.access, context.clock.today()
    request = access.waiting(person) or access.receive(person, today, "By letter", "Known to me")
    access.check_harm(request.id, HarmCheck.NOTHING_WITHHELD, "Dr Okoro", "doctor", today)
    access.give_the_rest(request.id)


def _by_key(name: str) -> object:
    return dict[str, object]()[name]


def _by_number(name: str) -> object:
    return int(name)


def _by_file(name: str) -> object:
    return (Path("/nowhere") / name).read_bytes()


@pytest.mark.parametrize("fails", [_by_key, _by_number, _by_file])
def test_no_failure_names_anyone_in_the_log(
    context: Context, log: Path, fails: Callable[[str], object]
) -> None:
    """Python's own messages quote what they were given."""
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    with pytest.raises((KeyError, ValueError, OSError)) as failed:
        fails(FULL)
    assert names_in(str(failed.value)) == [str(failed.value)]
    ExceptionHook(dialogs, lambda: True).happened(failed.type, failed.value, failed.tb)
    assert log.read_text().count("\n") == 1
    assert names_in(log.read_text(), dialogs.told[0].sentence, dialogs.told[0].details) == []
