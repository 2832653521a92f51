"""The list of people who were erased, kept beside the vault and beside its backups.

It names nobody: each entry is an HMAC-SHA-256 of a person's random id (122 bits), which is in no
vault any more, so that only who holds a record can tell that it is meant. A backup from before
still holds the person: restoring it looks here and erases them again.

The vault's id is the key of the entries, not one of its secrets: an entry cannot be made anew once
the id is gone, and must be known again whatever keys the vault has had since. What shows that the
vault wrote the list is its MAC.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.system.files import open_ordinary, put_in_place, write_whole
from planner.vault.keys import derive, wipe
from planner.vault.refusals import from_disk

_FORMAT = "pathway-planner erased"
_VERSION = 1
_MOST_BYTES = 8 * 1024 * 1024
_ENTRY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Key:
    """The key of the MAC of one vault's list. Wipe it when done."""

    vault_id: UUID
    mac: bytearray = field(repr=False)

    @classmethod
    def of(cls, master: bytearray, vault_id: UUID) -> Key:
        """The key that comes from a vault's master key."""
        return cls(vault_id, derive(master, "erased list"))

    def wipe(self) -> None:
        """Overwrite it."""
        wipe(self.mac)


@dataclass(frozen=True)
class Listed:
    """What a list says; `whole` where it is byte for byte what the vault wrote, or not there."""

    entries: frozenset[str] = frozenset()
    whole: bool = True


def entry_of(person_id: UUID, vault_id: UUID) -> str:
    """What stands for a person in the lists of a vault: 64 hexadecimal digits."""
    return hmac.digest(vault_id.bytes, person_id.bytes, "sha256").hex()


def file_in(folder: Path, vault_id: UUID) -> Path:
    """Where the list of a vault lies in a folder, which several vaults may share."""
    return folder / f"erased-{vault_id}.json"


def read(folder: Path, key: Key) -> Listed:
    """The list in `folder`.

    Entries of one that is not whole count all the same: only who holds a record can make one for
    it, and what matters is that nobody comes back.
    """
    try:
        with open_ordinary(file_in(folder, key.vault_id)) as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Listed()
    except OSError:
        return Listed(whole=False)
    try:
        entries = _decode(content, key.vault_id)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Listed(whole=False)
    return Listed(entries, whole=_encode(entries, key) == content)


def add(folder: Path, key: Key, entries: Iterable[str]) -> None:
    """Write the list in `folder` with these entries besides those it has. Raises VaultError.

    A file that nothing can be read from is put aside, not overwritten.
    """
    there, path = read(folder, key), file_in(folder, key.vault_id)
    wanted = there.entries | set(entries)
    if there.whole and wanted == there.entries:
        return
    try:
        if not there.whole and not there.entries and path.exists():
            put_in_place(path, path.with_suffix(".damaged"))
        write_whole(path, _encode(wanted, key))
    except OSError as error:
        raise from_disk(error) from error


def drop(folder: Path, key: Key, entry: str) -> None:
    """Take one entry off the list in `folder`, where it is on it and can be written."""
    there = read(folder, key)
    if there.whole and entry in there.entries:
        with suppress(OSError):
            write_whole(file_in(folder, key.vault_id), _encode(there.entries - {entry}, key))


def from_rows(connection: Any) -> frozenset[str]:
    """The entries that the vault itself keeps, with each erasure."""
    rows = connection.execute("SELECT keyed_id FROM erasure WHERE removed_at IS NULL").fetchall()
    return frozenset(row[0] for row in rows if _ENTRY.fullmatch(row[0]))


def people_in(connection: Any) -> list[UUID]:
    """Everybody who is in a vault."""
    found = []
    for (key,) in connection.execute("SELECT id FROM person"):
        with suppress(ValueError):
            found.append(UUID(key))
    return found


def _encode(entries: frozenset[str] | set[str], key: Key) -> bytes:
    fields = {
        "format": _FORMAT,
        "version": _VERSION,
        "vault": str(key.vault_id),
        "entries": sorted(entries),
        "mac": "",
    }
    fields["mac"] = hmac.digest(key.mac, _spelt(fields), "sha256").hex()
    return _spelt(fields)


def _spelt(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, indent=1, sort_keys=True).encode() + b"\n"


def _decode(content: bytes, vault_id: UUID) -> frozenset[str]:
    if len(content) > _MOST_BYTES:
        raise ValueError("too large")
    fields = json.loads(content)
    if fields["format"] != _FORMAT or fields["vault"] != str(vault_id):
        raise ValueError("of another vault")
    return frozenset(entry for entry in fields["entries"] if _ENTRY.fullmatch(entry))
