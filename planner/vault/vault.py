"""Making, finding and opening vaults, one folder each.

These are plain functions, safe on any thread; those that derive keys take about half a second.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system import folders
from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets, KeyringUnavailableError, new_secret
from planner.system.lock import RunLock
from planner.system.memory import Memory
from planner.vault import header as headers
from planner.vault import recovery_code
from planner.vault.by_code import unwrap_by_code
from planner.vault.folder import build, check_database, check_folder, held
from planner.vault.header import Header
from planner.vault.keys import Cost, SlotKind, make_slot, new_master, wipe
from planner.vault.open_vault import OpenVault
from planner.vault.opening import (
    Opening,
    Way,
    cost_for,
    forget_unused,
    passphrase_slots,
    unwrap,
)
from planner.vault.outside import Outside
from planner.vault.passphrase import check_new
from planner.vault.places import tidy, vault_exists
from planner.vault.refusals import damaged, from_driver
from planner.vault.throttle import Throttle
from planner.words import _


def inspect(folder: Path) -> Header:
    """What can be known without a key.

    Raises VaultError, with what to do: missing, damaged, newer, or a folder that is read-only.
    """
    check_folder(folder)
    header = headers.read(folder)
    check_database(folder, header)
    return header


def create(
    folder: Path,
    passphrase: str,
    code: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    cost: Cost | None = None,
    memory: Memory | None = None,
) -> OpenVault:
    """Make a new vault and open it; `code` is the recovery code that was shown and printed.

    Built in a `.part` folder beside and renamed, so that breaking off leaves nothing. Without
    `secrets` (no keyring) it opens by a long passphrase alone. `cost` is measured unless given.
    Raises VaultError, KeyringUnavailableError, InvalidInputError.
    """
    if vault_exists(folder):
        raise VaultError(_("There is a vault here already. Nothing was changed. Open that one."))
    check_new(passphrase, passphrase_only=secrets is None)
    tidy_code = recovery_code.check(code)
    vault_id, master = uuid4(), new_master()
    device = b"" if secrets is None else new_secret()
    if secrets is not None:
        secrets.write(vault_id, device)
    remembered = memory or Memory(folders.memory_file())
    try:
        kind = SlotKind.PASSPHRASE_ONLY if secrets is None else SlotKind.PASSPHRASE_DEVICE
        ways = ((kind, passphrase, device), (SlotKind.RECOVERY, tidy_code, b""))
        slots = tuple(
            make_slot(vault_id, way, master, words, part, cost or cost_for(way, remembered))
            for way, words, part in ways
        )
        made = build(folder, Header(vault_id, 1, slots), master)
        with held(folder) as lock:
            opening = _opening(folder, made, lock, secrets, clock, remembered, cost)
            return _opened(opening, Way(slots[0], device), master)
    except BaseException:
        wipe(master)
        if secrets is not None and not vault_exists(folder):
            with suppress(KeyringUnavailableError):
                secrets.forget(vault_id)
        raise


def open_with_passphrase(
    folder: Path,
    passphrase: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    cost: Cost | None = None,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault the everyday way, by the planner's passphrase or a colleague's.

    Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError (ask for the recovery code),
    KeyringUnavailableError, VaultInUseError, NewerVaultError, or VaultError for what is damaged.
    """
    header = inspect(folder)
    with held(folder) as lock:
        opening = _opening(folder, header, lock, secrets, clock, memory, cost)
        opening.outside.ask()  # it answers while the key is derived
        way, master = unwrap(opening, header, passphrase_slots(header), passphrase)
        opened = _opened(opening, way, master)
        if lock.unclean:
            forget_unused(opening, way)
        return opened


def open_with_recovery(
    folder: Path,
    code: str,
    new_passphrase: str | None,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    cost: Cost | None = None,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault by its recovery code, and give it a new passphrase and device secret.

    Without `new_passphrase` the slots stay as they are. A key file that is damaged or gone is
    made good from its spare. Raises InvalidInputError for a mistyped code or a passphrase that
    will not do, else as `open_with_passphrase`.
    """
    check_folder(folder)
    tidy_code = recovery_code.check(code)
    if new_passphrase is not None:
        check_new(new_passphrase, passphrase_only=secrets is None)
    with held(folder) as lock:
        header, slot, master = unwrap_by_code(folder, SlotKind.RECOVERY, tidy_code)
        opening = _opening(folder, header, lock, secrets, clock, memory, cost)
        opened = _opened(opening, Way(slot), master)
        try:
            if new_passphrase is not None:
                opened.slots.set_passphrase(new_passphrase)
            opening.throttle.succeeded(counted=False)
        except BaseException:
            opened.close()
            raise
        return opened


def open_with_two_codes(
    folder: Path,
    first: str,
    second: str,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    cost: Cost | None = None,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault by the codes of two people of the organisation, in either order.

    No slot is changed. Raises as `open_with_recovery`.
    """
    check_folder(folder)
    codes = recovery_code.check_two(first, second)
    with held(folder) as lock:
        header, slot, master = unwrap_by_code(folder, SlotKind.ORGANISATION, codes)
        opening = _opening(folder, header, lock, secrets, clock, memory, cost)
        opened = _opened(opening, Way(slot), master)
        opening.throttle.succeeded(counted=False)
        return opened


def _opening(
    folder: Path,
    header: Header,
    lock: RunLock,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None,
    cost: Cost | None,
) -> Opening:
    remembered = memory or Memory(folders.memory_file())
    throttle = Throttle(remembered, header.id, clock)
    outside = Outside(header.id, remembered, None if header.passphrase_only else secrets, clock)
    return Opening(folder, header, lock, secrets, remembered, throttle, outside, cost=cost)


def _opened(opening: Opening, way: Way, master: bytearray) -> OpenVault:
    """Open the database behind an unwrapped key, after checking who wrote the header."""
    try:
        if not opening.header.authentic(master):
            raise damaged("not written by a holder of the key")
        check_database(opening.folder, opening.header)
        opened = OpenVault(replace(opening, by=way), master)
    except VaultError:
        wipe(master)
        raise
    tidy(opening.folder)
    headers.mend_spare(opening.folder, opening.header)
    _remember(opened, opening.outside)
    return opened


def _remember(opened: OpenVault, outside: Outside) -> None:
    try:
        generation = opened.notice_age(outside.seen())
    except driver.Error as error:
        opened.close()
        raise from_driver(error) from error
    if generation is not None:
        outside.note(generation)
