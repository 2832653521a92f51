"""The journal's chain: sealing lines, checking them, and the head that shows a cut tail.

A sealed line carries a number per origin, a salted commitment to its content and a hash over its
own bookkeeping, its commitment and the line before it. Blanking a line's content (erasure) leaves
the commitment and so the chain in place.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.journal import JournalLine
from planner.system.files import read_bounded, write_whole

HEAD_FILE = "journal.json"
_MOST_BYTES = 1_000


@dataclass(frozen=True)
class Head:
    """The last sealed line of one origin: its number (0 where there is none) and its hash."""

    sequence: int
    hash: str


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _commitment(line: JournalLine) -> str:
    content = [
        line.table_name,
        str(line.record_id),
        str(line.person_id),
        line.before,
        line.after,
    ]
    return hashlib.sha256(bytes.fromhex(line.salt) + _canonical(content)).hexdigest()


def _hash(line: JournalLine) -> str:
    if line.sealed_at is None:
        raise ValueError("An open line has no hash.")
    kept: list[Any] = [
        str(line.origin),
        line.sequence,
        str(line.step),
        line.sealed_at.isoformat(),
        str(line.planner_id),
        str(line.why),
        str(line.of_step),
        line.commitment,
        line.previous_hash,
    ]
    return hashlib.sha256(_canonical(kept)).hexdigest()


def head(session: Session, origin: UUID) -> Head:
    """The head of `origin`'s chain as the database has it."""
    newest = session.exec(
        select(JournalLine.sequence, JournalLine.hash)
        .where(JournalLine.origin == origin, col(JournalLine.sequence).is_not(None))
        .order_by(col(JournalLine.sequence).desc())
        .limit(1)
    ).first()
    return Head(newest[0] or 0, newest[1]) if newest else Head(0, "")


def seal(line: JournalLine, after: Head, at: datetime) -> Head:
    """Number and chain an open line behind `after`; gives the new head. It never changes again."""
    line.sequence = after.sequence + 1
    line.sealed_at = at
    line.salt = secrets.token_hex(16)
    line.commitment = _commitment(line)
    line.previous_hash = after.hash
    line.hash = _hash(line)
    return Head(line.sequence, line.hash)


def blank(line: JournalLine) -> None:
    """Take the content out of a line, leaving who, when, why and its place in the chain."""
    line.before = None
    line.after = None
    line.salt = ""


def faults(session: Session, origin: UUID, known: Head | None = None) -> list[str]:
    """What is wrong with `origin`'s chain, by line number; empty where nothing is.

    `known` is a head that was written outside the database: a chain that ends before it, or that
    has another hash there, was cut.
    """
    found: list[str] = []
    previous = Head(0, "")
    lines = session.exec(
        select(JournalLine)
        .where(JournalLine.origin == origin, col(JournalLine.sequence).is_not(None))
        .order_by(col(JournalLine.sequence))
        .execution_options(yield_per=500)
    )
    for line in lines:
        number = line.sequence or 0
        if number != previous.sequence + 1:
            found.append(f"{previous.sequence + 1}: missing")
        elif line.previous_hash != previous.hash:
            found.append(f"{number}: does not follow the line before it")
        if line.salt and line.commitment != _commitment(line):
            found.append(f"{number}: content changed")
        if line.hash != _hash(line):
            found.append(f"{number}: changed")
        if known and number == known.sequence and line.hash != known.hash:
            found.append(f"{number}: not the line it was at the last lock")
        previous = Head(number, line.hash)
    if known and previous.sequence < known.sequence:
        found.append(f"{known.sequence}: missing from the end")
    return found


def write_head(folder: Path, key: bytes | bytearray, value: Head) -> None:
    """Write the head beside the database, under a MAC, at lock. Raises OSError."""
    write_whole(folder / HEAD_FILE, _encode(key, value))


def read_head(folder: Path, key: bytes | bytearray) -> Head | None:
    """The head written at the last lock; None where it is not, byte for byte, as it was written."""
    try:
        content = read_bounded(folder / HEAD_FILE, _MOST_BYTES)
        body = json.loads(content)
        value = Head(body["sequence"], body["hash"])
        good = hmac.compare_digest(content, _encode(key, value))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if good else None


def _encode(key: bytes | bytearray, value: Head) -> bytes:
    body = {"hash": value.hash, "sequence": value.sequence}
    mac = hmac.digest(key, _canonical(body), "sha256")
    return _canonical({**body, "mac": mac.hex()})
