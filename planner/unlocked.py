"""What exists only between unlocking and locking: made from an open vault, thrown away whole."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject

from planner.errors import StorageError
from planner.models.key_holders import KeyHolder
from planner.records.book import Records, open_records
from planner.system.clock import Clock
from planner.system.policy import NO_POLICY, Policy
from planner.system.release_notes import News
from planner.system.screen import ScreenGuard
from planner.system.settings import Settings
from planner.vault import replaced
from planner.vault.health import HealthCheck
from planner.vault.open_vault import OpenVault
from planner.vault.vault_list import VaultList
from planner.views.backup_desk import BackupDesk
from planner.views.backup_words import restored_words
from planner.views.dialogs import Dialogs
from planner.views.health_notes import HealthNotes
from planner.views.jobs import Jobs
from planner.views.key_words import lost_sentence
from planner.views.navigation import Navigator
from planner.views.page import Context
from planner.views.paper.printing import Printers
from planner.views.policy_notes import say_what_is_asked
from planner.views.theme import Theme
from planner.views.unfinished_erasures import UnfinishedErasures
from planner.views.workspace import Workspace


@dataclass(frozen=True)
class Outside:
    """What stays when the vault is locked, and the workspace is given."""

    clock: Clock
    printers: Printers
    screen: ScreenGuard
    dialogs: Dialogs
    theme: Theme
    vaults: VaultList
    news: News
    policy: Policy = NO_POLICY


@dataclass(frozen=True)
class Unlocked:
    """An open vault, its records, and the pages over them; `lost` are those whose keys are dead."""

    vault: OpenVault
    records: Records
    jobs: Jobs
    workspace: Workspace
    desk: BackupDesk
    lost: Sequence[KeyHolder]

    @classmethod
    def of(
        cls, opened: OpenVault, outside: Outside, parent: QObject, *, names_hidden: bool
    ) -> Unlocked:
        """Open the records, and make the workspace over them."""
        records = open_records(
            opened.window_engine, outside.clock, opened.id, policy=outside.policy
        )
        folder, root = outside.policy.backup_folder(opened.id), outside.policy.backup_root()
        if folder is not None and root is not None:
            opened.kept.lay_down(folder, root)
        records.reference.seed()
        lost = records.key_holders.enter(opened.slots)
        jobs, navigator = Jobs(parent), Navigator(parent)
        navigator.set_names_hidden(names_hidden)
        desk = BackupDesk(opened, outside.clock, jobs, records.changes.planner_id)
        workspace = Workspace(
            Context(
                records=records,
                clock=outside.clock,
                navigator=navigator,
                dialogs=outside.dialogs,
                jobs=jobs,
                theme=outside.theme,
                printers=outside.printers,
                vault=opened,
                vault_list=outside.vaults,
                backups=desk,
                health=HealthCheck(opened, outside.clock),
                can_block_screenshots=outside.screen.can_block,
                news=outside.news,
            )
        )
        return cls(opened, records, jobs, workspace, desk, lost)

    def say_what_was_found(self, settings: Settings, *, was_short: bool = False) -> None:
        """About the vault as it was opened: what a planner has to know before going on.

        `was_short` is the passphrase, beside what the organisation asks for.
        """
        opened, workspace = self.vault, self.workspace
        notes = HealthNotes(workspace, settings)
        if opened.closed_badly:
            self.jobs.start(opened.check, finished=notes.read_through, with_progress=True)
        notes.start()
        say_what_is_asked(workspace, was_short=was_short)
        unfinished = UnfinishedErasures(workspace.context, workspace)
        unfinished.finished.connect(workspace.refresh)
        unfinished.start()
        note = replaced.say(opened.folder)
        if note is not None:
            workspace.warn(restored_words(note))
        if self.lost:
            workspace.warn(lost_sentence(self.lost))
        if opened.generation_warning:
            with suppress(StorageError):  # a full disk must not keep anybody from reading it
                self.records.audit.note_age(opened.age.missed, opened.age.last_on)
            workspace.warn(opened.generation_warning)
