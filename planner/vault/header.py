"""`vault.json`: the vault's id and its slots, under a MAC, in one canonical spelling only.

A file that is not byte for byte what we would write is refused, and what it says about cost is
bounded before anything is derived from it.
"""

from __future__ import annotations

import hmac
import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.errors import VaultError
from planner.system.files import read_bounded, write_whole
from planner.vault.keys import (
    NONCE_BYTES,
    SALT_BYTES,
    WRAPPED_BYTES,
    Cost,
    Slot,
    SlotKind,
    derive,
    wipe,
)
from planner.vault.places import DATABASE_FILE, HEADER_VERSION
from planner.vault.places import HEADER_FILE as HEADER_FILE
from planner.vault.places import SPARE_FILE as SPARE_FILE
from planner.vault.refusals import NewerVaultError, damaged, from_disk, missing

_FORMAT = "pathway-planner vault"
VERSION = HEADER_VERSION
_MOST_BYTES = 16 * 1024
_MOST_SLOTS = 16
_OWNERS = "owner's passphrase"
_PASSPHRASES = (SlotKind.PASSPHRASE_DEVICE, SlotKind.PASSPHRASE_ONLY)
_DATABASE = re.compile(r"vault(-[0-9a-f]{8})?\.db")
_SLOT_ID = re.compile(r"([0-9a-f]{32})?")


@dataclass(frozen=True)
class Header:
    """What can be known of a vault without its key. `revision` grows with each rewrite.

    `database` names the file of the records that these slots open, in the vault's own folder.
    `version` is the file's: 1 knew neither that name nor the slots' ids.
    """

    id: UUID
    revision: int
    slots: tuple[Slot, ...]
    mac: bytes = b""
    database: str = DATABASE_FILE
    version: int = VERSION

    @property
    def passphrase_only(self) -> bool:
        """Whether it opens by passphrase alone, with no secret kept in this computer."""
        return self.slot(SlotKind.PASSPHRASE_DEVICE) is None

    def slot(self, kind: SlotKind) -> Slot | None:
        """The slot of this kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def passphrase_slot(self) -> Slot | None:
        """The slot that a passphrase opens."""
        return self.slot(SlotKind.PASSPHRASE_DEVICE) or self.slot(SlotKind.PASSPHRASE_ONLY)

    def with_slot(self, new: Slot) -> Header:
        """The next revision, `new` in the place of the slot that did the same job.

        Colleagues' slots stand beside each other.
        """
        return self._next([slot for slot in self.slots if _job(slot) != _job(new)] + [new])

    def without_slots(self, *ids: str) -> Header:
        """The next revision, without the slots that have these ids."""
        return self._next([slot for slot in self.slots if slot.id not in ids])

    def _next(self, slots: list[Slot]) -> Header:
        revision = self.revision + 1
        return replace(self, revision=revision, slots=tuple(slots), mac=b"", version=VERSION)

    def authentic(self, master: bytearray) -> bool:
        """Whether it was written by someone who held the master key."""
        return hmac.compare_digest(self.mac, _mac(self, master))


def _job(slot: Slot) -> str:
    if slot.kind is SlotKind.COLLEAGUE:
        return slot.id
    return _OWNERS if slot.kind in _PASSPHRASES else slot.kind


def write(folder: Path, header: Header, master: bytearray) -> Header:
    """Write the header whole or not at all, then its spare; gives it with its MAC.

    From the moment the header is written it holds, whatever becomes of the spare: that one is
    made good at the next opening. Raises VaultError.
    """
    sealed = replace(header, mac=_mac(header, master))
    try:
        write_whole(folder / HEADER_FILE, _encode(sealed))
    except OSError as error:
        raise from_disk(error) from error
    with suppress(OSError):
        write_whole(folder / SPARE_FILE, _encode(sealed))
    return sealed


def names_database(name: str) -> bool:
    """Whether a vault's file of records may be called `name`."""
    return _DATABASE.fullmatch(name) is not None


def mend_spare(folder: Path, header: Header) -> None:
    """Put `header`, which is known to hold, in the place of a spare that is older or damaged."""
    try:
        spare = read(folder, SPARE_FILE)
    except NewerVaultError:
        return
    except VaultError:
        spare = None
    if spare is None or (spare != header and spare.revision <= header.revision):
        with suppress(OSError):  # a full disk must not keep a planner out
            write_whole(folder / SPARE_FILE, _encode(header))


def read(folder: Path, name: str = HEADER_FILE) -> Header:
    """The header (or its spare) as it is, not yet known to be authentic.

    Raises VaultError: missing, damaged, changed, or of a newer program.
    """
    try:
        content = read_bounded(folder / name, _MOST_BYTES)
    except FileNotFoundError as error:
        raise missing(name) from error
    except OSError as error:
        raise from_disk(error) from error
    except ValueError as error:
        raise damaged(str(error)) from error
    return parse(content)


def parse(content: bytes) -> Header:
    """The header that `content` spells, not yet known to be authentic.

    Raises VaultError: damaged, changed, or of a newer program.
    """
    if len(content) > _MOST_BYTES:
        raise damaged("too large")
    try:
        fields = json.loads(content)
        newer = fields["format"] == _FORMAT and _whole(fields["version"]) > VERSION
        header = None if newer else _decode(fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(type(error).__name__) from error
    if header is None:
        raise NewerVaultError
    if _encode(header) != content:
        raise damaged("not its canonical form")
    return header


def spelt(header: Header) -> bytes:
    """The one spelling of a header, as `parse` takes it."""
    return _encode(header)


def _mac(header: Header, master: bytearray) -> bytes:
    key = derive(master, "header")
    mac = hmac.digest(key, _encode(replace(header, mac=b"")), "sha256")
    wipe(key)
    return mac


def _encode(header: Header) -> bytes:
    fields: dict[str, Any] = {
        "format": _FORMAT,
        "version": header.version,
        "id": str(header.id),
        "revision": header.revision,
        "slots": [_encode_slot(slot, header.version) for slot in header.slots],
        "mac": header.mac.hex(),
    }
    if header.version > 1:
        fields["database"] = header.database
    return json.dumps(fields, indent=1, sort_keys=True).encode() + b"\n"


def _encode_slot(slot: Slot, version: int) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": str(slot.kind),
        "memory": slot.cost.memory,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }
    return fields if version == 1 else {**fields, "id": slot.id}


def _decode(fields: dict[str, Any]) -> Header:
    if not 1 <= len(fields["slots"]) <= _MOST_SLOTS:
        raise ValueError("slots")
    version = _whole(fields["version"])
    return Header(
        id=UUID(fields["id"]),
        revision=_whole(fields["revision"]),
        slots=tuple(_decode_slot(slot) for slot in fields["slots"]),
        mac=_hex(fields["mac"], 32),
        database=_named(fields["database"], _DATABASE) if version > 1 else DATABASE_FILE,
        version=version,
    )


def _decode_slot(fields: dict[str, Any]) -> Slot:
    cost = Cost(*(_whole(fields[name]) for name in ("memory", "passes", "lanes")))
    if not cost.bounded():
        raise ValueError("cost")
    return Slot(
        kind=SlotKind(fields["kind"]),
        cost=cost,
        salt=_hex(fields["salt"], SALT_BYTES),
        nonce=_hex(fields["nonce"], NONCE_BYTES),
        wrapped=_hex(fields["wrapped"], WRAPPED_BYTES),
        id=_named(fields.get("id", ""), _SLOT_ID),
    )


def _named(value: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(value):
        raise ValueError("name")
    return value


def _whole(value: object) -> int:
    if type(value) is not int or not 1 <= value < 2**53:
        raise ValueError("number")
    return value


def _hex(text: str, length: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError("length")
    return value
