"""The journal's chain: sealing lines, checking them, and the head that shows a cut tail.

A sealed line carries a number per origin, a salted commitment to its content and a hash over its
own bookkeeping, its commitment and the line before it. Blanking a line's content (erasure) leaves
the commitment and so the chain in place.

A hash that begins with "2:" covers the time of writing, the page and the table as well; lines
sealed by the first version have one that does not (docs/decisions/journal-guards.md).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, inspect
from sqlmodel import Session, col, select

from planner.models.journal import JournalLine
from planner.system.files import read_bounded, write_whole

#: A line as an object of the session, or as a plain row of the same columns.
_Line = JournalLine | Row[Any]
_SECOND = "2:"
#: How many lines are read at a time, and how many lie between two reports of progress.
_AT_ONCE = 500
#: A head is no longer than this.
_MOST_BYTES = 1_000


@dataclass(frozen=True)
class Head:
    """The last sealed line of one origin: its number (0 where there is none) and its hash."""

    sequence: int
    hash: str


class FaultKind(StrEnum):
    """What a chain shows about a line."""

    MISSING = "missing"
    OUT_OF_PLACE = "does not follow the line before it"
    CONTENT = "content changed"
    CHANGED = "changed"
    OTHER = "not the line it was at the last lock"
    CUT = "missing from the end"
    STRANGE = "of another vault"


@dataclass(frozen=True)
class Fault:
    """Lines `first` to `last` of a chain that are not as they were sealed."""

    first: int
    last: int
    kind: FaultKind

    def __str__(self) -> str:
        lines = str(self.first) if self.first == self.last else f"{self.first} to {self.last}"
        return f"{lines}: {self.kind}"


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _canonical(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _commitment(line: _Line) -> str:
    content = [
        line.table_name,
        str(line.record_id),
        str(line.person_id),
        line.before,
        line.after,
    ]
    return hashlib.sha256(bytes.fromhex(line.salt) + _canonical(content)).hexdigest()


def _hash(line: _Line, mark: str = _SECOND) -> str:
    """The hash of a line as its version makes it: `mark` is what it begins with."""
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
    if mark:
        kept += [line.written_at.isoformat(), line.page, line.table_name]
    return mark + hashlib.sha256(_canonical(kept)).hexdigest()


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


def faults(
    session: Session,
    origin: UUID,
    known: Head | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[str]:
    """What is wrong with `origin`'s chain, by line number; empty where nothing is.

    `known` is a head that was written outside the database: a chain that ends before it, or that
    has another hash there, was cut.
    """
    return [str(fault) for fault in look_for_faults(session, origin, known, progress)]


def look_for_faults(
    session: Session,
    origin: UUID,
    known: Head | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Fault]:
    """The faults of a chain as they are found, in its order.

    `progress(done, total)` hears of it from time to time and may raise to end the search.
    """
    total = head(session, origin).sequence
    previous = Head(0, "")
    for line in _sealed(session, origin):
        number = line.sequence or 0
        if progress is not None and number % _AT_ONCE == 0:
            progress(number, total)
        if number != previous.sequence + 1:
            yield Fault(previous.sequence + 1, number - 1, FaultKind.MISSING)
        yield from (Fault(number, number, kind) for kind in _wrong_with(line, previous, known))
        previous = Head(number, line.hash)
    if known and previous.sequence < known.sequence:
        yield Fault(previous.sequence + 1, known.sequence, FaultKind.CUT)
    for strange in _strangers(session, origin):
        yield Fault(strange, strange, FaultKind.STRANGE)


def _wrong_with(line: _Line, previous: Head, known: Head | None) -> Iterator[FaultKind]:
    if line.sequence == previous.sequence + 1 and line.previous_hash != previous.hash:
        yield FaultKind.OUT_OF_PLACE
    if line.salt and line.commitment != _commitment(line):
        yield FaultKind.CONTENT
    mark = _SECOND if line.hash.startswith(_SECOND) else ""
    if line.hash != _hash(line, mark):
        yield FaultKind.CHANGED
    if known and line.sequence == known.sequence and line.hash != known.hash:
        yield FaultKind.OTHER


def _sealed(session: Session, origin: UUID) -> Iterator[_Line]:
    """The sealed lines in their order, as plain rows that are not kept: a chain may be long."""
    whole = inspect(JournalLine).columns
    yield from session.execute(
        select(*whole)
        .where(JournalLine.origin == origin, col(JournalLine.sequence).is_not(None))
        .order_by(col(JournalLine.sequence))
        .execution_options(yield_per=_AT_ONCE)
    )


def _strangers(session: Session, origin: UUID) -> Iterator[int]:
    """The numbers of lines that say they were written in another vault: none are, so far."""
    found = session.exec(select(JournalLine.sequence).where(JournalLine.origin != origin))
    yield from (number or 0 for number in found)


def write_head(path: Path, key: bytes | bytearray, value: Head) -> None:
    """Write the head beside the database, under a MAC, at lock. Raises OSError."""
    write_whole(path, _encode(key, value))


def read_head(path: Path, key: bytes | bytearray) -> Head | None:
    """The head written at the last lock; None where it is not, byte for byte, as it was written."""
    try:
        content = read_bounded(path, _MOST_BYTES)
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
