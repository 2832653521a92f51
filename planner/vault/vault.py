"""Making, finding and opening vaults, one folder each.

These are plain functions, safe on any thread; those that derive keys take about half a second.
"""

from __future__ import annotations

from contextlib import suppress
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
from planner.vault.folder import build, check_files, held
from planner.vault.header import HEADER_FILE, SPARE_FILE, Header
from planner.vault.keys import Cost, SlotKind, calibrate, make_slot, new_master, open_slot, wipe
from planner.vault.open_vault import Opening, OpenVault, unwrap
from planner.vault.passphrase import check_new, seconds_of
from planner.vault.places import vault_exists
from planner.vault.refusals import (
    NewerVaultError,
    WrongPassphraseError,
    damaged,
    from_driver,
)
from planner.vault.throttle import Throttle
from planner.words import _


def inspect(folder: Path) -> Header:
    """What can be known without a key.

    Raises VaultError, with what to do: missing, damaged, newer, or a folder that is read-only.
    """
    check_files(folder)
    return headers.read(folder)


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
    try:
        kind = SlotKind.PASSPHRASE_ONLY if secrets is None else SlotKind.PASSPHRASE_DEVICE
        ways = ((kind, passphrase, device), (SlotKind.RECOVERY, tidy_code, b""))
        slots = tuple(
            make_slot(vault_id, way, master, words, part, cost or calibrate(seconds_of(way)))
            for way, words, part in ways
        )
        made = build(folder, Header(vault_id, 1, slots), master)
        with held(folder) as lock:
            return _opened(_opening(folder, made, lock, secrets, clock, memory), master)
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
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault the everyday way.

    Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError (ask for the recovery code),
    KeyringUnavailableError, VaultInUseError, NewerVaultError, or VaultError for what is damaged.
    """
    header = inspect(folder)
    with held(folder) as lock:
        opening = _opening(folder, header, lock, secrets, clock, memory)
        return _opened(opening, unwrap(opening, header, passphrase))


def open_with_recovery(
    folder: Path,
    code: str,
    new_passphrase: str | None,
    *,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None = None,
) -> OpenVault:
    """Open a vault by its recovery code, and give it a new passphrase and device secret.

    Without `new_passphrase` the slots stay as they are. A key file that is damaged or gone is
    made good from its spare. Raises InvalidInputError for a mistyped code or a passphrase that
    will not do, else as `open_with_passphrase`.
    """
    check_files(folder)
    tidy_code = recovery_code.check(code)
    if new_passphrase is not None:
        check_new(new_passphrase, passphrase_only=secrets is None)
    with held(folder) as lock:
        header, master = _unwrap_by_code(folder, tidy_code)
        opening = _opening(folder, header, lock, secrets, clock, memory)
        opened = _opened(opening, master)
        try:
            if new_passphrase is not None:
                opened.set_passphrase(new_passphrase)
            opening.throttle.succeeded()
        except BaseException:
            opened.close()
            raise
        return opened


def _unwrap_by_code(folder: Path, code: str) -> tuple[Header, bytearray]:
    """The header that `code` opens, else its spare put in its place, and the master key."""
    refusal: VaultError = WrongPassphraseError(
        _(
            "That recovery code is not this vault's. It may be an older one. "
            "Look for the newest sheet."
        )
    )
    tried: Header | None = None
    for name in (HEADER_FILE, SPARE_FILE):
        try:
            header = headers.read(folder, name)
        except NewerVaultError:
            raise
        except VaultError as error:
            refusal = refusal if tried else error
            continue
        slot = header.slot(SlotKind.RECOVERY)
        if slot is None or header == tried:
            continue
        tried = header
        master = open_slot(header.id, slot, code, b"")
        if master is None:
            continue
        if header.authentic(master):
            return (headers.write(folder, header, master) if name == SPARE_FILE else header), master
        wipe(master)
        refusal = damaged("not written by a holder of the key")
    raise refusal


def _opening(
    folder: Path,
    header: Header,
    lock: RunLock,
    secrets: DeviceSecrets | None,
    clock: Clock,
    memory: Memory | None,
) -> Opening:
    remembered = memory or Memory(folders.memory_file())
    throttle = Throttle(remembered, header.id, clock)
    return Opening(folder, header, lock, secrets, remembered, throttle)


def _opened(opening: Opening, master: bytearray) -> OpenVault:
    """Open the database behind an unwrapped key, after checking who wrote the header."""
    try:
        if not opening.header.authentic(master):
            raise damaged("not written by a holder of the key")
        opened = OpenVault(opening, master)
    except VaultError:
        wipe(master)
        raise
    _remember(opened, opening.memory)
    return opened


def _remember(opened: OpenVault, memory: Memory) -> None:
    entry = memory.of(opened.id)
    try:
        entry.generation = opened.notice_age(entry.generation)
        memory.keep(opened.id, entry)
    except OSError:
        return  # remembering is a safeguard; a full disk must not keep a planner out
    except driver.Error as error:
        opened.close()
        raise from_driver(error) from error
