"""The composition root: the only place where parts are made and handed to each other."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from planner.errors import NotFoundError, StorageError
from planner.keeper import Keeper
from planner.models.sheets import CrisisNumberSnapshot
from planner.system import folders, settings
from planner.system.clock import Clock, SystemClock
from planner.system.device_secret import DeviceSecrets, SystemKeyring
from planner.vault import replaced
from planner.vault.places import sweep, vault_exists
from planner.vault.vault_list import VaultList
from planner.views import clipboard
from planner.views.dialogs import Dialogs
from planner.views.idle import IdleWatch
from planner.views.jobs import Jobs
from planner.views.shell.context import ShellContext
from planner.views.shell.unlock import UnlockPage
from planner.views.surroundings import Surroundings
from planner.views.theme import Mode, Theme
from planner.views.window import Window
from planner.words import _, time_of_day

if TYPE_CHECKING:
    from planner.records.book import Records
    from planner.vault.keys import Cost
    from planner.vault.open_vault import OpenVault
    from planner.views.navigation import Place
    from planner.views.paper.printing import Printers
    from planner.views.shell.leaving import Leaving
    from planner.views.workspace import Workspace

#: What is imported behind the unlock page while the passphrase is typed.
_LATER = (
    "planner.vault.vault",
    "planner.views.shell.cover",
    "planner.views.shell.leaving",
    "planner.views.workspace",
    "planner.export.plan_pdf",
    "keyring",
)


def _system_printers() -> Printers:
    from planner.views.paper.printing import Printers

    return Printers()


@dataclass(frozen=True)
class Parts:
    """What the program takes from outside; tests give stand-ins for some of it."""

    clock: Clock = field(default_factory=SystemClock)
    secrets: DeviceSecrets = field(default_factory=SystemKeyring)
    printers: Callable[[], Printers] = _system_printers
    dialogs: Callable[[Theme, QWidget], Dialogs] = Dialogs
    cost: Cost | None = None


@dataclass(frozen=True)
class _Unlocked:
    """What exists only between unlocking and locking."""

    vault: OpenVault
    records: Records
    jobs: Jobs
    workspace: Workspace


class Planner(QObject):
    """The running program: a shell before the passphrase, a workspace after it."""

    def __init__(self, application: QApplication, parts: Parts | None = None) -> None:
        super().__init__()
        self._parts = parts or Parts()
        self._settings = settings.load(folders.settings_file())
        self.theme = Theme(Mode(self._settings.theme_mode), self._settings.text_scale)
        self.theme.apply(application)
        self.theme.changed.connect(self._remember_look)
        self.window = Window(self.theme)
        self.window.close_wanted.connect(self.close)
        self._list = VaultList(self._settings, folders.settings_file(), folders.vaults_folder())
        self._folder = self._list.last()
        self._jobs = Jobs(self)
        self._shell = ShellContext(
            theme=self.theme,
            clock=self._parts.clock,
            dialogs=self._parts.dialogs(self.theme, self.window),
            jobs=self._jobs,
            vaults=self._keeper(self._folder),
            printers=self._parts.printers,
        )
        self._unlocked: _Unlocked | None = None
        self._leaving: Leaving | None = None
        self._left_at: Place | None = None
        self._left_by: UUID | None = None
        self._once_locked: Callable[[], None] | None = None
        self._idle = IdleWatch(self._parts.clock, application, self)
        self._idle.grew_quiet.connect(self.cover)
        self._idle.left_alone.connect(self.lock)
        self._around = Surroundings(self.window, self)
        self._around.went_away.connect(self.lock_at_once)

    @property
    def dialogs(self) -> Dialogs:
        """How the program asks and tells."""
        return self._shell.dialogs

    @property
    def workspace(self) -> Workspace | None:
        """What is behind the lock, while it is open."""
        return self._unlocked.workspace if self._unlocked else None

    @property
    def leaving(self) -> Leaving | None:
        """The vault that was locked, while a backup of it is being made."""
        return self._leaving

    def start(self) -> None:
        """Show the first page, then import the rest behind it."""
        for folder in {self._folder, *(known.folder for known in self._list.all())}:
            sweep(folder)
        replaced.sweep(folders.vaults_folder())
        there = vault_exists(self._folder)
        self._begin()
        self.window.show()
        QTimer.singleShot(0, _import_later)
        if not there and self._settings.last_vault:
            QTimer.singleShot(0, self._ask_for_missing)

    def _begin(self) -> None:
        if vault_exists(self._folder) or self._settings.last_vault:
            self._show_unlock()
        else:
            self._show_first_start()

    def cover(self) -> None:
        """Hide everything behind the PIN; what is open stays open."""
        if self._unlocked is None or self.window.over is not None:
            return
        kept = False
        try:
            kept = self.dialogs.leave()
            self._unlocked.workspace.leave()
        finally:
            covered = self._lay_cover(self._unlocked)
        if kept and not covered:
            self.dialogs.close_all(self._lock)

    def _lay_cover(self, unlocked: _Unlocked) -> bool:
        """Lay the cover over everything. False where there is no PIN to lift it by."""
        from planner.views.shell.cover import Cover
        from planner.views.shell.pin import PIN_KEY, Pin

        if self.window.over is not None:
            return True
        records = unlocked.records
        kept = records.settings.get(records.settings.own(PIN_KEY))
        if kept is None:
            return False
        locks_at = self._parts.clock.local_now() + (self._idle.lock_after - self._idle.quiet_for())
        numbers = records.reference.crisis_numbers(records.settings.nation())
        cover = Cover(
            self.theme,
            Pin(**kept).fits,
            locks_at,
            [CrisisNumberSnapshot(row.key, row.label, row.number) for row in numbers],
            self.window,
        )
        cover.lifted.connect(self._lift)
        cover.lock_wanted.connect(self.lock)
        self.window.show_over(cover)
        return True

    def lock(self) -> None:
        """Save, close the vault, wipe the keys, and throw the workspace away.

        Words that cannot be saved are not thrown away: then the screen is covered instead.
        """
        if self._unlocked is not None and not self.dialogs.leave():
            self.cover()
        else:
            self.dialogs.close_all(self._lock)

    def lock_at_once(self) -> None:
        """As `lock`, without a backup: the computer is about to sleep, or nobody is in front of
        it. What is due is made after the next unlock.
        """
        if self._unlocked is not None and not self.dialogs.leave():
            self.cover()
        else:
            self.dialogs.close_all(partial(self._lock, back_up=False))

    def _lock(self, *, back_up: bool = True) -> None:
        if self._unlocked is None:
            return
        saved = False
        try:
            saved = self._unlocked.workspace.leave()
        finally:
            if not saved:
                self._lay_cover(self._unlocked)
        if not saved:
            return
        self._left_at = self._unlocked.workspace.place
        self._left_by = self._unlocked.records.changes.planner_id
        show_next, self._once_locked = self._once_locked or self._show_unlock, None
        if self._unlocked.vault.slots.retired:
            show_next = self._show_unlock_by_new_keys
        self._shut(self._unlocked, back_up=back_up)
        self.window.show_over(None)
        show_next()

    def close(self) -> None:
        """End the program once everything is saved."""
        if self._unlocked is None or self.dialogs.leave():
            self.dialogs.close_all(self._close)

    def _close(self) -> None:
        if self._unlocked is not None:
            if not self._unlocked.workspace.leave():
                return
            self._shut(self._unlocked, back_up=True)
        if self._leaving is None:
            self._end()
        else:
            self._wait_for_backup(self._leaving)

    def _wait_for_backup(self, leaving: Leaving) -> None:
        """The window stays until the backup is made, or is not waited for."""
        from planner.views.shell.leaving import ClosingPage

        page = ClosingPage(self.theme)
        page.close_wanted.connect(leaving.cancel)
        leaving.progressed.connect(page.progress.report)
        leaving.ended.connect(self._end)
        self.window.show_over(None)
        self.window.show_page(page)
        page.progress.stop_button.setFocus()

    def _end(self) -> None:
        self._jobs.stop()
        self.window.let_close()

    def save_drafts(self) -> bool:
        """Save what is typed, for the exception hook. False where it could not be."""
        return self._unlocked is None or self._unlocked.workspace.leave()

    def _show_unlock(self, notice: str = "") -> None:
        page = UnlockPage(self._shell, notice, self._list.all(), self._folder)
        page.unlocked.connect(self._enter)
        page.recovery_wanted.connect(self._show_recovery)
        page.restore_wanted.connect(self._show_restore)
        page.vault_chosen.connect(self._choose_vault)
        page.another_wanted.connect(self._show_another)
        if self._leaving is not None:
            page.say_quietly(_("A backup is being made. You can unlock all the same."))
            for wanted in (page.unlocking, page.recovery_wanted, page.restore_wanted):
                wanted.connect(self._leaving.cancel)
            self._leaving.ended.connect(page.say_quietly)
        self.window.show_page(page)
        page.focus_first()

    def _show_unlock_by_new_keys(self) -> None:
        self._show_unlock(
            _(
                "All keys were changed. The new passphrase opens this vault now. "
                "The old one does not."
            )
        )

    def _choose_vault(self, folder: Path) -> None:
        self._use(folder)
        self._show_unlock()

    def _use(self, folder: Path) -> None:
        if folder != self._folder:
            self._left_at = None
        self._folder = folder
        self._shell = replace(self._shell, vaults=self._keeper(folder))

    def _keeper(self, folder: Path) -> Keeper:
        return Keeper(folder, self._parts.secrets, self._parts.clock, self._parts.cost)

    def _show_first_start(self) -> None:
        from planner.views.shell.first_start import FirstStart

        first = FirstStart(self._shell)
        first.vault_made.connect(self._enter)
        first.restore_wanted.connect(self._show_restore)
        self.window.show_page(first)

    def _show_another(self) -> None:
        """First start once more, for another vault beside the one that is here."""
        from planner.views.shell.first_start import FirstStart

        before = self._folder
        self._use(self._list.new_folder())
        first = FirstStart(self._shell, leads_back=True)
        first.vault_made.connect(self._enter)
        first.back_wanted.connect(partial(self._choose_vault, before))
        self.window.show_page(first)

    def _lock_and_show_another(self) -> None:
        self._once_locked = self._show_another
        self.lock()

    def _ask_for_missing(self) -> None:
        """A vault that was here before is not: a new one is made only where that is wanted."""
        if self.dialogs.ask(
            _("Your vault is not where it was"),
            _(
                "It was in “{folder}”. Nothing was changed. If that is on a drive or a share, "
                "connect it and open the program again, or put the folder back from a backup. "
                "A new vault would be empty."
            ).format(folder=self._folder),
            _("Set up a new vault"),
            safe=_("Not now"),
        ):
            self._show_first_start()

    def _show_recovery(self) -> None:
        from planner.views.shell.recover import RecoverPage

        page = RecoverPage(self._shell)
        page.unlocked.connect(self._enter)
        page.back_wanted.connect(self._show_unlock)
        page.two_people_wanted.connect(self._show_two_people)
        self.window.show_page(page)
        page.focus_first()

    def _show_two_people(self) -> None:
        from planner.views.shell.two_people import TwoPeoplePage

        page = TwoPeoplePage(self._shell)
        page.unlocked.connect(self._enter)
        page.back_wanted.connect(self._show_unlock)
        self.window.show_page(page)
        page.focus_first()

    def _show_restore(self) -> None:
        from planner.views.shell.restore_page import RestorePage

        page = RestorePage(self._shell)
        page.restored.connect(self._use_restored)
        page.unlocked.connect(self._enter)
        page.back_wanted.connect(self._begin)
        self.window.show_page(page)
        page.focus_first()

    def _restored(self, folder: Path) -> None:
        """The open vault was put back from a backup: close it, and open the one in its place."""
        if self._unlocked is not None:
            self._shut(self._unlocked)
        self._use_restored(folder)
        self._show_unlock(_("The backup is back in place. Unlock it as you do every day."))

    def _use_restored(self, folder: Path) -> None:
        """A vault was put back into a new folder: that is the one from now on."""
        self._use(folder)
        self._remember_vault()

    def _enter(self, opened: OpenVault) -> None:
        """Show what the vault holds; where that fails it is closed again, so that it can be tried
        once more.
        """
        try:
            self._let_in(opened)
        except Exception:
            if self._unlocked is not None:
                self._shut(self._unlocked)
            else:
                opened.close()
            self._show_unlock()
            raise
        self._remember_vault()

    def _let_in(self, opened: OpenVault) -> None:
        from planner.models.names import initials
        from planner.records.book import open_records
        from planner.views.backup_desk import BackupDesk
        from planner.views.key_words import lost_sentence
        from planner.views.navigation import Navigator, Place, Room
        from planner.views.page import Context
        from planner.views.unfinished import UnfinishedErasures
        from planner.views.workspace import Workspace

        records = open_records(opened.window_engine, self._parts.clock, opened.id)
        records.reference.seed()
        lost = records.key_holders.enter(opened.slots)
        jobs = Jobs(self)
        desk = BackupDesk(opened, self._parts.clock, jobs, records.changes.planner_id)
        workspace = Workspace(
            Context(
                records=records,
                clock=self._parts.clock,
                navigator=Navigator(self),
                dialogs=self._shell.dialogs,
                jobs=jobs,
                theme=self.theme,
                printers=self._parts.printers(),
                vault=opened,
                vault_list=self._list,
                backups=desk,
            )
        )
        workspace.lock_wanted.connect(self.lock)
        workspace.context.navigator.settings_changed.connect(self._apply_times)
        workspace.context.navigator.lock_wanted.connect(self.lock)
        workspace.context.navigator.another_vault_wanted.connect(self._lock_and_show_another)
        workspace.context.navigator.vault_restored.connect(self._restored)
        workspace.cover_wanted.connect(self.cover)
        self._unlocked = _Unlocked(opened, records, jobs, workspace)
        self.window.show_page(workspace)
        workspace.go(Place(Room.TODAY))
        note = replaced.say(opened.folder)
        if note is not None:
            from planner.views.backup_words import restored_words

            workspace.warn(restored_words(note))
        desk.begin()
        if opened.closed_badly:
            jobs.start(opened.check, finished=workspace.checked)
        if lost:
            workspace.warn(lost_sentence(lost))
        unfinished = UnfinishedErasures(workspace.context, workspace)
        unfinished.finished.connect(workspace.refresh)
        unfinished.start()
        mine = self._left_by == records.changes.planner_id
        if mine and self._left_at is not None and self._left_at.person_id is not None:
            with suppress(NotFoundError):  # erased meanwhile
                person = records.people.get(self._left_at.person_id)
                workspace.offer(self._left_at, initials(person.full_name or person.called))
        self._left_at = None
        self._apply_times()
        self._idle.start()
        self._around.start(self._folder, time_of_day(self._parts.clock.local_now()))
        if opened.generation_warning:
            with suppress(StorageError):  # a full disk must not keep anybody from reading it
                records.audit.note_age(opened.age.missed, opened.age.last_on)
            workspace.warn(opened.generation_warning)

    def _apply_times(self) -> None:
        if self._unlocked is None:
            return
        kept = self._unlocked.records.settings
        self._idle.cover_after = timedelta(minutes=kept.cover_minutes())
        self._idle.lock_after = timedelta(minutes=kept.lock_minutes())

    def _lift(self) -> None:
        self.window.show_over(None)
        self._idle.touch()
        asking = QApplication.activeModalWidget()
        if asking is not None:
            asking.activateWindow()
            return
        focused = QApplication.focusWidget()
        if focused is None and self.workspace is not None and self.workspace.page is not None:
            self.workspace.page.setFocus()

    def _shut(self, unlocked: _Unlocked, *, back_up: bool = False) -> None:
        self._unlocked = None
        clipboard.clear()
        self._idle.stop()
        unlocked.jobs.stop()
        self._around.stop()
        if unlocked.vault.slots.retired:
            unlocked.vault.close()
            self._jobs.start(sweep, unlocked.vault.folder)
        elif back_up and unlocked.vault.backup_due():
            self._leave(unlocked)
        else:
            unlocked.vault.close()

    def _leave(self, unlocked: _Unlocked) -> None:
        from planner.views.shell.leaving import Leaving

        self._leaving = Leaving(self._jobs)
        self._leaving.ended.connect(self._left)
        self._leaving.begin(unlocked.vault, self._parts.clock, unlocked.records.changes.planner_id)

    def _left(self) -> None:
        if self._leaving is not None:
            self._leaving.deleteLater()
        self._leaving = None

    def _remember_vault(self) -> None:
        """So that a vault that is missing is not taken for a first start."""
        with suppress(OSError):
            self._list.remember(self._folder)

    def _remember_look(self) -> None:
        self._settings.theme_mode = str(self.theme.mode)
        self._settings.text_scale = self.theme.scale
        try:
            self._settings.save(folders.settings_file())
        except OSError as error:
            self._shell.dialogs.tell(
                _("Text size and theme could not be kept for next time. Nothing else is lost."),
                details=type(error).__name__,
            )


def _import_later() -> None:
    """Beside the window. The program waits for it at its end: torn down half-way, Qt aborts."""
    threading.Thread(target=_import_all, name="imports").start()


def _import_all() -> None:
    for name in _LATER:
        importlib.import_module(name)
