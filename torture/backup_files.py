"""A backup file harmed: no byte of it can change unnoticed, and no harm reads as a whole one."""

from __future__ import annotations

from pathlib import Path
from random import Random

from demo.clock import StoryClock
from demo.people import fill
from planner.errors import VaultError
from planner.vault.backup import read_whole
from planner.vault.manifest import mac_key
from torture.computers import Computer, master_of, records_of
from torture.counting import Row, Size, counted
from torture.harms import blotted, changes_at, cut, flipped, lengthened, repeated, swapped

_PEOPLE = 10
_HARMS = (flipped, blotted, cut, swapped, repeated, lengthened)


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """A line for every byte of the manifest, one for damage anywhere in the file."""
    computer, clock = Computer(scratch), StoryClock()
    opened = computer.make(clock=clock)
    fill(records_of(opened, clock), clock, _PEOPLE)
    made = opened.kept.make(clock, unheard).made
    opened.close()
    subject = _Subject(made.path, master_of(computer))
    with counted("a byte of a backup's manifest changed, at every place") as every:
        for position in range(made.manifest.size, len(subject.whole), size.stride):
            for what, changed in changes_at(subject.whole, position):
                subject.see(every, what, changed)
    with counted("a backup: bits flipped, ends cut, pages swapped") as anywhere:
        for turn in range(size.harms):
            subject.see(anywhere, *_HARMS[turn % len(_HARMS)](chance, subject.whole))
    return [every, anywhere]


def unheard(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class _Subject:
    def __init__(self, path: Path, master: bytearray) -> None:
        self._path = path
        self._key = mac_key(master)
        self.whole = path.read_bytes()

    def see(self, row: Row, what: str, changed: bytes) -> None:
        """Put `changed` in the backup's place and count it, badly if it is taken for one."""
        if changed == self.whole:
            return
        self._path.write_bytes(changed)
        row.tried += 1
        try:
            believed = read_whole(self._path, unheard).authentic(self._key)
        except VaultError:
            believed = False
        if believed:
            row.bad.append(what)
