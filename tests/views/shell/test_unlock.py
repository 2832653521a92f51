"""The unlock page against a real vault: right, wrong, too often, lost keyring, recovery."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.vault.recovery_code import new_code
from planner.views.shell.art import Landscape
from planner.views.shell.context import SetUp, ShellContext
from planner.views.shell.recover import RecoverPage
from planner.views.shell.unlock import UnlockPage
from tests.fakes import FakeDialogs, FakeKeyring

PASSPHRASE = "a lantern over the slow canal"


@pytest.fixture
def code(keeper: Keeper) -> str:
    """A vault is there; its recovery code."""
    made = new_code()
    keeper.make(
        SetUp(name="Priya Nair", passphrase=PASSPHRASE, recovery_code=made, pin="482913")
    ).close()
    return made


@pytest.fixture
def page(qtbot: QtBot, shell: ShellContext, code: str) -> UnlockPage:
    made = UnlockPage(shell)
    qtbot.addWidget(made)
    made.show()
    made.focus_first()
    return made


def try_to_unlock(qtbot: QtBot, page: UnlockPage, typed: str) -> None:
    page.passphrase.set_text("")
    qtbot.keyClicks(page.passphrase.edit, typed)
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)


def _tried(page: UnlockPage, times: int) -> bool:
    return page._tries == times


def test_the_right_passphrase_opens(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as opened:
        try_to_unlock(qtbot, page, PASSPHRASE)
    opened.args[0].close()
    assert page.passphrase.text() == ""


def test_a_wrong_one_says_so_keeps_it_and_after_three_offers_the_code(
    qtbot: QtBot, page: UnlockPage
) -> None:
    for tries in (1, 2, 3):
        try_to_unlock(qtbot, page, "not this one")
        qtbot.waitUntil(partial(_tried, page, tries), timeout=10_000)
        assert page.passphrase.text() == "not this one"
        assert "Check capital letters" in page.passphrase.error
        assert ("recovery code" in page.passphrase.error) == (tries == 3)


def test_too_many_wrong_ones_wait_and_then_let_try_again(qtbot: QtBot, page: UnlockPage) -> None:
    for _try in range(12):
        try_to_unlock(qtbot, page, "not this one")
        qtbot.waitUntil(lambda: page._wait > 0 or page.button.isEnabled(), timeout=10_000)
        if page._wait:
            break
    assert "try again in" in page.passphrase.error
    assert not page.button.isEnabled()
    page._wait = 1
    page._count_down()
    assert page.button.isEnabled()


def test_a_lost_keyring_secret_leads_to_the_recovery_code(
    qtbot: QtBot, page: UnlockPage, keyring: FakeKeyring, shell: ShellContext, code: str
) -> None:
    keyring.secrets.clear()
    try_to_unlock(qtbot, page, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(page.passphrase.error), timeout=10_000)
    assert "recovery code" in page.passphrase.error
    recover = RecoverPage(shell)
    qtbot.addWidget(recover)
    recover.code.set_text(code.lower().replace("-", " "))
    recover.first.set_text("nine green boats at dawn")
    recover.again.set_text("nine green boats at dawn")
    with qtbot.waitSignal(recover.unlocked, timeout=10_000) as opened:
        recover.open.click()
    opened.args[0].close()
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as again:
        try_to_unlock(qtbot, page, "nine green boats at dawn")
    again.args[0].close()


def test_a_mistyped_code_is_said_and_kept(qtbot: QtBot, shell: ShellContext, code: str) -> None:
    recover = RecoverPage(shell)
    qtbot.addWidget(recover)
    recover.show()
    recover.code.set_text(code[:-1])
    recover.first.set_text("nine green boats at dawn")
    recover.again.set_text("nine green boats at dawn")
    recover.open.click()
    qtbot.waitUntil(lambda: recover._failure.isVisible(), timeout=10_000)
    assert recover.code.text() == code[:-1]
    assert recover.open.isEnabled()


def test_numbers_and_forms_open_without_unlocking(
    qtbot: QtBot, page: UnlockPage, shell: ShellContext
) -> None:
    assert isinstance(shell.dialogs, FakeDialogs)
    page.crisis.click()
    page.forms.click()
    assert len(shell.dialogs.shown) == 2


def test_at_twice_the_text_size_the_picture_makes_room(
    qtbot: QtBot, shell: ShellContext, code: str
) -> None:
    shell.theme.set_scale(200)
    page = UnlockPage(shell)
    qtbot.addWidget(page)
    page.resize(1180, 720)
    page.show()
    landscape = page.findChild(Landscape)
    assert landscape is not None
    qtbot.waitUntil(landscape.isHidden)
    page.resize(2400, 1400)
    qtbot.waitUntil(landscape.isVisible)
