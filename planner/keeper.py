"""Makes and opens the vault for the shell, on the worker's thread.

What opens a vault is imported where it is used: the unlock page is there before it.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets, KeyringUnavailableError, new_secret
from planner.views.shell.context import SetUp

if TYPE_CHECKING:
    from planner.vault.backup import Progress
    from planner.vault.keys import Cost
    from planner.vault.open_vault import OpenVault
    from planner.vault.opened_backup import Backup


class Keeper:
    """The one vault at `folder`; `cost` is measured unless given (tests give a small one)."""

    def __init__(
        self, folder: Path, secrets: DeviceSecrets, clock: Clock, cost: Cost | None = None
    ) -> None:
        self.folder = folder
        self._secrets = secrets
        self._clock = clock
        self._cost = cost

    def keyring_works(self) -> bool:
        """Whether the keyring keeps a secret: it is tried with one that is dropped again."""
        trial = uuid4()
        try:
            self._secrets.write(trial, new_secret())
        except KeyringUnavailableError:
            return False
        with suppress(KeyringUnavailableError):
            self._secrets.forget(trial)
        return True

    def make(self, chosen: SetUp) -> OpenVault:
        """A new vault with who the planner is and what they chose inside it.

        Raises VaultError, and leaves nothing then.
        """
        from planner.vault import vault

        opened = vault.create(
            self.folder,
            chosen.passphrase,
            chosen.recovery_code,
            secrets=self._secrets if self.keyring_works() else None,
            clock=self._clock,
            cost=self._cost,
        )
        try:
            self._put_inside(opened, chosen)
        except BaseException:
            opened.close()
            shutil.rmtree(self.folder)
            with suppress(KeyringUnavailableError):
                self._secrets.forget(opened.id)
            raise
        return opened

    def _put_inside(self, opened: OpenVault, chosen: SetUp) -> None:
        from planner.records.book import open_records
        from planner.records.settings import NATION
        from planner.views.shell.pin import PIN_KEY, Pin

        records = open_records(opened.window_engine, self._clock, opened.id)
        records.reference.seed()
        planner = records.settings.save_planner(chosen.name, chosen.role, chosen.organisation)
        records.changes.planner_id = planner.id
        for surgery in chosen.surgeries:
            records.settings.add_surgery(surgery)
        records.settings.put(PIN_KEY, asdict(Pin.of(chosen.pin)))
        records.settings.put(NATION, chosen.nation)

    def open(self, passphrase: str) -> OpenVault:
        """The vault; raises as `vault.open_with_passphrase`."""
        from planner.vault import vault

        return vault.open_with_passphrase(
            self.folder, passphrase, secrets=self._secrets, clock=self._clock
        )

    def recover(self, code: str, passphrase: str) -> OpenVault:
        """The vault by its recovery code; raises as `vault.open_with_recovery`."""
        from planner.vault import vault

        return vault.open_with_recovery(
            self.folder,
            code,
            passphrase,
            secrets=self._secrets if self.keyring_works() else None,
            clock=self._clock,
        )

    def look_into(self, path: Path, words: str) -> Backup:
        """A backup, by the passphrase or code of its time; raises as `with_words`."""
        from planner.vault.opened_backup import with_words

        return with_words(path, words, secrets=self._secrets, clock=self._clock)

    def put_back(self, backup: Backup, progress: Progress) -> Path:
        """The new folder of a vault put back from a backup; raises as `restore.restore`."""
        from planner.vault import restore
        from planner.vault.opened_backup import place_for

        return restore.restore(backup, place_for(backup, self._clock), progress)

    def open_restored(self, folder: Path, words: str, passphrase: str) -> OpenVault:
        """The vault that was put back into `folder`.

        With a new `passphrase`, `words` are its recovery code; else they are its passphrase.
        Raises as `vault.open_with_recovery` and `vault.open_with_passphrase`.
        """
        from planner.vault import vault

        if not passphrase:
            return vault.open_with_passphrase(
                folder, words, secrets=self._secrets, clock=self._clock
            )
        return vault.open_with_recovery(
            folder,
            words,
            passphrase,
            secrets=self._secrets if self.keyring_works() else None,
            clock=self._clock,
        )
