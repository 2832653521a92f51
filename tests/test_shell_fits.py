"""Before unlocking, in Settings and on the turned screen: nothing is cut in the smallest window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon, MeasureKind
from planner.vault.recovery_code import new_code
from planner.vault.vault_list import KnownVault
from planner.views.dialogs import PanelDialog
from planner.views.jobs import Job
from planner.views.navigation import Place, Room
from planner.views.page import Context
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
from tests.computer import Computer
from tests.fit import misfits, settle
from tests.longer_words import LONG_NAMES, LONG_SURGERY, SIZES, stretch_words
from tests.test_accessible_names import answers_of, shell

__all__ = ["shell"]

#: Text sizes, in English and with longer words; those are promised up to 150 per cent.
IN_WORDS = [(scale, False) for scale in SIZES] + [(100, True), (150, True)]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context) -> Iterator[Window]:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.resize(*SMALLEST)
    made.show()
    yield made
    context.theme.reset_scale()


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


@pytest.mark.parametrize(("scale", "long"), IN_WORDS)
def test_everything_before_unlocking(
    context: Context,
    window: Window,
    shell: ShellContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scale: int,
    long: bool,
) -> None:
    if long:
        stretch_words(monkeypatch)
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


@pytest.mark.parametrize(("scale", "long"), IN_WORDS)
def test_every_part_of_settings_and_the_turned_screen(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, scale: int, long: bool
) -> None:
    if long:
        stretch_words(monkeypatch)
    hand, planner = computer.unlocked(), computer.planner
    assert planner is not None
    window, context = planner.window, computer.workspace.context
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
        hand.wait_for(lambda: not planner.findChildren(Job), "what the section reads beside it")
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
