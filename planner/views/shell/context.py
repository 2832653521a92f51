"""What the pages before unlocking are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from planner.models.nations import DEFAULT_NATION
from planner.system.environment import Environment
from planner.system.policy import NO_POLICY, Policy

if TYPE_CHECKING:
    from pathlib import Path

    from planner.system.clock import Clock
    from planner.vault.open_vault import OpenVault
    from planner.vault.opened_backup import Backup
    from planner.views.dialogs import Dialogs
    from planner.views.jobs import Jobs
    from planner.views.paper.printing import Printers
    from planner.views.theme import Theme

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TwoPeople:
    """Who of the organisation opens the vault together, and the code of each."""

    names: tuple[str, str]
    codes: tuple[str, str] = field(repr=False)


@dataclass(frozen=True)
class SetUp:
    """What first start gathered; nothing of it is kept before the vault is made."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    surgeries: tuple[str, ...] = ()
    passphrase: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    nation: str = DEFAULT_NATION
    together: TwoPeople | None = None


class Vaults(Protocol):
    """Makes and opens the vault. Each call may take a second or more: run it as a job."""

    @property
    def folder(self) -> Path:
        """Where it lies, or will."""

    def keyring_works(self) -> bool:
        """Whether this computer's keyring can hold the vault's second secret."""

    def waits_for_keyring(self) -> bool:
        """Whether the keyring is being asked and has not answered yet; in any thread."""

    def make(self, chosen: SetUp) -> OpenVault:
        """A new vault from what first start gathered; raises VaultError and leaves nothing."""

    def open(self, passphrase: str, progress: Progress) -> OpenVault:
        """The vault; raises as `vault.open_with_passphrase`, and CancelledError."""

    def recover(self, code: str, passphrase: str, progress: Progress) -> OpenVault:
        """The vault by its recovery code, with a new passphrase; raises VaultError."""

    def open_together(self, first: str, second: str, progress: Progress) -> OpenVault:
        """The vault by the codes of two people of the organisation; raises VaultError."""

    def look_into(self, path: Path, words: str) -> Backup:
        """A backup opened by the passphrase or the code of its time; raises VaultError."""

    def put_back(self, backup: Backup, progress: Progress) -> Path:
        """The new folder of a vault put back from it; raises VaultError, CancelledError."""

    def open_restored(self, folder: Path, words: str, passphrase: str) -> OpenVault:
        """The vault there, by its code with a new passphrase, else by its passphrase."""


@dataclass(frozen=True)
class ShellContext:
    """Made by app.py; outlives every unlocking."""

    theme: Theme
    clock: Clock
    dialogs: Dialogs
    jobs: Jobs
    vaults: Vaults
    printers: Callable[[], Printers]
    environment: Environment = field(default_factory=Environment)
    #: What the organisation has laid down.
    policy: Policy = NO_POLICY
