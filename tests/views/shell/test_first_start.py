"""First start by keyboard alone, and what it leaves behind when it is broken off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.errors import InvalidInputError
from planner.keeper import Keeper
from planner.records.book import open_records
from planner.system.device_secret import KeyringUnavailableError
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.views.shell.code_dialog import CodeDialog
from planner.views.shell.context import SetUp, ShellContext
from planner.views.shell.first_start import FirstStart
from planner.views.shell.pin import PIN_KEY, Pin
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring

PASSPHRASE = "a lantern over the slow canal"


@pytest.fixture
def page(qtbot: QtBot, shell: ShellContext) -> FirstStart:
    made = FirstStart(shell)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.focus_first()
    return made


def type_into_focus(qtbot: QtBot, text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    qtbot.keyClicks(focused, text)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def tab_to(qtbot: QtBot, page: FirstStart, wanted: object) -> None:
    for _press in range(20):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError("Tab never got there")


def walk_to_the_last_step(qtbot: QtBot, page: FirstStart) -> None:
    type_into_focus(qtbot, "Priya Nair")
    press(qtbot, Qt.Key.Key_Return)
    type_into_focus(qtbot, PASSPHRASE)
    tab_to(qtbot, page, page.passphrase.again.edit)
    type_into_focus(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    for number, field in page.recovery.asked.items():
        tab_to(qtbot, page, field.edit)
        type_into_focus(qtbot, page.recovery.groups[number].lower())
    press(qtbot, Qt.Key.Key_Return)
    type_into_focus(qtbot, "482913")
    tab_to(qtbot, page, page.pin.again.edit)
    type_into_focus(qtbot, "482913")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert page.current == 5


def test_by_keyboard_it_makes_a_vault_that_holds_what_was_chosen(
    qtbot: QtBot, page: FirstStart, keeper: Keeper, clock: FakeClock
) -> None:
    walk_to_the_last_step(qtbot, page)
    with qtbot.waitSignal(page.vault_made) as made:
        press(qtbot, Qt.Key.Key_Return)
    opened: OpenVault = made.args[0]
    records = open_records(opened.window_engine, clock, opened.id)
    planner = records.settings.planner()
    assert planner is not None
    assert planner.name == "Priya Nair"
    assert Pin(**records.settings.get(PIN_KEY)).fits("482913")
    assert not opened.passphrase_only
    opened.close()
    keeper.open(PASSPHRASE).close()


def test_nothing_is_kept_before_the_last_step(
    qtbot: QtBot, page: FirstStart, keeper: Keeper, keyring: FakeKeyring
) -> None:
    walk_to_the_last_step(qtbot, page)
    assert not keeper.folder.parent.exists()
    assert not keyring.secrets


def test_a_failed_making_says_so_keeps_what_was_typed_and_leaves_nothing(
    qtbot: QtBot, page: FirstStart, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk_to_the_last_step(qtbot, page)
    keeper.folder.parent.parent.mkdir(parents=True, exist_ok=True)
    keeper.folder.parent.write_text("a file where the folder should be")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._failure.isVisible())
    assert page.chosen().name == "Priya Nair"
    assert page.next.isEnabled()


def test_what_breaks_off_after_the_vault_was_made_leaves_none_either(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = SetUp(name="", passphrase=PASSPHRASE, recovery_code=new_code(), pin="482913")
    with pytest.raises(InvalidInputError):
        keeper.make(chosen)
    assert not keeper.folder.exists()
    keeper.make(replace(chosen, name="Priya Nair")).close()


def test_without_a_keyring_it_says_so_and_asks_for_six_words(
    qtbot: QtBot, shell: ShellContext, keyring: FakeKeyring
) -> None:
    keyring.failure = KeyringUnavailableError()
    page = FirstStart(shell)
    qtbot.addWidget(page)
    step = page.passphrase
    qtbot.waitUntil(lambda: step.needs_words)
    assert not step._no_keyring.isHidden()
    step.first.set_text("correct-horse-battery-staple-9")
    step.again.set_text("correct-horse-battery-staple-9")
    step.first.edited.emit("")
    assert "six words" in step.problem()
    step.suggest.click()
    step.again.set_text(step.first.text())
    assert step.problem() == ""


def test_an_easy_passphrase_is_not_taken(page: FirstStart) -> None:
    step = page.passphrase
    for easy in ("", "password", "priya nair", "aaaaaaaaaaaaaaaa"):
        page.about.name.set_text("Priya Nair")
        step.first.set_text(easy)
        step.first.edited.emit(easy)
        assert step.problem()


def test_groups_that_do_not_match_do_not_go_on(page: FirstStart) -> None:
    field = next(iter(page.recovery.asked.values()))
    field.set_text("0000")
    field.edited.emit("0000")
    assert page.recovery.problem()
    assert field.error


def test_a_group_of_the_code_says_when_it_matches(qtbot: QtBot, page: FirstStart) -> None:
    number, field = next(iter(page.recovery.asked.items()))
    group = page.recovery.groups[number]
    qtbot.keyClicks(field.edit, group.lower())
    assert field.help.text() == "That matches."
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.help.text() != "That matches."


def test_at_twice_the_text_size_the_steps_themselves_have_the_window(
    qtbot: QtBot, shell: ShellContext
) -> None:
    shell.theme.set_scale(200)
    made = FirstStart(shell)
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    qtbot.waitUntil(lambda: made.about.name.width() > 900)
    name = made.about.name
    assert name.mapTo(made, name.rect().topRight()).x() < made.width()


def copied(dialog: CodeDialog) -> bool:
    for number, field in dialog.typed.items():
        field.set_text(dialog.sheet.groups[number])
        field.edited.emit("")
    return dialog.have_copy.isEnabled()


def test_two_people_are_offered_a_code_each_and_may_be_left_for_later(
    qtbot: QtBot, page: FirstStart, shell: ShellContext, keeper: Keeper, clock: FakeClock
) -> None:
    assert isinstance(shell.dialogs, FakeDialogs)
    walk_to_the_last_step(qtbot, page)
    step = page.together
    assert step.problem() == ""
    assert step.chosen() is None
    step.when.buttons()[1].click()
    assert "both names" in step.problem()
    for field, name in zip(step.names, ("Ann Ode", "ann ode"), strict=True):
        field.set_text(name)
        field.edited.emit(name)
    assert "Two different people" in step.problem()
    step.names[1].set_text("Ben Ali")
    step.names[1].edited.emit("")
    assert "a copy of their code" in step.problem()
    shell.dialogs.show_answers = [copied, False, copied]
    step.buttons[0].click()
    step.buttons[1].click()
    assert step.problem()
    step.buttons[1].click()
    assert step.problem() == ""
    step.names[1].edited.emit("")  # another name: the sheets that were printed are wrong
    assert step.problem()
    shell.dialogs.show_answers = [copied, copied]
    step.buttons[0].click()
    step.buttons[1].click()
    with qtbot.waitSignal(page.vault_made) as made:
        page.next.click()
    opened: OpenVault = made.args[0]
    records = open_records(opened.window_engine, clock, opened.id)
    two = records.key_holders.organisation()
    assert two is not None
    assert (two.name, two.second_name) == ("Ann Ode", "Ben Ali")
    opened.close()
    chosen = step.chosen()
    assert chosen is not None
    keeper.open_together(*chosen.codes).close()


def test_beside_a_vault_that_is_here_it_leads_back(qtbot: QtBot, shell: ShellContext) -> None:
    page = FirstStart(shell, leads_back=True)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()
