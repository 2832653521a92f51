"""The end of a backup file: what it is, what it holds, and a MAC over saying so.

A backup is the encrypted copy of a database, then a manifest, its length in eight digits, and a
line that ends every backup. Each byte is covered: those of the copy by a SHA-256 in the manifest,
those of the manifest by its MAC and by having one spelling only, the rest by being fixed.
"""

from __future__ import annotations

import hmac
import json
import os
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from planner.errors import VaultError
from planner.system.files import open_ordinary
from planner.vault import header as headers
from planner.vault.backup_refusals import NewerBackupError, damaged_backup, no_backup, unreadable
from planner.vault.header import Header
from planner.vault.keys import derive
from planner.vault.refusals import NewerVaultError

END = b"\npathway-planner backup\n"
_FORMAT = "pathway-planner backup"
_VERSION = 1
_DIGITS = 8
_MOST_BYTES = 64 * 1024
_MOST_ROWS = 200
_ID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HASH = re.compile(r"([0-9a-f:]{2,80})?")
_TABLE = re.compile(r"[a-z][a-z_]{0,62}")
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. It names no person and no file.

    `header` is the key file as it was: every slot of that time opens the backup. `rows` are counts
    by table, `sequence` and `hash` those of the journal's last line, `size` and `sha256` those of
    the database's copy.
    `generation` says how often the vault had been opened: it only grows, whatever the clock does.
    """

    id: str
    made_at: datetime
    header: Header
    schema: int
    generation: int
    size: int
    sha256: str
    rows: dict[str, int]
    sequence: int
    hash: str
    mac: bytes = field(default=b"", repr=False)

    @property
    def vault_id(self) -> UUID:
        """The vault that it is a backup of."""
        return self.header.id

    @property
    def opens_with(self) -> frozenset[str]:
        """The ids of the slots that open it."""
        return frozenset(slot.id for slot in self.header.slots)

    @property
    def age(self) -> tuple[int, int, datetime]:
        """Of two backups of a vault, the newer one has the larger."""
        return self.generation, self.sequence, self.made_at

    def sealed(self, key: bytearray) -> Manifest:
        """The same with its MAC under `mac_key`."""
        return replace(self, mac=_mac(self, key))

    def authentic(self, key: bytearray) -> bool:
        """Whether it was written by someone who held the vault's key, of which `key` is made."""
        return hmac.compare_digest(self.mac, _mac(self, key))

    def trailer(self) -> bytes:
        """What follows the database's copy in the file."""
        body = _encode(self)
        return body + b"%0*d" % (_DIGITS, len(body)) + END


def mac_key(master: bytearray) -> bytearray:
    """What tells our manifests from others', and nothing else. Wipe it when done."""
    return derive(master, "backup manifest")


def read(path: Path) -> Manifest:
    """The manifest at the end of a backup, not yet known to be authentic; the copy is not read.

    Raises BackupError: no backup of ours, changed, of a newer program, or it cannot be read.
    """
    try:
        with open_ordinary(path) as file:
            return read_from(file)
    except OSError as error:
        raise unreadable(error) from error


def read_from(file: BinaryIO) -> Manifest:
    """The same of an open file. Raises BackupError, OSError."""
    whole = file.seek(0, os.SEEK_END)
    fixed = _DIGITS + len(END)
    if whole < fixed:
        raise no_backup("too short")
    file.seek(whole - fixed)
    digits, end = file.read(_DIGITS), file.read()
    if end != END or not (digits.isascii() and digits.isdigit()):
        raise no_backup("its end is missing")
    length = int(digits)
    if not 0 < length <= min(_MOST_BYTES, whole - fixed):
        raise damaged_backup("length")
    file.seek(whole - fixed - length)
    manifest = _parse(file.read(length))
    if manifest.size != whole - fixed - length:
        raise damaged_backup("size")
    return manifest


def _parse(content: bytes) -> Manifest:
    try:
        fields = json.loads(content)
        newer = fields["format"] == _FORMAT and int(fields["version"]) > _VERSION
        manifest = None if newer else _decode(fields)
    except NewerVaultError:
        raise NewerBackupError from None
    except (
        VaultError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise damaged_backup(type(error).__name__) from error
    if manifest is None:
        raise NewerBackupError
    if _encode(manifest) != content:
        raise damaged_backup("not its one spelling")
    return manifest


def _mac(manifest: Manifest, key: bytearray) -> bytes:
    return hmac.digest(key, _encode(replace(manifest, mac=b"")), "sha256")


def _encode(manifest: Manifest) -> bytes:
    fields: dict[str, Any] = {
        "format": _FORMAT,
        "version": _VERSION,
        "id": manifest.id,
        "made_at": manifest.made_at.strftime(_MOMENT),
        "header": headers.spelt(manifest.header).decode(),
        "schema": manifest.schema,
        "generation": manifest.generation,
        "size": manifest.size,
        "sha256": manifest.sha256,
        "rows": manifest.rows,
        "sequence": manifest.sequence,
        "hash": manifest.hash,
        "mac": manifest.mac.hex(),
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _decode(fields: dict[str, Any]) -> Manifest:
    rows = fields["rows"]
    if len(rows) > _MOST_ROWS:
        raise ValueError("rows")
    return Manifest(
        id=_named(fields["id"], _ID),
        made_at=datetime.strptime(fields["made_at"], _MOMENT).replace(tzinfo=UTC),
        header=headers.parse(fields["header"].encode()),
        schema=_whole(fields["schema"]),
        generation=_whole(fields["generation"]),
        size=_whole(fields["size"]),
        sha256=_named(fields["sha256"], _SHA256),
        rows={_named(name, _TABLE): _whole(count) for name, count in rows.items()},
        sequence=_whole(fields["sequence"]),
        hash=_named(fields["hash"], _HASH),
        mac=bytes.fromhex(_named(fields["mac"], _SHA256)),
    )


def _named(value: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(value):
        raise ValueError("name")
    return value


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("number")
    return value
