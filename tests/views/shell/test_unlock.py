"""The unlock page against a real vault: right, wrong, too often, lost keyring, recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.system.device_secret import KeyringUnavailableError, WatchedSecrets
from planner.system.lock import run_lock
from planner.vault.recovery_code import new_code
from planner.vault.vault_list import KnownVault
from planner.views.shell.art import Landscape
from planner.views.shell.context import Progress, SetUp, ShellContext
from planner.views.shell.recover import RecoverPage
from planner.views.shell.two_people import TwoPeoplePage
from planner.views.shell.unlock import UnlockPage
from planner.views.shell.vault_card import VaultCard
from planner.views.shell.which_vault import WhichVaultDialog
from planner.views.widgets.surfaces import ScrollArea
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
    with qtbot.waitSignal(page.unlocked) as opened:
        try_to_unlock(qtbot, page, PASSPHRASE)
    opened.args[0].close()
    assert page.passphrase.text() == ""


def test_a_wrong_one_says_so_keeps_it_and_after_three_offers_the_code(
    qtbot: QtBot, page: UnlockPage
) -> None:
    for tries in (1, 2, 3):
        try_to_unlock(qtbot, page, "not this one")
        qtbot.waitUntil(partial(_tried, page, tries))
        assert page.passphrase.text() == "not this one"
        assert "Check capital letters" in page.passphrase.error
        assert ("recovery code" in page.passphrase.error) == (tries == 3)


def test_too_many_wrong_ones_wait_and_then_let_try_again(qtbot: QtBot, page: UnlockPage) -> None:
    for _try in range(12):
        try_to_unlock(qtbot, page, "not this one")
        qtbot.waitUntil(lambda: page._wait > 0 or page.button.isEnabled())
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
    qtbot.waitUntil(lambda: bool(page.passphrase.error))
    assert "recovery code" in page.passphrase.error
    recover = RecoverPage(shell)
    qtbot.addWidget(recover)
    recover.code.set_text(code.lower().replace("-", " "))
    recover.first.set_text("nine green boats at dawn")
    recover.again.set_text("nine green boats at dawn")
    with qtbot.waitSignal(recover.unlocked) as opened:
        recover.open.click()
    opened.args[0].close()
    with qtbot.waitSignal(page.unlocked) as again:
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
    qtbot.waitUntil(lambda: recover._failure.isVisible())
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


class HangingKeyring(FakeKeyring):
    """Answers once it is let."""

    def __init__(self, other: FakeKeyring) -> None:
        super().__init__()
        self.secrets = other.secrets
        self.answers = Event()

    def read(self, vault_id: UUID) -> bytes | None:
        assert self.answers.wait(30)
        return super().read(vault_id)


@pytest.fixture
def hanging(
    qtbot: QtBot, shell: ShellContext, keeper: Keeper, keyring: FakeKeyring, code: str
) -> Iterator[HangingKeyring]:
    """The computer's keyring hangs from now on."""
    made = HangingKeyring(keyring)
    keeper._secrets = WatchedSecrets(made)
    yield made
    made.answers.set()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.views.shell.unlock.PATIENCE", 20)


def let_go(folder: Path) -> bool:
    """Whether nobody holds the vault."""
    lock = run_lock(folder)
    if lock is not None:
        lock.release(clean=not lock.unclean)
    return lock is not None


@pytest.mark.usefixtures("impatient")
def test_a_keyring_that_hangs_is_named_and_can_be_waited_for_no_longer(
    qtbot: QtBot, hanging: HangingKeyring, page: UnlockPage, keeper: Keeper
) -> None:
    try_to_unlock(qtbot, page, PASSPHRASE)
    qtbot.waitUntil(page.waiting.isVisible)
    assert "safe place for keys" in page.waiting.accessibleName()
    assert page.recover.isEnabled()
    with qtbot.assertNotEmitted(page.unlocked):
        qtbot.mouseClick(page.waiting._button, Qt.MouseButton.LeftButton)
        assert page.waiting.isHidden()
        assert page.passphrase.text() == PASSPHRASE
        assert page.button.isEnabled()
        hanging.answers.set()
        qtbot.waitUntil(lambda: not page._context.jobs._running)
    assert let_go(keeper.folder)
    with qtbot.waitSignal(page.unlocked) as opened:
        qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    opened.args[0].close()


@pytest.mark.usefixtures("impatient")
def test_what_is_not_the_keyrings_fault_is_not_laid_on_it(
    qtbot: QtBot, page: UnlockPage, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Event()

    def open_slowly(_passphrase: str, progress: Progress) -> None:
        slow.wait(30)
        progress(1, 1)

    monkeypatch.setattr(keeper, "open", open_slowly)
    looks: list[bool] = []
    monkeypatch.setattr(page.waiting, "setVisible", looks.append)
    try_to_unlock(qtbot, page, PASSPHRASE)
    qtbot.waitUntil(lambda: len(looks) > 2)
    assert not any(looks)
    page._cancel()
    slow.set()
    qtbot.waitUntil(lambda: not page._context.jobs._running)


@pytest.mark.usefixtures("impatient")
def test_the_recovery_code_opens_while_the_keyring_hangs(
    qtbot: QtBot, hanging: HangingKeyring, page: UnlockPage, shell: ShellContext, code: str
) -> None:
    try_to_unlock(qtbot, page, PASSPHRASE)
    qtbot.waitUntil(page.waiting.isVisible)
    with qtbot.waitSignal(page.recovery_wanted):
        qtbot.mouseClick(page.recover, Qt.MouseButton.LeftButton)
    hanging.failure = KeyringUnavailableError("no answer in time")
    hanging.answers.set()
    recover = RecoverPage(shell)
    qtbot.addWidget(recover)
    new = "seven kettles under a green bridge"
    recover.code.set_text(code)
    recover.first.set_text(new)
    recover.again.set_text(new)
    with qtbot.waitSignal(recover.unlocked) as opened:
        recover.recover()
    opened.args[0].close()


def test_a_recovery_that_nobody_waits_for_leaves_nothing_open(
    qtbot: QtBot, shell: ShellContext, keeper: Keeper, code: str
) -> None:
    recover = RecoverPage(shell)
    qtbot.addWidget(recover)
    new = "seven kettles under a green bridge"
    recover.code.set_text(code)
    recover.first.set_text(new)
    recover.again.set_text(new)
    recover.recover()
    with qtbot.assertNotEmitted(recover.unlocked), qtbot.waitSignal(recover.back_wanted):
        recover.back.click()
    qtbot.waitUntil(lambda: not shell.jobs._running)
    assert let_go(keeper.folder)


def known(tmp_path: Path) -> list[KnownVault]:
    names = ("first", "vault-2", "vault-3")
    return [
        KnownVault(tmp_path / name, f"Vault {number}", name != "vault-3")
        for number, name in enumerate(names, start=1)
    ]


def unlock_page(qtbot: QtBot, shell: ShellContext, vaults: list[KnownVault], at: int) -> UnlockPage:
    page = UnlockPage(shell, "", vaults, vaults[at].folder)
    qtbot.addWidget(page)
    page.show()
    return page


def words_on(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_another_vault_is_chosen_and_only_another(
    qtbot: QtBot, shell: ShellContext, tmp_path: Path
) -> None:
    assert isinstance(shell.dialogs, FakeDialogs)
    vaults = known(tmp_path)
    page = unlock_page(qtbot, shell, vaults, 0)
    assert "Vault 1" in words_on(page)
    assert "One of 3 on this computer" in words_on(page)
    card = page.findChild(VaultCard)
    assert card is not None

    def choose(number: int) -> Callable[[WhichVaultDialog], bool]:
        def work(dialog: WhichVaultDialog) -> bool:
            dialog.vaults.buttons()[number].click()
            return True

        return work

    shell.dialogs.show_answers = [choose(1), choose(0), False]
    with qtbot.waitSignal(page.vault_chosen) as chosen:
        card.change.click()
    assert chosen.args == [vaults[1].folder]
    with qtbot.assertNotEmitted(page.vault_chosen):
        card.change.click()
        card.change.click()


def test_another_one_can_be_set_up_from_there(
    qtbot: QtBot, shell: ShellContext, tmp_path: Path
) -> None:
    assert isinstance(shell.dialogs, FakeDialogs)
    page = unlock_page(qtbot, shell, known(tmp_path)[:1], 0)
    card = page.findChild(VaultCard)
    assert card is not None

    def want_another(dialog: WhichVaultDialog) -> bool:
        dialog._want_another()
        return True

    shell.dialogs.show_answers = [want_another]
    with qtbot.waitSignal(page.another_wanted):
        card.change.click()


def test_a_vault_that_is_missing_is_shown_as_missing(
    qtbot: QtBot, shell: ShellContext, tmp_path: Path
) -> None:
    vaults = known(tmp_path)
    page = unlock_page(qtbot, shell, vaults, 2)
    assert "Not where it was" in words_on(page)
    dialog = WhichVaultDialog(shell.theme, vaults, vaults[0].folder, page)
    meanings = [one.accessibleDescription() for one in dialog.vaults.buttons()]
    assert meanings[:2] == ["", ""]
    assert str(vaults[2].folder) in meanings[2]


def test_two_codes_that_will_not_do_are_said_and_kept(
    qtbot: QtBot, shell: ShellContext, code: str
) -> None:
    page = TwoPeoplePage(shell)
    qtbot.addWidget(page)
    page.show()
    for first, second, said in (
        (code, code, "the same code"),
        (code[:-1], new_code(), "This has"),
        (new_code(), new_code(), "newest sheets"),
    ):
        page.first.set_text(first)
        page.second.set_text(second)
        page.open.click()
        qtbot.waitUntil(page.open.isEnabled)
        assert said in page._failure.sentence.text()
        assert page.first.text() == first
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()


def test_all_of_it_shows_in_the_smallest_window(
    qtbot: QtBot, shell: ShellContext, code: str, tmp_path: Path
) -> None:
    page = UnlockPage(shell, vaults=[KnownVault(tmp_path, "Vault 1", True)], folder=tmp_path)
    qtbot.addWidget(page)
    page.resize(1180, 720)
    page.show()
    area = page.findChild(ScrollArea)
    assert area is not None
    page.grab()
    assert area.verticalScrollBar().maximum() == 0
