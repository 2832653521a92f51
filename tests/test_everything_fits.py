"""Every page and dialog in the smallest window, at every kind of text size: nothing is cut.

It scrolls down, never sideways; and no name, surgery or translation is too long for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from demo.people import tell_stories
from planner import words
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.people import Person
from planner.vault.recovery_code import new_code
from planner.vault.vault_list import KnownVault
from planner.views.dialogs import PanelDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.pages.settings.page import SettingsPage
from planner.views.shell.code_dialog import CodeDialog, sheet_of
from planner.views.shell.context import ShellContext
from planner.views.shell.cover import Cover
from planner.views.shell.first_start import FirstStart
from planner.views.shell.recover import RecoverPage
from planner.views.shell.restore_page import RestorePage
from planner.views.shell.two_people import TwoPeoplePage
from planner.views.shell.unlock import UnlockPage
from planner.views.shell.which_vault import WhichVaultDialog
from planner.views.shell.without_unlocking import BlankFormsDialog, CrisisNumbersDialog
from planner.views.window import SMALLEST, Window
from planner.views.workspace import Workspace
from planner.words import _
from tests.computer import Computer
from tests.fit import Stretched, misfits, settle
from tests.test_accessible_names import DIALOGS, UNFOLD, answers_of, shell, unfold

__all__ = ["shell"]

SIZES = (100, 150, 200)
#: Eighty letters: without a space, with many, and read from the right.
LONG_NAMES = (
    ("Wolfeschlegelsteinhausenbergerdorff" * 3)[:80],
    "Anna Maria van der Bergh-Featherstonehaugh and so on to the very end of eighty letters",
    "عبدالرحمن " * 8,
)
LONG_SURGERY = "Surgery-" + "Penrhyndeudraeth" * 7
LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


@pytest.fixture
def person(context: Context, clock: StoryClock) -> UUID:
    """The best told of the dozen."""
    context.records.reference.seed()
    context.records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    return next(iter(tell_stories(context.records, clock).values()))


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of the program two fifths longer."""
    monkeypatch.setattr(words, "_catalogue", lambda _language: Stretched())


def tell_at_length(context: Context, person: UUID, name: str) -> None:
    """Long names, a long surgery, and words without a space in all that was said."""
    records, long = context.records, "Llanfairpwllgwyngyll" * 6
    surgery = records.settings.add_surgery(LONG_SURGERY)
    values = {"called": name, "full_name": name, "surgery_id": surgery.id, "detail": long}
    records.changes.change(Person, person, values, page="details")
    pathway = records.pathways.current(person)
    assert pathway is not None
    for hope in records.aspirations.of_pathway(pathway.id):
        records.aspirations.type_text(hope.aspiration.id, "words", long)
    for chain in records.barriers.of_pathway(pathway.id):
        records.barriers.type_text(chain.barrier.id, "words", long)
        for step in chain.steps:
            records.barriers.type_step(step.id, "what", long)
    records.notes.write(person, long, pathway_id=pathway.id)
    records.people.add_contact(person, name, long)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context, person: UUID) -> Iterator[Window]:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.resize(*SMALLEST)
    made.show_page(Workspace(context))
    made.show()
    yield made
    context.theme.reset_scale()


def within(window: Window) -> Workspace:
    found = window.findChild(Workspace)
    assert found is not None
    return found


def begin_visit(context: Context, person: UUID) -> None:
    """A visit, and a shared screen."""
    pathway = context.records.pathways.current(person)
    assert pathway is not None
    context.records.visits.start(person, pathway.id, place="Riverside Surgery, room 3")
    context.navigator.set_together(True)


def pages(window: Window, person: UUID) -> list[str]:
    """What does not fit on any page, and in what unfolds there."""
    found: list[str] = []

    def look(at: str) -> None:
        settle()
        if (window.width(), window.height()) != SMALLEST:
            found.append(f"{at}: the window is {window.width()} x {window.height()}")
            window.resize(*SMALLEST)
            settle()
        found.extend(f"{at}: {line}" for line in misfits(window))

    for room in PAGES:
        if not within(window).go(Place(room, None if room in LONE else person)):
            continue
        look(room)
        for start in UNFOLD.get(room, ()):
            with suppress(StopIteration):
                unfold(window, _(start))
                look(f"{room}, {start}")
    return found


def dialogs(window: Window, context: Context, person: UUID) -> list[str]:
    """What does not fit in any dialog, and those that are larger than the window."""
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        settle()
        if dialog.width() > window.width() or dialog.height() > window.height():
            found.append(f"{name}: {dialog.width()} x {dialog.height()}")
        found += [f"{name}: {line}" for line in misfits(dialog)]
        QWidget.hide(dialog)
        dialog.deleteLater()
    return found


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("visit", [False, True])
def test_every_page(
    context: Context, window: Window, person: UUID, scale: int, visit: bool
) -> None:
    context.theme.set_scale(scale)
    if visit:
        begin_visit(context, person)
    found = pages(window, person)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("scale", SIZES)
def test_every_dialog(context: Context, window: Window, person: UUID, scale: int) -> None:
    context.theme.set_scale(scale)
    found = dialogs(window, context, person)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_names_and_long_words(
    context: Context, person: UUID, window: Window, name: str
) -> None:
    context.theme.set_scale(SIZES[-1])
    tell_at_length(context, person, name)
    found = pages(window, person)
    begin_visit(context, person)
    found += pages(window, person)
    context.navigator.set_together(False)
    found += dialogs(window, context, person)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.usefixtures("longer_words")
def test_a_language_with_longer_words(
    context: Context, window: Window, person: UUID, scale: int
) -> None:
    context.theme.set_scale(scale)
    found = pages(window, person)
    begin_visit(context, person)
    found += pages(window, person)
    context.navigator.set_together(False)
    found += dialogs(window, context, person)
    assert found == [], "\n".join(found)


def shell_pages(window: Window, shell: ShellContext, folder: Path) -> Iterator[str]:
    """Every page before unlocking, one after the other, each as it shows."""
    known = [KnownVault(folder / name, name * 30, name == "one") for name in ("one", "two")]
    for page in (
        UnlockPage(shell, "", known, known[1].folder),
        RecoverPage(shell),
        TwoPeoplePage(shell),
        RestorePage(shell),
    ):
        window.show_page(page)
        yield type(page).__name__
    first = FirstStart(shell)
    window.show_page(first)
    for fill in answers_of(first):
        yield f"first start, {first.current + 1}"
        for field, typed in fill.items():
            field.set_text(typed)
            field.edited.emit(typed)
        first.go_on()
    yield "first start, 5"
    first.go_on()
    first.together.when.buttons()[1].click()
    yield "first start, 6"
    window.show_over(Cover(shell.theme, str.isdigit, shell.clock.local_now(), [], window))
    yield "cover"
    window.show_over(None)


def shell_dialogs(window: Window, shell: ShellContext, folder: Path) -> Iterator[PanelDialog]:
    """Every dialog before unlocking."""
    known = [KnownVault(folder / name, name * 30, name == "one") for name in ("one", "two")]
    sheet = sheet_of("Priya Nair", shell.clock.today(), new_code())
    yield CrisisNumbersDialog(shell, window)
    yield BlankFormsDialog(shell, window, shell.clock, shell.printers)
    yield WhichVaultDialog(shell.theme, known, known[0].folder, window)
    yield CodeDialog(shell, shell.printers, sheet, window)


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("long", [False, True])
def test_everything_before_unlocking(
    context: Context,
    window: Window,
    shell: ShellContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scale: int,
    long: bool,
) -> None:
    if long and scale > 150:
        return
    if long:
        monkeypatch.setattr(words, "_catalogue", lambda _language: Stretched())
    context.theme.set_scale(scale)
    found: list[str] = []
    for at in shell_pages(window, shell, tmp_path):
        settle()
        if (window.width(), window.height()) != SMALLEST:
            found.append(f"{at}: the window is {window.width()} x {window.height()}")
        found += [f"{at}: {line}" for line in misfits(window)]
    for dialog in shell_dialogs(window, shell, tmp_path):
        dialog.show()
        settle()
        at = type(dialog).__name__
        if dialog.width() > window.width() or dialog.height() > window.height():
            found.append(f"{at}: {dialog.width()} x {dialog.height()}")
        found += [f"{at}: {line}" for line in misfits(dialog)]
        QWidget.hide(dialog)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("long", [False, True])
def test_every_part_of_settings_and_the_turned_screen(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, scale: int, long: bool
) -> None:
    if long and scale > 150:
        return
    if long:
        monkeypatch.setattr(words, "_catalogue", lambda _language: Stretched())
    computer.unlocked()
    assert computer.planner is not None
    window, context = computer.planner.window, computer.workspace.context
    window.resize(*SMALLEST)
    context.theme.set_scale(scale)
    person = computer.someone(LONG_NAMES[0])
    pathway = context.records.pathways.current(person.id)
    assert pathway is not None
    hope = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Sleep")
    context.records.aspirations.choose_measure(hope.id, MeasureKind.SCALE)
    context.records.people.add_contact(person.id, LONG_NAMES[1])
    context.records.settings.add_surgery(LONG_SURGERY)
    found: list[str] = []
    computer.workspace.go(Place(Room.SETTINGS))
    page = computer.page
    assert isinstance(page, SettingsPage)
    for number, section in enumerate(page.sections):
        page.show_section(number)
        settle()
        found += [f"{type(section).__name__}: {line}" for line in misfits(window)]
    computer.workspace.go(Place(Room.ASPIRATIONS, person.id))
    computer.workspace.turning.start()
    turned = computer.workspace.turning.screen
    assert turned is not None
    settle()
    found += [f"turned: {line}" for line in misfits(window)]
    turned.next.click()
    settle()
    found += [f"turned, next: {line}" for line in misfits(window)]
    turned.escape()
    settle()
    found += [f"turned, leaving: {line}" for line in misfits(window)]
    context.theme.reset_scale()
    assert found == [], "\n".join(found)
