"""The composition root: the only place where parts are made and handed to each other."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from planner.errors import NotFoundError, PlannerError
from planner.keeper import Keeper
from planner.parts import Parts
from planner.system import folders, settings
from planner.system.memory import Memory
from planner.system.release_notes import News
from planner.vault.vault_list import VaultList
from planner.views import clipboard
from planner.views.dialogs import Dialogs
from planner.views.idle import IdleWatch
from planner.views.jobs import Jobs
from planner.views.last_place import LastPlace
from planner.views.organisation import Organisation
from planner.views.shell.context import ShellContext
from planner.views.shell.front_door import FrontDoor
from planner.views.surroundings import Surroundings
from planner.views.theme import Mode, Theme
from planner.views.widgets.reading_order import ReadingOrder
from planner.views.window import Window, close_popups
from planner.words import _, time_of_day

if TYPE_CHECKING:
    from planner.unlocked import Unlocked
    from planner.vault.open_vault import OpenVault
    from planner.views.handover import Handover
    from planner.views.navigation import Navigator
    from planner.views.workspace import Workspace

#: What is imported behind the unlock page while the passphrase is typed.
_LATER = (
    "planner.vault.vault",
    "planner.views.shell.cover",
    "planner.views.shell.leaving",
    "planner.unlocked",
    "planner.export.plan_pdf",
    "keyring",
)


class Planner(QObject):
    """The running program: a shell before the passphrase, a workspace after it."""

    def __init__(self, application: QApplication, parts: Parts | None = None) -> None:
        super().__init__()
        self._parts = parts or Parts()
        self._settings = settings.load(folders.settings_file())
        self.theme = Theme(Mode(self._settings.theme_mode), self._settings.text_scale)
        self.theme.apply(application)
        self._order = ReadingOrder(application, self)
        self.theme.changed.connect(self._remember_look)
        self.window = Window(self.theme)
        self.window.close_wanted.connect(self.close)
        self._jobs = Jobs(self)
        self._memory = Memory(folders.memory_file())
        self._list = VaultList(
            self._settings,
            folders.settings_file(),
            folders.vaults_folder(),
            carried=self._parts.environment.portable,
        )
        self._news = News(self._settings, folders.settings_file())
        self._shell = ShellContext(
            theme=self.theme,
            clock=self._parts.clock,
            dialogs=self._parts.dialogs(self.theme, self.window),
            jobs=self._jobs,
            vaults=self._keeper(self._list.last()),
            printers=self._parts.printers,
            environment=self._parts.environment,
            policy=self._parts.policy,
        )
        self._shell.dialogs.no_files = self._parts.policy.no_files
        self._organisation = Organisation(self._parts.policy, self._jobs, self)
        self.door = FrontDoor(self._shell, self.window, self._list, self._keeper, self)
        self.door.opened.connect(self._enter)
        self.door.made.connect(self._enter_first)
        self._unlocked: Unlocked | None = None
        self._left: LastPlace | None = None
        self._handover: Handover | None = None
        self._once_locked: Callable[[], None] | None = None
        #: It was told to end, and waits for dialogs to go.
        self._is_ending = False
        self._idle = IdleWatch(self._parts.clock, application, self)
        self._idle.grew_quiet.connect(self.cover)
        self._idle.left_alone.connect(self.lock)
        self._around = Surroundings(self.window, self._parts.screen, application, self)
        self._around.went_away.connect(self.lock_at_once)

    @property
    def dialogs(self) -> Dialogs:
        """How the program asks and tells."""
        return self._shell.dialogs

    @property
    def workspace(self) -> Workspace | None:
        """What is behind the lock, while it is open."""
        return self._unlocked.workspace if self._unlocked else None

    def start(self, notice: str = "") -> None:
        """Show the first page; once it is there, import the rest behind it."""
        self.door.start(notice)
        self.window.painted.connect(_import_later)
        self.window.show()
        self._organisation.begin()

    def go_on(self, left: str, notice: str) -> None:
        """In the place of the process that was locked, where the planner `left`; `notice` is what
        its unlock page said.
        """
        self._left = LastPlace.from_json(left)
        self.start(notice)

    def cover(self) -> None:
        """Hide everything behind the PIN; what is open stays open."""
        if self._unlocked is None or self.window.over is not None:
            return
        close_popups()
        kept = False
        try:
            kept = all([self.dialogs.leave(), self._unlocked.workspace.leave()])
        finally:
            covered = self._lay_cover(self._unlocked, kept=kept)
        if not covered:
            self.lock()

    def _lay_cover(self, unlocked: Unlocked, *, kept: bool, locked_out: bool = False) -> bool:
        """Lay the cover over everything. False where there is no PIN to lift it by."""
        from planner.views.shell import cover as covers

        sentence = covers.CANNOT if locked_out else covers.SAVED if kept else covers.NOT_YET
        if isinstance(self.window.over, covers.Cover):
            self.window.over.say(sentence)
            return True
        locks_at = self._parts.clock.local_now() + (self._idle.lock_after - self._idle.quiet_for())
        cover = covers.cover_of(unlocked.records, locks_at, sentence, self.theme, self.window)
        if cover is None:
            return False
        cover.lifted.connect(self._lift)
        cover.lock_wanted.connect(self.lock)
        self.window.show_over(cover)
        return True

    def lock(self) -> None:
        """Save, close the vault, wipe the keys, and throw the workspace away.

        Words that cannot be saved are kept aside in the vault; only where it cannot be written is
        the screen covered instead. A backup that is due is made behind the unlock page.
        """
        self._behind_dialogs(partial(self._lock, back_up=True))

    def lock_at_once(self) -> None:
        """As `lock`, without a backup: the computer is about to sleep, or nobody is in front of
        it. What is due is made after the next unlock.
        """
        self._behind_dialogs(partial(self._lock, back_up=False))

    def _behind_dialogs(self, then: Callable[[], None]) -> bool:
        """Do `then` once no dialog is open any more, and its words are kept. False where they
        could not be.
        """
        kept = (
            self._unlocked is None
            or not self.dialogs.open_dialogs
            or self._keep_words(self._unlocked)
        )
        if kept:
            self.dialogs.close_all(then)
        return kept

    def _keep_words(self, unlocked: Unlocked) -> bool:
        """Save every word or keep it aside. False where that failed, and the cover says so."""
        from planner.views.drafts_at_lock import keep_words

        if unlocked.vault.slots.retired:  # all keys were changed: nothing can be written here
            return True
        try:
            fault = keep_words(self.dialogs, unlocked.workspace)
        except PlannerError:
            self._lay_cover(unlocked, kept=False, locked_out=True)
            return False
        if fault is not None:
            QTimer.singleShot(0, partial(_raise, fault))
        return True

    def _lock(self, *, back_up: bool) -> None:
        if self._is_ending:  # told so while dialogs were open, which waited for this then
            self._end_at_once()
            return
        unlocked = self._unlocked
        if unlocked is None or not self._keep_words(unlocked):
            return
        close_popups()
        place, who = unlocked.workspace.place, unlocked.records.changes.planner_id
        self._left = LastPlace(place, who, self.door.folder) if place is not None else None
        show_next, self._once_locked = self._once_locked or self.door.show_unlock, None
        self._shut(unlocked, back_up=back_up)
        if unlocked.vault.slots.retired:
            show_next = self.door.show_unlock_by_new_keys
        self.window.show_over(None)
        self.door.follow()
        show_next()
        self._start_anew()

    def _start_anew(self) -> None:
        """What was read and typed is still in the memory of this process: another takes over."""
        if self._parts.heir is None:
            self._around.let_sleep()
            return
        from planner.views.handover import Handover

        self._handover = Handover(self._parts.heir, self.window, self.door)
        self._handover.taken.connect(self._end)
        self._handover.ended.connect(self._around.let_sleep)
        left = self._left.to_json() if self._left is not None else ""
        self._handover.begin(left, self.door.notice)

    def close(self) -> None:
        """End the program once everything is saved."""
        if self._is_ending:
            return
        if self._unlocked is None or self.dialogs.leave():
            self.dialogs.close_all(self._close)

    def _close(self) -> None:
        if self._unlocked is not None:
            if not self._unlocked.workspace.leave():
                return
            self._shut(self._unlocked, back_up=True)
        self.door.wait_for_backup(self._end)

    def end_at_once(self) -> None:
        """As `close`, without a backup and without asking: somebody signs out, or the computer
        shuts down. Words that cannot be saved in their place are kept aside.
        """
        if self._is_ending:
            return
        self._is_ending = True
        begun = False
        try:
            begun = self._behind_dialogs(self._end_at_once)
        finally:
            if not begun:
                self._is_ending = False

    def _end_at_once(self) -> None:
        self._is_ending = False
        unlocked = self._unlocked
        if unlocked is not None:
            if not self._keep_words(unlocked):
                return
            close_popups()
            self._shut(unlocked, back_up=False)
        self._end()

    def _end(self) -> None:
        self._stay()
        self._around.let_sleep()
        self._jobs.stop()
        shows = self.window.isVisible()
        self.window.let_close()
        if not shows:  # as an heir's before its turn: closing it ends nothing
            QApplication.quit()

    def _stay(self) -> None:
        """No other process takes over from this one."""
        handover, self._handover = self._handover, None
        if handover is not None:
            handover.cancel()
            handover.deleteLater()

    def save_drafts(self) -> bool:
        """Save what is typed, for the exception hook. False where it could not be."""
        return self._unlocked is None or self._unlocked.workspace.leave()

    def _keeper(self, folder: Path) -> Keeper:
        parts = self._parts
        return Keeper(folder, parts.secrets, parts.clock, parts.cost, self._memory)

    def _enter_first(self, opened: OpenVault) -> None:
        """A vault that was just made names nobody who could be hidden."""
        self._enter(opened, names_hidden=False)

    def _enter(self, opened: OpenVault, *, names_hidden: bool = True) -> None:
        """Show what the vault holds; where that fails it is closed again, so that it can be tried
        once more.
        """
        self._stay()
        try:
            self._let_in(opened, names_hidden=names_hidden)
        except Exception:
            if self._unlocked is not None:
                self._shut(self._unlocked, back_up=False)
            else:
                opened.close()
            self.door.show_unlock()
            raise
        self.door.remember()
        self._news.begin()

    def _let_in(self, opened: OpenVault, *, names_hidden: bool) -> None:
        from planner.unlocked import Outside, Unlocked
        from planner.views.navigation import Place, Room

        outside = Outside(
            clock=self._parts.clock,
            printers=self._parts.printers(),
            screen=self._parts.screen,
            dialogs=self._shell.dialogs,
            theme=self.theme,
            vaults=self._list,
            news=self._news,
            policy=self._organisation.policy,
        )
        unlocked = Unlocked.of(opened, outside, self, names_hidden=names_hidden)
        workspace, navigator = unlocked.workspace, unlocked.workspace.context.navigator
        self._connect(workspace, navigator)
        self._unlocked = unlocked
        self.window.show_page(workspace)
        unlocked.desk.begin()
        workspace.go(Place(Room.TODAY))
        self._lead_back(workspace)
        self._apply_times()
        self._idle.start()
        since = time_of_day(self._parts.clock.local_now())
        self._around.start(self.door.folder, since, unlocked.records, navigator)
        self._organisation.hold_for(unlocked.records)
        unlocked.say_what_was_found(self._settings, was_short=self.door.was_short)

    def _connect(self, workspace: Workspace, navigator: Navigator) -> None:
        workspace.lock_wanted.connect(self.lock)
        workspace.cover_wanted.connect(self.cover)
        navigator.settings_changed.connect(self._apply_times)
        navigator.lock_wanted.connect(self.lock)
        navigator.another_vault_wanted.connect(self._lock_and_show_another)
        navigator.vault_restored.connect(self._restored)

    def _lead_back(self, workspace: Workspace) -> None:
        """To where this planner was at the lock, once they ask for it."""
        from planner.models.names import initials

        left, self._left = self._left, None
        records = workspace.context.records
        here = (records.changes.planner_id, self.door.folder)
        if left is not None and (left.planner_id, left.folder) == here and left.place.person_id:
            with suppress(NotFoundError):  # erased meanwhile
                person = records.people.get(left.place.person_id)
                workspace.picking_up.offer(left.place, initials(person.full_name or person.called))
        workspace.picking_up.offer_drafts()

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
        if QApplication.focusWidget() is None and self.workspace is not None:
            self.workspace.take_focus()

    def _lock_and_show_another(self) -> None:
        self._once_locked = self.door.show_another
        self.lock()

    def _restored(self, folder: Path) -> None:
        """The open vault was put back from a backup: close it, and open the one in its place."""
        if self._unlocked is not None:
            self._shut(self._unlocked, back_up=False)
        self.door.show_restored(folder)
        self._start_anew()

    def _shut(self, unlocked: Unlocked, *, back_up: bool) -> None:
        # the workspace goes first: none of its parts may ask a vault that is closed
        self.window.show_page(QWidget())
        self.dialogs.set_keys([])
        self.dialogs.set_help(None)
        self._unlocked = None
        self._organisation.hold_for(None)
        clipboard.clear()
        self._idle.stop()
        unlocked.jobs.stop()
        self._around.stop()
        if back_up and not unlocked.vault.slots.retired and unlocked.vault.backup_due():
            self.door.leave(unlocked.vault, unlocked.records.changes.planner_id)
        else:
            unlocked.vault.close()

    def _remember_look(self) -> None:
        chosen = str(self.theme.mode), self.theme.scale
        if chosen == (self._settings.theme_mode, self._settings.text_scale):
            return  # the system or the screen changed, not what was chosen
        self._settings.theme_mode, self._settings.text_scale = chosen
        try:
            self._settings.save(folders.settings_file())
        except OSError as error:
            self._shell.dialogs.tell(
                _("Text size and theme could not be kept for next time. Nothing else is lost."),
                details=type(error).__name__,
            )


def _raise(fault: Exception) -> None:
    """For the exception hook, once the vault is locked."""
    raise fault


def _import_later() -> None:
    """Beside the window. The program waits for it at its end: torn down half-way, Qt aborts."""
    threading.Thread(target=_import_all, name="imports").start()


def _import_all() -> None:
    for name in _LATER:
        importlib.import_module(name)
