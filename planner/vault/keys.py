"""Keys: one random master key a vault, what is derived from it, and the slots that wrap it.

A slot's key is HKDF(Argon2id(NFKC passphrase) + device secret); the wrap's associated data is the
vault's id and the slot's own fields, so that nothing in a slot can be changed or moved.
Secrets that leave here are `bytearray`s: wipe them when done.
"""

from __future__ import annotations

import os
import time
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
_MIB = 1024
_LANES = 4
#: OpenSSL hands all of a process's Argon2 one pool of threads: two at once may wait for each other
#: for ever, or say that there is no memory (measured with 4.0.3; docs/decisions/argon2.md).
_ONE_AT_A_TIME = Lock()
#: What is typed to open a slot: one passphrase or tidy code, or the codes of several people.
Words = str | tuple[str, ...]


class SlotKind(StrEnum):
    """What it takes to open a slot."""

    PASSPHRASE_DEVICE = "passphrase+device"  # noqa: S105 - a kind, no secret
    PASSPHRASE_ONLY = "passphrase-only"  # noqa: S105
    RECOVERY = "recovery"
    #: A colleague's own passphrase, with this computer's secret where the vault has one.
    COLLEAGUE = "colleague"
    #: Two codes that two people of the organisation hold.
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Cost:
    """How dear one guess is: Argon2id's memory in KiB, its passes and its lanes."""

    memory: int
    passes: int
    lanes: int = _LANES

    def bounded(self) -> bool:
        """Whether it is neither too cheap to protect nor dear enough to stall a computer."""
        return (
            LOWEST.memory <= self.memory <= 512 * _MIB
            and LOWEST.passes <= self.passes <= 16
            and 1 <= self.lanes <= 8
        )


LOWEST = Cost(64 * _MIB, 3)


@dataclass(frozen=True)
class Slot:
    """The master key, wrapped for one way of opening the vault.

    `id` tells slots of one kind apart; it is empty in slots made before they had one.
    """

    kind: SlotKind
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    id: str = ""


def measure() -> float:
    """How many seconds this computer takes over one try at `LOWEST`."""
    started = time.perf_counter()
    wipe(_stretch(b"calibration", bytes(SALT_BYTES), LOWEST))
    return time.perf_counter() - started


def cost_of(seconds: float, one: float) -> Cost:
    """A cost that takes about `seconds` where `LOWEST` takes `one`, never below `LOWEST`."""
    memory = LOWEST.memory
    while one * 2 <= seconds and memory < 256 * _MIB:
        memory, one = memory * 2, one * 2
    passes = int(LOWEST.passes * seconds / one)
    return Cost(memory, min(max(passes, LOWEST.passes), 12))


def new_master() -> bytearray:
    """A new master key."""
    return bytearray(os.urandom(KEY_BYTES))


def derive(master: bytearray, label: str, length: int = KEY_BYTES) -> bytearray:
    """A key for one use; each use has its own label."""
    return _expand(master, f"pathway-planner {label}", length)


def database_key(master: bytearray) -> bytearray:
    """The database's key and salt in SQLCipher's own form: x'' around 96 hex digits."""
    return _sqlcipher_form(derive(master, "database") + database_salt(master))


def backup_key(master: bytearray, backup_id: str) -> bytearray:
    """The key and salt of one backup's database, in the same form; each backup has its own."""
    return _sqlcipher_form(
        derive(master, f"backup {backup_id}")
        + derive(master, f"backup salt {backup_id}", SALT_BYTES)
    )


def _sqlcipher_form(raw: bytearray) -> bytearray:
    key = bytearray(b"x'")
    for byte in raw:
        key += b"%02x" % byte
    key += b"'"
    wipe(raw)
    return key


def database_salt(master: bytearray) -> bytearray:
    """The first 16 bytes of the database file; the vault opens without them too."""
    return derive(master, "database salt", SALT_BYTES)


def make_slot(
    vault_id: UUID,
    kind: SlotKind,
    master: bytearray,
    words: Words,
    device: bytes,
    cost: Cost,
    slot_id: str = "",
) -> Slot:
    """Wrap `master` for `words` (a passphrase or tidy codes) and the device's secret.

    `slot_id` is a new one that the records name already; one is made where there is none.
    """
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    bare = Slot(kind, cost, salt, nonce, b"", slot_id or uuid4().hex)
    stretched = stretch_words(bare, words)
    key = _slot_key(bare, stretched, device)
    wrapped = AESGCM(key).encrypt(bare.nonce, master, _bound_to(vault_id, bare))
    wipe(stretched)
    wipe(key)
    return replace(bare, wrapped=wrapped)


def open_slot(vault_id: UUID, slot: Slot, words: Words, device: bytes) -> bytearray | None:
    """The master key, or None where the words, the device or the slot are not the right ones."""
    stretched = stretch_words(slot, words)
    try:
        return open_stretched(vault_id, slot, stretched, device)
    finally:
        wipe(stretched)


def open_stretched(
    vault_id: UUID, slot: Slot, stretched: bytearray, device: bytes
) -> bytearray | None:
    """The same for words that are stretched already: a second secret costs nothing to try."""
    key = _slot_key(slot, stretched, device)
    master = bytearray(KEY_BYTES)
    try:
        AESGCM(key).decrypt_into(slot.nonce, slot.wrapped, _bound_to(vault_id, slot), master)
    except InvalidTag:
        return None
    finally:
        wipe(key)
    return master


def wipe(secret: bytearray) -> None:
    """Overwrite a secret in place."""
    secret[:] = bytes(len(secret))


def stretch_words(slot: Slot, words: Words) -> bytearray:
    """Argon2id over each of the words, one after the other in an order of their own.

    All of them go into the slot's key: whoever lacks one knows nothing of it.
    """
    each = sorted((words,) if isinstance(words, str) else words)
    out = bytearray(KEY_BYTES * len(each))
    for place, one in enumerate(each):
        typed = bytearray(unicodedata.normalize("NFKC", one).encode())
        stretched = _stretch(typed, slot.salt, slot.cost)
        out[place * KEY_BYTES : (place + 1) * KEY_BYTES] = stretched
        wipe(typed)
        wipe(stretched)
    return out


def _slot_key(slot: Slot, stretched: bytearray, device: bytes) -> bytearray:
    both = stretched + bytearray(device)
    key = _expand(both, f"pathway-planner slot {slot.kind}", KEY_BYTES)
    wipe(both)
    return key


def _stretch(typed: bytes | bytearray, salt: bytes, cost: Cost) -> bytearray:
    out = bytearray(KEY_BYTES)
    with _ONE_AT_A_TIME:
        Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory,
        ).derive_into(typed, out)  # type: ignore[arg-type] # any buffer will do
    return out


def _expand(secret: bytearray, info: str, length: int) -> bytearray:
    out = bytearray(length)
    HKDF(SHA256(), length, salt=None, info=info.encode()).derive_into(secret, out)
    return out


def _bound_to(vault_id: UUID, slot: Slot) -> bytes:
    cost = slot.cost
    parts = [
        "pathway-planner vault 1",
        vault_id.hex,
        str(slot.kind),
        f"{cost.memory},{cost.passes},{cost.lanes}",
        slot.salt.hex(),
        slot.nonce.hex(),
    ]
    return "|".join(parts + [slot.id] * bool(slot.id)).encode()
