"""The pages before unlocking, and which vault of this computer they are about."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.vault import replaced
from planner.vault.places import sweep, vault_exists
from planner.vault.vault_list import VaultList
from planner.views.dialogs import HELP_KEY
from planner.views.help.opening import open_help
from planner.views.shell.context import ShellContext, Vaults
from planner.views.shell.unlock import UnlockPage
from planner.views.window import Window
from planner.words import _

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault
    from planner.views.shell.leaving import Leaving


class FrontDoor(QObject):
    """Shows the page that fits: first start, unlock, recovery, restore, or another vault.

    Emits:
        opened(OpenVault): a vault was unlocked.
        made(OpenVault): a vault was made, and is open.
    """

    opened = Signal(object)
    made = Signal(object)

    def __init__(
        self,
        shell: ShellContext,
        window: Window,
        vaults: VaultList,
        keeper_of: Callable[[Path], Vaults],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.folder = vaults.last()
        #: The vault that was locked, while a backup of it is being made.
        self.leaving: Leaving | None = None
        #: Whether the passphrase that opened the vault is shorter than the organisation asks for.
        self.was_short = False
        #: What the unlock page says happened before.
        self.notice = ""
        self._shell = shell
        self._window = window
        self._vaults = vaults
        self._keeper_of = keeper_of

    def start(self, notice: str = "") -> None:
        """Tidy what a stop left behind, and show the first page."""
        for folder in {self.folder, *(known.folder for known in self._vaults.all())}:
            sweep(folder)
        replaced.sweep(self.folder.parent)
        known = self._vaults.opened_before
        if known and not vault_exists(self.folder):
            QTimer.singleShot(0, self._ask_for_missing)
        self._show_first(notice)

    def show_unlock(self, notice: str = "") -> None:
        """Ask for the passphrase; `notice` says what happened before."""
        self.notice = notice
        page = UnlockPage(self._shell, notice, self._vaults.all(), self.folder)
        page.was_short.connect(self._note_short)
        page.unlocked.connect(self.opened)
        page.recovery_wanted.connect(self._show_recovery)
        page.restore_wanted.connect(self._show_restore)
        page.vault_chosen.connect(self._choose)
        page.another_wanted.connect(self.show_another)
        if self.leaving is not None:
            page.say_quietly(_("A backup is being made. You can unlock all the same."))
            for wanted in (page.unlocking, page.recovery_wanted, page.restore_wanted):
                wanted.connect(self.leaving.cancel)
            self.leaving.ended.connect(page.say_quietly)
        self._show(page, "unlock")
        page.focus_first()

    def show_unlock_by_new_keys(self) -> None:
        """After all keys were changed."""
        self._shell.jobs.start(sweep, self.folder)
        self.show_unlock(
            _(
                "All keys were changed. The new passphrase opens this vault now. "
                "The old one does not."
            )
        )

    def show_another(self) -> None:
        """First start once more, for another vault beside the one that is here."""
        from planner.views.shell.first_start import FirstStart

        before = self.folder
        self._use(self._vaults.new_folder())
        first = FirstStart(self._shell, leads_back=True)
        first.vault_made.connect(self.made)
        first.back_wanted.connect(partial(self._choose, before))
        first.restore_wanted.connect(self._show_restore)
        self._show(first, "first_start")

    def show_restored(self, folder: Path) -> None:
        """The vault was put back from a backup into `folder`."""
        self._use_restored(folder)
        self.show_unlock(_("The backup is back in place. Unlock it as you do every day."))

    def follow(self) -> None:
        """Locked in the moment in which a restored vault took its place: then that is meant."""
        here = replaced.current(self.folder)
        if here != self.folder:
            self._use(here)

    def leave(self, vault: OpenVault, planner_id: UUID | None) -> None:
        """Make a backup of a vault that was just locked, beside the window, then close it."""
        from planner.views.shell.leaving import Leaving

        self.leaving = Leaving(self._shell.jobs)
        self.leaving.ended.connect(self._left)
        self.leaving.begin(vault, self._shell.clock, planner_id)

    def wait_for_backup(self, then: Callable[[], None]) -> None:
        """Before the program ends: do `then` once the backup is made, or is not waited for."""
        if self.leaving is None:
            then()
            return
        from planner.views.shell.leaving import ClosingPage

        page = ClosingPage(self._shell.theme)
        page.close_wanted.connect(self.leaving.cancel)
        self.leaving.progressed.connect(page.progress.report)
        self.leaving.ended.connect(then)
        self._window.show_over(None)
        self._window.show_page(page)
        page.progress.stop_button.setFocus()

    @property
    def is_idle(self) -> bool:
        """Whether an unlock page shows that nobody has touched, with no work behind it."""
        page = self._window.page
        return isinstance(page, UnlockPage) and page.untouched and self.leaving is None

    def remember(self) -> None:
        """So that a vault that is missing is not taken for a first start."""
        with suppress(OSError):
            self._vaults.remember(self.folder)

    def _show_first(self, notice: str = "") -> None:
        if vault_exists(self.folder) or self._vaults.opened_before:
            self.show_unlock(notice)
        else:
            self._show_first_start()

    def _show_first_start(self) -> None:
        from planner.views.shell.first_start import FirstStart

        first = FirstStart(self._shell)
        first.vault_made.connect(self.made)
        first.restore_wanted.connect(self._show_restore)
        self._show(first, "first_start")

    def _ask_for_missing(self) -> None:
        """A vault that was here before is not: a new one is made only where that is wanted."""
        if self._shell.dialogs.ask(
            _("Your vault is not where it was"),
            _(
                "It was in “{folder}”. Nothing was changed. If that is on a drive or a share, "
                "connect it and open the program again, or put the folder back from a backup. "
                "A new vault would be empty."
            ).format(folder=self.folder),
            _("Set up a new vault"),
            safe=_("Not now"),
        ):
            self._show_first_start()

    def _show_recovery(self) -> None:
        from planner.views.shell.recover import RecoverPage

        page = RecoverPage(self._shell)
        page.unlocked.connect(self.opened)
        page.back_wanted.connect(self.show_unlock)
        page.two_people_wanted.connect(self._show_two_people)
        self._show(page, "recovery")
        page.focus_first()

    def _show_two_people(self) -> None:
        from planner.views.shell.two_people import TwoPeoplePage

        page = TwoPeoplePage(self._shell)
        page.unlocked.connect(self.opened)
        page.back_wanted.connect(self.show_unlock)
        self._show(page, "two_people")
        page.focus_first()

    def _show_restore(self) -> None:
        from planner.views.shell.restore_page import RestorePage

        page = RestorePage(self._shell)
        page.restored.connect(self._use_restored)
        page.unlocked.connect(self.opened)
        page.back_wanted.connect(self._show_first)
        self._show(page, "restore")
        page.focus_first()

    def _show(self, page: QWidget, topic: str) -> None:
        """Show a page, with its help behind F1, in the dialogs over it too."""
        self.was_short = False
        help_ = partial(self._help, topic)
        QShortcut(QKeySequence(HELP_KEY), page).activated.connect(help_)
        self._shell.dialogs.set_help(help_)
        self._window.show_page(page)

    def _help(self, page_topic: str, topic: str = "") -> None:
        """The help of a dialog, or of the page where it has none."""
        open_help(self._shell.theme, self._shell.dialogs, [topic or page_topic])

    def _note_short(self) -> None:
        self.was_short = True

    def _choose(self, folder: Path) -> None:
        self._use(folder)
        self.show_unlock()

    def _use(self, folder: Path) -> None:
        self.folder = folder
        self._shell = replace(self._shell, vaults=self._keeper_of(folder))

    def _use_restored(self, folder: Path) -> None:
        self._use(folder)
        self.remember()

    def _left(self) -> None:
        if self.leaving is not None:
            self.leaving.deleteLater()
        self.leaving = None
