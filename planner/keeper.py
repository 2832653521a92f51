"""Makes and opens the vault for the shell, on the worker's thread.

What opens a vault is imported where it is used: the unlock page is there before it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from planner.errors import CancelledError
from planner.system import folders
from planner.system.clock import Clock
from planner.system.device_secret import (
    DeviceSecrets,
    KeyringUnavailableError,
    WatchedSecrets,
    new_secret,
)
from planner.system.memory import Memory
from planner.views.shell.context import Progress, SetUp

if TYPE_CHECKING:
    from planner.vault.keys import Cost
    from planner.vault.open_vault import OpenVault
    from planner.vault.opened_backup import Backup


def _nobody_cancels(_done: int, _total: int) -> None: ...


class Keeper:
    """The one vault at `folder`; `cost` is measured unless given (tests give a small one).

    Keepers of one program share a `memory`: what a full disk did not take is known to it alone.
    """

    def __init__(
        self,
        folder: Path,
        secrets: DeviceSecrets,
        clock: Clock,
        cost: Cost | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.folder = folder
        self._secrets = WatchedSecrets(secrets)
        self._clock = clock
        self._cost = cost
        self._memory = memory or Memory(folders.memory_file())

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

    def _by_keyring_or_alone(self, opening: Callable[..., OpenVault]) -> OpenVault:
        """With the computer's part of the key where its keyring keeps one, else without.

        It may keep a trial and refuse the secret itself: that is no dead end either.
        """
        if self.keyring_works():
            with suppress(KeyringUnavailableError):
                return opening(secrets=self._secrets)
        return opening(secrets=None)

    def waits_for_keyring(self) -> bool:
        """Whether the keyring is being asked and has not answered yet; in any thread."""
        return self._secrets.waiting

    def make(self, chosen: SetUp) -> OpenVault:
        """A new vault with who the planner is and what they chose inside it.

        Raises VaultError, and leaves nothing then.
        """
        from planner.vault import vault

        opened = self._by_keyring_or_alone(
            partial(
                vault.create,
                self.folder,
                chosen.passphrase,
                chosen.recovery_code,
                clock=self._clock,
                cost=self._cost,
                memory=self._memory,
            )
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
        from planner.models.key_holders import KeyChange
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
        if chosen.together is not None:
            two = chosen.together
            slot = opened.slots.for_organisation(chosen.passphrase, *two.codes)
            records.key_holders.set_organisation(slot.id, *two.names)
            opened.slots.put(slot)
            records.key_holders.note(
                KeyChange.ORGANISATION_MADE, two.names[0], second_name=two.names[1]
            )

    def open(self, passphrase: str, progress: Progress = _nobody_cancels) -> OpenVault:
        """The vault; raises as `vault.open_with_passphrase`, and CancelledError."""
        from planner.vault import vault

        opened = vault.open_with_passphrase(
            self.folder,
            passphrase,
            secrets=self._secrets,
            clock=self._clock,
            cost=self._cost,
            memory=self._memory,
        )
        return _still_wanted(opened, progress)

    def recover(
        self, code: str, passphrase: str, progress: Progress = _nobody_cancels
    ) -> OpenVault:
        """The vault by its recovery code; raises as `vault.open_with_recovery`, and
        CancelledError: then the new passphrase opens it all the same.
        """
        from planner.vault import vault

        opened = self._by_keyring_or_alone(
            partial(
                vault.open_with_recovery,
                self.folder,
                code,
                passphrase,
                clock=self._clock,
                cost=self._cost,
                memory=self._memory,
            )
        )
        return _still_wanted(opened, progress)

    def open_together(
        self, first: str, second: str, progress: Progress = _nobody_cancels
    ) -> OpenVault:
        """The vault by two people's codes; raises as `vault.open_with_two_codes`, and
        CancelledError.
        """
        from planner.vault import vault

        opened = vault.open_with_two_codes(
            self.folder,
            first,
            second,
            secrets=self._secrets,
            clock=self._clock,
            cost=self._cost,
            memory=self._memory,
        )
        return _still_wanted(opened, progress)

    def look_into(self, path: Path, words: str) -> Backup:
        """A backup, by the passphrase or code of its time; raises as `with_words`."""
        from planner.vault.opened_backup import with_words

        return with_words(
            path, words, secrets=self._secrets, clock=self._clock, memory=self._memory
        )

    def put_back(self, backup: Backup, progress: Progress) -> Path:
        """The new folder of a vault put back from a backup; raises as `restore.restore`."""
        from planner.vault import restore
        from planner.vault.opened_backup import place_for

        place = place_for(backup, self._clock, self._secrets, self._memory)
        return restore.restore(backup, place, progress)

    def open_restored(self, folder: Path, words: str, passphrase: str) -> OpenVault:
        """The vault that was put back into `folder`.

        With a new `passphrase`, `words` are its recovery code; else they are its passphrase.
        Raises as `vault.open_with_recovery` and `vault.open_with_passphrase`.
        """
        from planner.vault import vault

        if not passphrase:
            return vault.open_with_passphrase(
                folder, words, secrets=self._secrets, clock=self._clock, memory=self._memory
            )
        return vault.open_with_recovery(
            folder,
            words,
            passphrase,
            secrets=self._secrets if self.keyring_works() else None,
            clock=self._clock,
            memory=self._memory,
        )


def _still_wanted(opened: OpenVault, progress: Progress) -> OpenVault:
    """What was opened, closed again where nobody waits for it any more."""
    try:
        progress(1, 1)
    except CancelledError:
        opened.close()
        raise
    return opened
