"""What of the computer can harm a vault: its disk, the folder's place, its clock, its keyring."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets, KeyringUnavailableError
from planner.words import N_

_MOUNTS = Path("/proc/mounts")
#: Kinds of file system that lie on another computer.
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "fuse.sshfs"}
    | {"fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.google-drive-ocamlfuse"}
)
_GOOGLE = N_("Google Drive")
#: How folders begin that a synchroniser keeps, and whose they are.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": _GOOGLE,
    "googledrive": _GOOGLE,
    "my drive": _GOOGLE,
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}
#: What synchronisers leave in a folder of theirs.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
#: Where OneDrive says its folders are.
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_DRIVE_REMOTE = 4
#: How /proc/mounts writes spaces and their like.
_ESCAPED = re.compile(r"\\([0-7]{3})")


class KeyringState(StrEnum):
    """How the computer's safe place for keys answered."""

    WORKS = "works"
    LOST = "lost"
    NO_ANSWER = "no_answer"
    NONE = "none"


@dataclass(frozen=True)
class Elsewhere:
    """A folder that is not this computer's alone: who copies it, or a share on a network."""

    synced_by: str = ""

    @property
    def on_network(self) -> bool:
        """Whether it lies on another computer."""
        return not self.synced_by


class ClockWatch:
    """Sees whether the clock on the wall was set, by the one that only goes forward."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall, self._steady = clock.now(), clock.monotonic()

    def jumped(self) -> timedelta:
        """How far the wall's went ahead of what has passed; negative where it was set back."""
        passed = timedelta(seconds=self._clock.monotonic() - self._steady)
        return self._clock.now() - self._wall - passed


def free_bytes(folder: Path) -> int:
    """What is left on the disk of `folder`. Raises OSError."""
    return shutil.disk_usage(folder).free


def elsewhere(folder: Path, variables: Mapping[str, str] = os.environ) -> Elsewhere | None:
    """Whether `folder` is copied by a synchroniser or lies on a network; None where neither."""
    path = folder.resolve()
    found = _synced_by(path, variables)
    if found:
        return Elsewhere(found)
    return Elsewhere() if on_network(path) else None


def on_network(path: Path) -> bool:
    """Whether a folder lies on another computer."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _on_network_drive(path)
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return kind_of_mount(path, mounts) in _NETWORK


def kind_of_mount(path: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that `path` lies on, by the lines of /proc/mounts."""
    longest, kind = Path(), ""
    for line in mounts:
        parts = line.split()
        if len(parts) < 3:
            continue
        at = Path(_ESCAPED.sub(_letter, parts[1]))
        if path.is_relative_to(at) and len(at.parts) >= len(longest.parts):
            longest, kind = at, parts[2]
    return kind


def keyring_state(secrets: DeviceSecrets, vault_id: UUID) -> KeyringState:
    """Ask for a vault's secret; takes as long as the keyring does. Run it as a job."""
    try:
        return KeyringState.LOST if secrets.read(vault_id) is None else KeyringState.WORKS
    except KeyringUnavailableError as error:
        return KeyringState.NONE if error.none_here else KeyringState.NO_ANSWER


def clock_is_behind(now: datetime, newest: datetime | None) -> bool:
    """Whether something was written later than now, by more than clocks differ."""
    return newest is not None and newest - now > timedelta(minutes=5)


def _synced_by(path: Path, variables: Mapping[str, str]) -> str:
    for name in _ONEDRIVE:
        home = variables.get(name)
        if home and path.is_relative_to(Path(home).resolve()):
            return "OneDrive"
    for part in path.parts:
        for begins, whose in _SYNCED.items():
            if part.casefold() == begins or part.casefold().startswith(
                (f"{begins} ", f"{begins}-")
            ):
                return whose
    for parent in (path, *path.parents):
        for mark, whose in _MARKS.items():
            if (parent / mark).exists():
                return whose
    return ""


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


if sys.platform == "win32":
    import ctypes

    def _on_network_drive(path: Path) -> bool:
        """Written from Microsoft's documentation of GetDriveTypeW; not yet run on Windows."""
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return kind == _DRIVE_REMOTE
