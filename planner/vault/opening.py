"""What a vault is opened with: whose slot, which secret of this computer, at what cost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid5

from planner.system.device_secret import DeviceSecrets, KeyringUnavailableError
from planner.system.lock import RunLock
from planner.system.memory import Memory
from planner.vault.header import Header
from planner.vault.keys import (
    Cost,
    Slot,
    SlotKind,
    cost_of,
    measure,
    open_stretched,
    stretch_words,
    wipe,
)
from planner.vault.outside import Outside
from planner.vault.passphrase import seconds_of
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from planner.vault.throttle import Throttle
from planner.words import _


@dataclass(frozen=True)
class Way:
    """The slot that opened a vault, and the secret of this computer that helped it."""

    slot: Slot
    device: bytes = field(default=b"", repr=False)


class Asking(Protocol):
    """What it takes to try a passphrase: the keyring, and the count of wrong tries."""

    @property
    def secrets(self) -> DeviceSecrets | None:
        """The keyring; None where there is none."""

    @property
    def throttle(self) -> Throttle:
        """Who counts the tries."""


@dataclass(frozen=True)
class Opening:
    """What a vault is opened with.

    `by` is None for one that is being made; `cost` is what new slots cost, measured unless given.
    """

    folder: Path
    header: Header
    lock: RunLock
    secrets: DeviceSecrets | None
    memory: Memory
    throttle: Throttle
    outside: Outside
    by: Way | None = None
    cost: Cost | None = None

    def cost_for(self, kind: SlotKind) -> Cost:
        """What a new slot of this kind is to cost."""
        return self.cost or cost_for(kind, self.memory)


def cost_for(kind: SlotKind, memory: Memory) -> Cost:
    """What a new slot of this kind is to cost; this computer is measured once and remembered."""
    one = memory.speed()
    if not one:
        one = measure()
        with suppress(OSError):  # then it is measured again next time
            memory.keep_speed(one)
    return cost_of(seconds_of(kind), one)


def secret_names(vault_id: UUID) -> tuple[UUID, UUID]:
    """The two names under which the keyring may hold a vault's secret.

    A new secret goes under the one that is not in use, so that the old one goes on opening the
    vault until the header that needs the new one is written.
    """
    return vault_id, uuid5(vault_id, "second device secret")


def device_secrets(opening: Asking, header: Header) -> tuple[bytes, ...]:
    """What this computer may add to a passphrase; one empty one for a vault of passphrase alone.

    Raises DeviceSecretLostError, KeyringUnavailableError.
    """
    if header.passphrase_only:
        return (b"",)
    found = []
    if opening.secrets is not None:
        found = [opening.secrets.read(name) for name in secret_names(header.id)]
    secrets = tuple(secret for secret in found if secret is not None)
    if not secrets:
        raise DeviceSecretLostError(
            _(
                "This computer no longer has its part of the key. Your records are safe. "
                "Open the vault with your recovery code."
            )
        )
    return secrets


@dataclass(frozen=True)
class SecretNames:
    """Under which name a new secret was written, and under which the one before may lie."""

    new: UUID
    old: UUID


def keep_secret(
    secrets: DeviceSecrets, vault_id: UUID, new: bytes, old: bytes | None
) -> SecretNames:
    """Write a new secret under the name that does not hold `old`.

    Raises KeyringUnavailableError; `old` is there as it was then.
    """
    first, second = secret_names(vault_id)
    in_first = old is not None and secrets.read(first) == old
    names = SecretNames(second, first) if in_first else SecretNames(first, second)
    secrets.write(names.new, new)
    return names


def forget_secret(secrets: DeviceSecrets, name: UUID) -> bool:
    """Drop a secret that opens nothing any more. False where the keyring would not."""
    try:
        secrets.forget(name)
    except KeyringUnavailableError:
        return False
    return True


def forget_unused(opening: Opening, way: Way) -> None:
    """After a stop that was not clean: drop the secret that a change of keys left behind."""
    if opening.secrets is None or not way.device:
        return
    for name in secret_names(opening.header.id):
        try:
            held = opening.secrets.read(name)
        except KeyringUnavailableError:
            return
        if held is not None and held != way.device:
            forget_secret(opening.secrets, name)


def passphrase_slots(header: Header) -> tuple[Slot, ...]:
    """The slots that a passphrase may open: the planner's own, then colleagues'."""
    own = header.passphrase_slot()
    colleagues = [slot for slot in header.slots if slot.kind is SlotKind.COLLEAGUE]
    return (*([own] if own else []), *colleagues)


def unwrap(
    opening: Asking, header: Header, slots: Sequence[Slot], passphrase: str
) -> tuple[Way, bytearray]:
    """Which of `slots` the passphrase opens, and the master key behind it; counts one try.

    Each slot is derived once. Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError,
    KeyringUnavailableError.
    """
    devices = device_secrets(opening, header)
    opening.throttle.admit()
    for slot in slots:
        stretched = stretch_words(slot, passphrase)
        for device in devices:
            master = open_stretched(header.id, slot, stretched, device)
            if master is not None:
                wipe(stretched)
                opening.throttle.succeeded()
                return Way(slot, device), master
        wipe(stretched)
    raise WrongPassphraseError(
        _("That passphrase did not open the vault. Check capital letters, then try again.")
    )
