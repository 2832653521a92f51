"""A vault's database harmed: every harm is refused, warned of, or found by the check."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as driver

from demo.clock import StoryClock
from demo.people import fill
from planner.errors import VaultError
from planner.system.lock import run_lock
from planner.vault import header as headers
from planner.vault.connection import connect
from planner.vault.open_vault import OpenVault
from planner.vault.opening import Opening
from planner.vault.outside import Outside
from planner.vault.places import DATABASE_FILE
from planner.vault.refusals import from_driver
from planner.vault.throttle import Throttle
from torture.computers import PASSPHRASE, Computer, master_of, records_of
from torture.counting import Row, Size, counted
from torture.harms import (
    blotted,
    cut,
    flipped,
    lengthened,
    older_page,
    repeated,
    swapped,
)
from torture.life import Life

_PEOPLE = 30
#: Changes between one kept state of the database and the next.
_WORK = 25
_STATES = 4

_HARMLESS = "nobody: what can be read was not changed"
_SEARCH = "nobody: every word can be read, but the search does not find them all"

_COUNTS = frozenset({"version", "changed_at"})
_FIND = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid"

Harm = Callable[[Random, bytes], tuple[str, bytes]]


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """A line for damage, and one for pages put back as they were."""
    subject = _Subject(chance, scratch)
    plain: tuple[Harm, ...] = (flipped, blotted, cut, swapped, repeated, lengthened)
    older: list[Harm] = [partial(older_page, older=state) for state in subject.earlier]
    older.append(partial(_whole, older=subject.earlier[-1]))
    return [
        subject.harmed("vault.db: bits flipped, ends cut, pages swapped", plain, size.harms),
        subject.harmed("vault.db: an old page put back in its place", older, size.harms),
    ]


def _whole(_chance: Random, _bytes: bytes, older: bytes) -> tuple[str, bytes]:
    return "the whole as it was", older


class _Subject:
    """A vault that has been worked with, its database as it was at several times, and its key."""

    def __init__(self, chance: Random, scratch: Path) -> None:
        self._chance = chance
        self._whole = Computer(scratch / "whole")
        self._harmed = scratch / "harmed"
        _begin(self._whole)
        self.earlier = [_worked(self._whole, chance) for _state in range(_STATES)][:-1]
        self._bytes = (self._whole.folder / DATABASE_FILE).read_bytes()
        self._master = master_of(self._whole, PASSPHRASE)
        self._truth = _content(self._whole.folder / DATABASE_FILE, self._master)

    def harmed(self, what: str, harms: Sequence[Harm], times: int) -> Row:
        """`times` harms, each to a fresh copy of the vault."""
        noticed: Counter[str] = Counter()
        with counted(what) as row:
            for turn in range(times):
                how, changed = harms[turn % len(harms)](self._chance, self._bytes)
                copy = self._whole.copy(self._harmed)
                (copy.folder / DATABASE_FILE).write_bytes(changed)
                row.tried += 1
                who = self._who_notices(copy)
                noticed[who or "nobody"] += 1
                if who is None:
                    row.bad.append(how)
        row.notes += [f"{count:>4} noticed by {who}" for who, count in noticed.most_common()]
        return row

    def _who_notices(self, computer: Computer) -> str | None:
        """What says that something is wrong, at opening or when checked; None where nothing does.

        A change to bytes that hold nothing is no harm.
        """
        try:
            opened = _opened(computer, self._master)
        except VaultError:
            return "refusing to open it"
        try:
            if opened.generation_warning is not None:
                return "the counters and the journal's head, at opening"
            faults = opened.check()
        finally:
            opened.close()
        if faults:
            return _kind(faults[0])
        path = computer.folder / DATABASE_FILE
        content = _content(path, self._master)
        if content.words != self._truth.words:
            return None
        return _HARMLESS if content == self._truth else _SEARCH


def _begin(computer: Computer) -> None:
    clock = StoryClock()
    opened = computer.make(clock=clock)
    fill(records_of(opened, clock), clock, _PEOPLE)
    opened.close()


def _worked(computer: Computer, chance: Random) -> bytes:
    """The database after some more work with it."""
    life = Life(
        {
            "seed": chance.getrandbits(32),
            "root": str(computer.root),
            "known": {},
            "passphrases": [PASSPHRASE],
            "codes": [],
        },
        _to_nobody,
    )
    life.open()
    for _change in range(_WORK):
        life.change()
    life.close()
    return (computer.folder / DATABASE_FILE).read_bytes()


def _to_nobody(**_said: object) -> None:
    """Nobody listens: this life is not killed."""


def _opened(computer: Computer, master: bytearray) -> OpenVault:
    """As `vault.open_with_passphrase` opens it, less deriving the key, which takes too long."""
    header = headers.read(computer.folder)
    lock = run_lock(computer.folder)
    assert lock is not None
    memory, clock = computer.memory, StoryClock()
    throttle = Throttle(memory, header.id, clock)
    outside = Outside(header.id, memory, None, clock)
    opening = Opening(computer.folder, header, lock, computer.keys, memory, throttle, outside)
    try:
        opened = OpenVault(opening, bytearray(master))
    except VaultError:
        lock.release()
        raise
    try:
        opened.notice_age(computer.memory.of(header.id).last_opened())
    except driver.DatabaseError as error:
        opened.close()
        raise from_driver(error) from error
    return opened


@dataclass(frozen=True)
class _Content:
    """Digests of every word that can be read, and of what each word is found by.

    Left out is what only counts: how often the vault was opened, a row changed.
    """

    words: str
    found: str


def _content(path: Path, master: bytearray) -> _Content:
    connection = connect(path, bytearray(master))
    words, found = hashlib.sha256(), hashlib.sha256()
    try:
        for table in _tables(connection):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            named = ", ".join(f'"{name}"' for name in columns if name not in _COUNTS)
            rows = connection.execute(f'SELECT {named} FROM "{table}"').fetchall()
            words.update(repr((table, sorted(map(repr, rows)))).encode())
        for word in _words_in(connection):
            hits = connection.execute(_FIND, (f'"{word}"',)).fetchall()
            found.update(repr((word, hits)).encode())
    finally:
        connection.close()
    return _Content(words.hexdigest(), found.hexdigest())


def _tables(connection: Any) -> list[str]:
    """Those that hold words; of the search, its own copy of them is one."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        name
        for (name,) in names.fetchall()
        if name != "vault_mark" and not (name.startswith("search_index_"))
    ]


def _words_in(connection: Any) -> list[str]:
    texts = connection.execute("SELECT name || ' ' || text FROM search_index").fetchall()
    words = {word for (text,) in texts for word in text.replace('"', " ").split()}
    return sorted(word for word in words if len(word) > 2)


def _kind(fault: str) -> str:
    """Which check a fault came from."""
    if "HMAC" in fault:
        return "SQLCipher's check of pages"
    if fault.endswith(("older than its history", ": gone")):
        return "rows held against their history"
    if fault.startswith("search entry"):
        return "the search, which does not find its own words"
    if fault.startswith("not readable"):
        return "rows that cannot be read"
    if fault.split(":")[0].isdigit():
        return "the journal's chain"
    return "SQLite's check"
