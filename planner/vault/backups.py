"""Where the backups of one vault lie, which is the newest, and whether another is due.

One is made in this computer's own folder first, where nothing hangs; a chosen folder, a stick or
a share gets a copy of that file, for which no key is needed any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system import folders
from planner.system.clock import Clock
from planner.system.files import make_own
from planner.system.reach import answers
from planner.vault import backup, erased, manifest
from planner.vault.backup import NAME, Made, Progress, Source
from planner.vault.backup_refusals import BackupError, from_target
from planner.vault.header import Header
from planner.vault.keys import wipe
from planner.vault.manifest import Manifest, mac_key
from planner.vault.rotation import to_keep
from planner.vault.version_copies import drop_version_copies
from planner.words import _

#: The vault's setting that names the other folder for backups.
FOLDER_KEY = "backup_folder"
#: Lines that say what happened to the vault as a whole make no new backup due by themselves.
_GROWN = (
    "SELECT 1 FROM journal_line WHERE origin = ? AND (sequence > ? OR sequence IS NULL)"
    " AND why NOT IN ('backed_up', 'unlocked') LIMIT 1"
)
_SINCE = (
    "SELECT count(*), max(written_at) FROM journal_line WHERE origin = ?"
    " AND (sequence > ? OR sequence IS NULL) AND why NOT IN ('backed_up', 'unlocked', 'opened')"
)
_LINK = "SELECT hash FROM journal_line WHERE origin = ? AND sequence = ?"


@dataclass(frozen=True)
class BackupFile:
    """A backup that lies in a folder; `opens_with` are the ids of the slots that open it.

    `verified` says that it was made whole under this vault's key of today. One that was made
    before the vault got new keys is listed too, and opens with what opened it then.
    """

    path: Path
    made_at: datetime
    opens_with: frozenset[str]
    verified: bool
    manifest: Manifest = field(repr=False)


@dataclass(frozen=True)
class LastBackup:
    """The newest verified backup; `covers` says that nothing was recorded since.

    `elsewhere` says that the chosen folder has it too, as far as is known by now.
    """

    made_at: datetime
    path: Path
    covers: bool
    elsewhere: bool = False


@dataclass(frozen=True)
class Missing:
    """How many changes were made since a backup, and when the last of them was."""

    changes: int
    last_at: datetime | None


@dataclass(frozen=True)
class Delivery:
    """A copy of a finished backup for another folder. Needs no vault; may wait for a slow disk."""

    made: Path
    folder: Path
    #: What has to be there already; the rest of the way to `folder` is made.
    root: Path
    vault_id: UUID
    #: Whether older backups of the vault make room there.
    rotates: bool
    entries: frozenset[str]
    erased_key: erased.Key = field(repr=False)
    manifest_key: bytearray = field(repr=False)

    def run(self, progress: Progress) -> Path:
        """Copy it, read it back, and take the list of erased people along.

        Raises BackupError, CancelledError.
        """
        try:
            if not answers(self.folder, below=self.root):
                raise unreachable(self.root)
            _make_folder(self.folder)
            backup.sweep(self.folder, self.vault_id)
            path = self._there() or backup.deliver(self.made, self.folder, self.vault_id, progress)
            erased.add(self.folder, self.erased_key, self.entries)
            if self.rotates:
                prune(self.folder, self.vault_id, self.manifest_key)
            return path
        finally:
            self.erased_key.wipe()
            wipe(self.manifest_key)

    def _there(self) -> Path | None:
        """The same backup in the folder, where it was brought before."""
        path = self.folder / self.made.name
        with suppress(BackupError):
            return path if manifest.read(path) == manifest.read(self.made) else None
        return None


@dataclass(frozen=True)
class Round:
    """What came of making a backup: the file, and the copy that is still to be brought elsewhere.

    `trouble` is a sentence about this computer's own folder, where that had no room.
    """

    made: Made
    delivery: Delivery | None = None
    trouble: str = ""


class Backups:
    """The backups of one open vault. What reads folders or makes backups is run as a job."""

    def __init__(
        self,
        folder: Path,
        master: bytearray,
        header: Callable[[], Header],
        window: Any,
        worker: Any,
    ) -> None:
        self._folder = folder
        self._master = master
        self._header = header
        self._window = window
        self._worker = worker
        self._manifest_key = mac_key(master)
        self._erased_key = erased.Key.of(master, self.vault_id)
        self._delivered = ""
        #: Where a copy of each backup goes; None for this computer alone.
        self.outside = _chosen_folder(window)
        #: What of that has to be there already, where the rest may be made.
        self._root: Path | None = None
        #: What went wrong last, as a sentence; empty where nothing did.
        self.trouble = ""
        backup.sweep(self.local, self.vault_id)
        self._newest = self._look_here()

    @property
    def vault_id(self) -> UUID:
        """Whose backups they are."""
        return self._header().id

    @property
    def local(self) -> Path:
        """This computer's own folder for them."""
        return folders.backups_folder() / str(self.vault_id)

    def lay_down(self, folder: Path, root: Path) -> None:
        """Have copies go to `folder`, whatever the vault says; made once `root` is there."""
        self.outside, self._root = folder, root

    def last(self) -> LastBackup | None:
        """The newest verified backup; quick, in the window's thread."""
        if self._newest is not None and not self._newest.path.exists():
            self._newest = self._look_here()
        newest = self._newest
        if newest is None:
            return None
        elsewhere = newest.manifest.id == self._delivered
        try:
            covers = not self.due()
        except driver.Error:
            covers = False  # a damaged journal cannot tell, and no page may fail over that
        return LastBackup(newest.made_at, newest.path, covers, elsewhere)

    def due(self) -> bool:
        """Whether something was recorded that no verified backup has."""
        newest = self._newest.manifest if self._newest is not None else None
        sequence = newest.sequence if newest is not None else 0
        if newest is not None and sequence:
            line = self._window.execute(_LINK, (self.vault_id.hex, sequence)).fetchone()
            if line != (newest.hash,):
                return True
        return self._window.execute(_GROWN, (self.vault_id.hex, sequence)).fetchone() is not None

    def missing(self, old: Manifest) -> Missing | None:
        """What the vault has beyond a backup; None where the backup is of another course of it,
        such as of a vault that was replaced.
        """
        line = self._window.execute(_LINK, (self.vault_id.hex, old.sequence)).fetchone()
        if old.sequence and line != (old.hash,):
            return None
        count, last = self._window.execute(_SINCE, (self.vault_id.hex, old.sequence)).fetchone()
        return Missing(count, datetime.fromtimestamp(last / 1_000_000, UTC) if last else None)

    def files(self) -> list[BackupFile]:
        """The backups here and in the chosen folder, the newest first; each one once a folder."""
        found = in_folder(self.local, self.vault_id, self._manifest_key)
        if self.outside is not None and answers(self.outside):
            found += in_folder(self.outside, self.vault_id, self._manifest_key)
        return sorted(found, key=lambda one: one.manifest.age, reverse=True)

    def make(self, clock: Clock, progress: Progress, folder: Path | None = None) -> Round:
        """Make a backup here; the copy for `folder`, else for the chosen one, is to be delivered.

        Where this computer's disk is full it is made there at once. Run it as a job.
        Raises BackupError, CancelledError.
        """
        source = Source(self._worker, self._master, self._header())
        target, trouble = folder or self.outside, ""
        try:
            _make_folder(self.local)
            made = backup.make(source, self.local, clock, progress)
        except BackupError as error:
            if not error.full or target is None:
                raise
            if not answers(target, below=self._root_of(target)):
                raise
            _make_folder(target)
            made, trouble = backup.make(source, target, clock, progress), str(error)
        self._newest = BackupFile(
            made.path, made.manifest.made_at, made.manifest.opens_with, True, made.manifest
        )
        if trouble:
            return Round(made, trouble=trouble)
        prune(self.local, self.vault_id, self._manifest_key)
        with suppress(OSError):  # then it goes with the next one
            drop_version_copies(self._folder)
        entries = self._entries(self._worker)
        if entries:
            erased.add(self._folder, self._erased_key, entries)
            erased.add(self.local, self._erased_key, entries)
        return Round(made, self._delivery(folder, entries))

    def to_deliver(self) -> Delivery | None:
        """The newest backup on its way to the chosen folder, which may have been away; quick."""
        return self._delivery(None, self._entries(self._window))

    def _delivery(self, folder: Path | None, entries: frozenset[str]) -> Delivery | None:
        target = folder or self.outside
        if target is None or self._newest is None or target == self._newest.path.parent:
            return None
        return Delivery(
            made=self._newest.path,
            folder=target,
            root=self._root_of(target),
            vault_id=self.vault_id,
            rotates=target == self.outside,
            entries=entries,
            erased_key=erased.Key.of(self._master, self.vault_id),
            manifest_key=mac_key(self._master),
        )

    def _root_of(self, folder: Path) -> Path:
        """What has to be there before anything is written to `folder`."""
        return self._root if self._root is not None and folder == self.outside else folder

    def delivered(self, path: Path) -> None:
        """A copy of the newest backup reached the chosen folder."""
        if self._newest is not None and path.parent == self.outside:
            self._delivered = self._newest.manifest.id

    def keyed_id(self, person_id: UUID) -> str:
        """What stands for a person in the list of those who were erased."""
        return erased.entry_of(person_id, self.vault_id)

    def note_erased(self, person_id: UUID) -> None:
        """List a person whose record is gone, beside the vault and beside its backups here.

        The vault's own list comes last: from there on the erasure counts as begun. The chosen
        folder's follows with the next backup. Raises VaultError; the person is on neither then.
        """
        entries = self._entries(self._window) | {self.keyed_id(person_id)}
        try:
            _make_folder(self.local)
            erased.add(self.local, self._erased_key, entries)
            erased.add(self._folder, self._erased_key, entries)
        except VaultError:
            for folder in (self.local, self._folder):
                erased.drop(folder, self._erased_key, self.keyed_id(person_id))
            raise

    def lists(self, person_id: UUID) -> bool:
        """Whether the list beside the vault has a person on it."""
        return self.keyed_id(person_id) in erased.read(self._folder, self._erased_key).entries

    def close(self) -> None:
        """Overwrite the keys that were made for it."""
        wipe(self._manifest_key)
        self._erased_key.wipe()

    def _entries(self, connection: Any) -> frozenset[str]:
        """Everybody who was erased, as far as this computer knows."""
        lists = [erased.read(each, self._erased_key) for each in (self._folder, self.local)]
        known = frozenset().union(*(each.entries for each in lists))
        return known | erased.from_rows(connection)

    def _look_here(self) -> BackupFile | None:
        found = in_folder(self.local, self.vault_id, self._manifest_key)
        return next((one for one in found if one.verified), None)


def in_folder(folder: Path, vault_id: UUID, key: bytearray) -> list[BackupFile]:
    """The backups of a vault in `folder`, the newest first; nothing where it cannot be read.

    Only their ends are read: a file gets its name when it was read back whole.
    """
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if not NAME.fullmatch(path.name) or path.is_symlink() or not path.is_file():
                continue
            with suppress(BackupError):
                each = manifest.read(path)
                if each.vault_id == vault_id:
                    verified = each.authentic(key)
                    file = BackupFile(path, each.made_at, each.opens_with, verified, each)
                    found.append(file)
    return sorted(found, key=lambda one: one.manifest.age, reverse=True)


def prune(folder: Path, vault_id: UUID, key: bytearray) -> None:
    """Remove the backups that make room for newer ones; only what is certainly the vault's own."""
    ours = [one for one in in_folder(folder, vault_id, key) if one.verified]
    kept = to_keep(one.manifest for one in ours)
    for one in ours:
        if one.manifest.id not in kept:
            with suppress(OSError):
                one.path.unlink()


def unreachable(folder: Path) -> BackupError:
    """The chosen folder does not answer."""
    return BackupError(
        _(
            "The backup folder could not be reached: the backup is on this computer alone. "
            "Connect the folder, and it gets its copy."
        ),
        details=folder.name,
    )


def _make_folder(folder: Path) -> None:
    try:
        make_own(folder)
    except OSError as error:
        raise from_target(error) from error


def _chosen_folder(connection: Any) -> Path | None:
    row = connection.execute(
        "SELECT value FROM vault_setting WHERE key = ? AND removed_at IS NULL", (FOLDER_KEY,)
    ).fetchone()
    value = json.loads(row[0]) if row else None
    return Path(value) if isinstance(value, str) and value else None
