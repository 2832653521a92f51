"""A throw-away computer with a vault on it: its folders, its keyring, and what opens the vault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from demo.clock import StoryClock
from planner.records.book import Records, open_records
from planner.system.clock import Clock
from planner.system.device_secret import KeyringUnavailableError
from planner.system.files import write_whole
from planner.system.folders import HOME_VARIABLE
from planner.system.last_opened import LastOpened, newest
from planner.system.memory import Memory
from planner.vault import header as headers
from planner.vault import recovery_code, vault
from planner.vault.keys import LOWEST, open_slot
from planner.vault.open_vault import OpenVault

PASSPHRASE = "a lantern over the slow canal"
_VAULT, _KEYS = "vaults/first", "keyring"


class KeysInFiles:
    """Stands in for the computer's keyring; what it keeps outlives a program that is killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none."""
        try:
            return (self._folder / vault_id.hex).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret. Raises KeyringUnavailableError."""
        self._write(vault_id.hex, secret)

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one."""
        (self._folder / vault_id.hex).unlink(missing_ok=True)

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When the vault was opened last; nothing, for one not seen before."""
        try:
            return LastOpened.from_text((self._folder / f"{vault_id.hex}-opened").read_text())
        except FileNotFoundError:
            return LastOpened()

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that, unless a later opening is kept. Raises KeyringUnavailableError."""
        kept = newest(last, self.last_opened(vault_id))
        self._write(f"{vault_id.hex}-opened", kept.text().encode())

    def _write(self, name: str, content: bytes) -> None:
        """A keyring that has no room refuses, as one does."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / name, content)
        except OSError as error:
            raise KeyringUnavailableError(str(error)) from error


@dataclass(frozen=True)
class Computer:
    """One computer below `root`, whose keyring lies in `root` too."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where its vault lies."""
        return self.root / _VAULT

    @property
    def keys(self) -> KeysInFiles:
        """Its keyring."""
        return KeysInFiles(self.root / _KEYS)

    @property
    def memory(self) -> Memory:
        """What it remembers of its vaults."""
        return Memory(self.root / "vaults.json")

    def make(self, code: str = "", clock: Clock | None = None) -> OpenVault:
        """A new vault at the lowest cost there is, opened, with its lists filled."""
        clock = clock or StoryClock()
        opened = vault.create(
            self.folder,
            PASSPHRASE,
            code or recovery_code.new_code(),
            secrets=self.keys,
            clock=clock,
            cost=LOWEST,
            memory=self.memory,
        )
        records = open_records(opened.window_engine, clock, opened.id)
        records.reference.seed()
        records.settings.save_planner("Priya Nair", "", "")
        return opened

    def open(self, passphrase: str = PASSPHRASE, clock: Clock | None = None) -> OpenVault:
        """Its vault, by passphrase; raises as `vault.open_with_passphrase`."""
        return vault.open_with_passphrase(
            self.folder,
            passphrase,
            secrets=self.keys,
            clock=clock or StoryClock(),
            memory=self.memory,
            cost=LOWEST,
        )

    def copy(self, root: Path) -> Computer:
        """The same computer once more at `root`, over whatever was there."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        return Computer(root)


def records_of(opened: OpenVault, clock: Clock) -> Records:
    """The records of an open vault, for its first planner."""
    records = open_records(opened.window_engine, clock, opened.id)
    planner = records.settings.planner()
    records.changes.planner_id = planner.id if planner else None
    return records


def master_of(computer: Computer, passphrase: str = PASSPHRASE) -> bytearray:
    """The master key of a closed vault."""
    header = headers.read(computer.folder)
    slot, device = header.passphrase_slot(), computer.keys.read(header.id)
    assert slot is not None
    assert device is not None
    master = open_slot(header.id, slot, passphrase, device)
    assert master is not None
    return master


@contextmanager
def at_home(root: Path) -> Iterator[None]:
    """The program's folders are below `root` meanwhile."""
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(root)
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before
