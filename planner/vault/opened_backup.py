"""A backup with the key that opens it, and the place a vault is put back to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.errors import InvalidInputError, VaultError
from planner.system import folders
from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets
from planner.system.files import PART
from planner.system.memory import Memory
from planner.vault import header as headers
from planner.vault import manifest, recovery_code
from planner.vault.backup_refusals import damaged_backup, other_vault
from planner.vault.header import HEADER_FILE, SPARE_FILE, Header
from planner.vault.keys import SlotKind, open_slot, wipe
from planner.vault.manifest import Manifest, mac_key
from planner.vault.open_vault import OpenVault
from planner.vault.opening import passphrase_slots, unwrap
from planner.vault.outside import Outside
from planner.vault.refusals import WrongPassphraseError
from planner.vault.replaced import is_replaced
from planner.vault.throttle import Throttle
from planner.words import _


@dataclass(frozen=True)
class Backup:
    """A backup and the master key behind it; `slot` is what opened it, empty for today's key."""

    path: Path
    manifest: Manifest
    master: bytearray = field(repr=False)
    slot: str = ""
    by_code: bool = False

    def wipe(self) -> None:
        """Overwrite the key: nothing more is wanted of it."""
        wipe(self.master)


@dataclass(frozen=True)
class Place:
    """Where a vault is put back: under which keys, beside which folder, in place of which one."""

    vaults: Path
    header: Header
    master: bytearray = field(repr=False)
    clock: Clock
    by: UUID | None = None
    #: How often this computer knows the vault to have been opened.
    seen: int = 0
    #: Connection to the vault that is replaced, where that is open: its certificates come along.
    present: Any = field(default=None, repr=False)


@dataclass(frozen=True)
class _Asked:
    secrets: DeviceSecrets | None
    throttle: Throttle


def with_todays_key(path: Path, vault: OpenVault) -> Backup | None:
    """A backup of the open vault; None where it was made before the vault got new keys.

    Raises BackupError, such as for another vault's.
    """
    found = manifest.read(path)
    if found.vault_id != vault.id:
        raise other_vault()
    key = mac_key(vault.slots.master)
    authentic = found.authentic(key)
    wipe(key)
    return Backup(path, found, bytearray(vault.slots.master)) if authentic else None


def with_words(
    path: Path,
    words: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None = None,
) -> Backup:
    """A backup opened by the passphrase or the recovery code that it was made under.

    A passphrase needs this computer's secret, where the vault had one; a wrong one is counted.
    Takes half a second for each slot. Raises BackupError, WrongPassphraseError, TryLaterError,
    DeviceSecretLostError, KeyringUnavailableError, InvalidInputError.
    """
    found = manifest.read(path)
    try:
        code = recovery_code.check(words)
    except InvalidInputError:
        throttle = Throttle(memory or Memory(folders.memory_file()), found.vault_id, clock)
        asked = _Asked(secrets, throttle)
        way, master = unwrap(asked, found.header, passphrase_slots(found.header), words)
        opened = Backup(path, found, master, way.slot.id)
    else:
        slot = found.header.slot(SlotKind.RECOVERY)
        by_code = open_slot(found.vault_id, slot, code, b"") if slot else None
        if slot is None or by_code is None:
            raise WrongPassphraseError(
                _("That recovery code does not open this backup. It may be an older or newer one.")
            )
        opened = Backup(path, found, by_code, slot.id, by_code=True)
    key = mac_key(opened.master)
    authentic = found.authentic(key) and found.header.authentic(opened.master)
    wipe(key)
    if not authentic:
        wipe(opened.master)
        raise damaged_backup("not written by a holder of the key")
    return opened


def place_for(
    backup: Backup,
    clock: Clock,
    secrets: DeviceSecrets | None = None,
    memory: Memory | None = None,
) -> Place:
    """Where a backup goes that is restored from outside a vault.

    The ways in are those of the vault that is here now, where the same slot still opens it, else
    those of the backup's time.
    """
    vaults = folders.vaults_folder()
    header = backup.manifest.header
    for folder in same_vault(vaults, backup.manifest.vault_id):
        with suppress(VaultError):
            there = headers.read(folder)
            ours = there.authentic(backup.master) and there.revision > header.revision
            if ours and any(slot.id == backup.slot for slot in there.slots):
                header = there
    remembered = memory or Memory(folders.memory_file())
    outside = Outside(backup.manifest.vault_id, remembered, secrets, clock)
    return Place(vaults, header, backup.master, clock, seen=outside.seen().generation)


def same_vault(vaults: Path, vault_id: UUID) -> list[Path]:
    """The folders that hold this vault now."""
    found = []
    with suppress(OSError):
        for folder in sorted(vaults.iterdir()):
            here = folder.is_dir() and folder.suffix != PART and not is_replaced(folder)
            if here and vault_id in _ids(folder):
                found.append(folder)
    return found


def _ids(folder: Path) -> set[UUID]:
    """What the key file or its spare says whose it is."""
    found = set()
    for name in (HEADER_FILE, SPARE_FILE):
        with suppress(VaultError):
            found.add(headers.read(folder, name).id)
    return found
