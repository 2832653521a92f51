"""The list of people who were erased, kept beside the vault and beside its backups.

It names nobody: each entry is a person's id under a key of the vault. A backup from before still
holds the person, so that restoring it looks here and erases them again.

An entry can be made only from an id, and an erased person's id is in no vault any more. After the
vault got new keys the entries stay as they were made, under a new MAC, and new ones join them: who
opens a backup has the keys of its time, and those that are not known under them cannot be told.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.system.files import put_in_place, write_whole
from planner.vault.keys import derive, wipe
from planner.vault.refusals import from_disk

_FORMAT = "pathway-planner erased"
_VERSION = 1
_MOST_BYTES = 8 * 1024 * 1024
_ENTRY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Keys:
    """The two keys of one vault's list: for entries, and for the MAC. Wipe them when done."""

    vault_id: UUID
    entry: bytearray
    mac: bytearray

    @classmethod
    def of(cls, master: bytearray, vault_id: UUID) -> Keys:
        """The keys that come from a vault's master key."""
        return cls(vault_id, derive(master, "erased entry"), derive(master, "erased list"))

    def keyed(self, person_id: UUID) -> str:
        """The entry of a person."""
        return hmac.digest(self.entry, person_id.bytes, "sha256").hex()

    def wipe(self) -> None:
        """Overwrite both."""
        wipe(self.entry)
        wipe(self.mac)


@dataclass(frozen=True)
class Listed:
    """What a list says; `whole` where it is byte for byte what the vault wrote, or not there."""

    entries: frozenset[str] = frozenset()
    whole: bool = True


def is_erased(person_id: UUID, entries: frozenset[str], *keys: Keys) -> bool:
    """Whether a person is among `entries`, made under any of these keys."""
    return any(key.keyed(person_id) in entries for key in keys)


def file_in(folder: Path, vault_id: UUID) -> Path:
    """Where the list of a vault lies in a folder, which several vaults may share."""
    return folder / f"erased-{vault_id}.json"


def read(folder: Path, keys: Keys) -> Listed:
    """The list in `folder`.

    Entries of one that is not whole count all the same: only who holds the key can make one, and
    what matters is that nobody comes back.
    """
    try:
        with file_in(folder, keys.vault_id).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Listed()
    except OSError:
        return Listed(whole=False)
    try:
        entries = _decode(content, keys.vault_id)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Listed(whole=False)
    return Listed(entries, whole=_encode(entries, keys) == content)


def add(folder: Path, keys: Keys, entries: Iterable[str]) -> None:
    """Write the list in `folder` with these entries besides those it has. Raises VaultError.

    A file that nothing can be read from is put aside, not overwritten.
    """
    there, path = read(folder, keys), file_in(folder, keys.vault_id)
    wanted = there.entries | set(entries)
    if there.whole and wanted == there.entries:
        return
    try:
        if not there.whole and not there.entries and path.exists():
            put_in_place(path, path.with_suffix(".damaged"))
        write_whole(path, _encode(wanted, keys))
    except OSError as error:
        raise from_disk(error) from error


def drop(folder: Path, keys: Keys, entry: str) -> None:
    """Take one entry off the list in `folder`, where it is on it and can be written."""
    there = read(folder, keys)
    if there.whole and entry in there.entries:
        with suppress(OSError):
            write_whole(file_in(folder, keys.vault_id), _encode(there.entries - {entry}, keys))


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


def _encode(entries: frozenset[str] | set[str], keys: Keys) -> bytes:
    fields = {
        "format": _FORMAT,
        "version": _VERSION,
        "vault": str(keys.vault_id),
        "entries": sorted(entries),
        "mac": "",
    }
    fields["mac"] = hmac.digest(keys.mac, _spelt(fields), "sha256").hex()
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
