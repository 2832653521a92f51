"""Where the self-test works: a folder that goes again, a keyring in memory, and an invented visit.

Nothing of this computer's own vaults, settings, log or keyring is read or written.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from planner.selftest.checks import NotRightError, NotTriedError
from planner.system.clock import Clock, SystemClock
from planner.system.folders import HOME_VARIABLE, PORTABLE_VARIABLE, data_folder
from planner.system.held_folders import HeldFolder, hold_new, sweep
from planner.system.last_opened import LastOpened, newest
from planner.words import _

if TYPE_CHECKING:
    from planner.records.book import Records
    from planner.vault.open_vault import OpenVault

#: What its folders are called among the temporary ones, Settings' for a run of its own too.
PREFIX = "pathway-planner-selftest-"
#: The inner folder's name: spaces, and letters of several scripts, as people's own names may have.
FOLDER = "Self-test Żółć проверка اختبار 健康"
PASSPHRASE = "seven quiet herons over Garth Lane"  # noqa: S105 - of a vault that goes again

MadeT = TypeVar("MadeT")


class KeysInMemory:
    """Stands in for the computer's keyring, which is not touched; gone with the process.

    For the self-test, and for whatever else opens a vault that goes again, such as the demo.
    """

    def __init__(self) -> None:
        self._kept: dict[UUID, bytes] = {}
        self._opened: dict[UUID, LastOpened] = {}

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none."""
        return self._kept.get(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret."""
        self._kept[vault_id] = secret

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one."""
        self._kept.pop(vault_id, None)

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When the vault was opened last."""
        return self._opened.get(vault_id, LastOpened())

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that, unless a later opening is kept."""
        self._opened[vault_id] = newest(last, self.last_opened(vault_id))


@dataclass
class Trial:
    """What the checks have made so far; each takes what it needs, or is not tried without."""

    clock: Clock = field(default_factory=SystemClock)
    keyring: KeysInMemory = field(default_factory=KeysInMemory)
    code: str = ""
    #: The folder of everything; the program's own folders lie in it.
    folder: Path | None = None
    vault_folder: Path | None = None
    vault: OpenVault | None = None
    records: Records | None = None
    person_id: UUID | None = None
    pathway_id: UUID | None = None
    papers: dict[str, bytes] = field(default_factory=dict)
    backup: Path | None = None
    #: What said where the program's own folders lie, until the trial did.
    _before: dict[str, str | None] = field(default_factory=dict)
    _held: HeldFolder | None = None

    def settle(self) -> str:
        """Make the folder, and have the program's own folders lie in it from now on.

        Raises NotRightError where they would not: then nothing else is tried.
        """
        held = new_folder()
        outer = held.path.resolve()
        for name in (HOME_VARIABLE, PORTABLE_VARIABLE):
            self._before.setdefault(name, os.environ.pop(name, None))
        home = outer / FOLDER
        home.mkdir()
        os.environ[HOME_VARIABLE] = str(home)
        if not data_folder().is_relative_to(outer):
            held.remove()
            raise NotRightError(_("The program’s own folders would be used. Nothing was made."))
        self.folder, self._held = outer, held
        (home / "written.txt").write_text(FOLDER, encoding="utf-8")
        if [each.name for each in home.iterdir()] != ["written.txt"]:
            raise NotRightError(_("What was written there cannot be found again."))
        return ""

    def tidy(self) -> str:
        """Take the folder away again."""
        folder = need(self.folder)
        self.close()
        self.remove()
        if folder.exists():
            raise NotRightError(_("It is still there."))
        self.folder = None
        return ""

    def close(self) -> None:
        """Close the vault, where it is open."""
        vault, self.vault, self.records = self.vault, None, None
        if vault is not None:
            vault.close()

    def abandon(self) -> None:
        """Leave nothing behind, whatever happened."""
        with suppress(Exception):
            self.close()
        self.remove()
        for name, value in self._before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        self._before.clear()

    def remove(self) -> None:
        """Take the folder away, as far as that goes, while something may still be at work in it."""
        if self._held is not None:
            self._held.remove()


def new_folder() -> HeldFolder:
    """One among the temporary ones; those that a killed run left go. Raises OSError."""
    place = Path(tempfile.gettempdir())
    sweep(place, PREFIX)
    return hold_new(place, PREFIX)


def need(made: MadeT | None) -> MadeT:
    """What an earlier check made. Raises NotTriedError where that one failed."""
    if made is None:
        raise NotTriedError(_("An earlier check failed."))
    return made


def nobody_waits(_done: int, _total: int) -> None:
    """How far something has come, told to nobody."""
