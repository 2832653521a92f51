"""The disk is full, at many moments and in three ways: nothing is lost, and what is said is so."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from planner.vault import recovery_code
from torture.children import Said, nursery
from torture.computers import PASSPHRASE, Computer
from torture.counting import Row, Size, counted

#: What a sentence about a full disk has to say: that it is about room, and to make some. A keyring
#: does not say why it refuses, and a limit on files reads like a stick that was pulled out.
_RIGHT = re.compile(
    r"[Ff]ree some space|disk is full|has space|safe place for keys|no backup was made there"
)
_WAYS = {
    "pages": "a full disk, by a limit on the database's pages",
    "files": "a full disk, by a limit on the size of files",
    "disk": "a full disk, by a small disk of its own",
}
_SMALL_DISK = "4m"


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """A line for each way of filling it, two ways side by side."""
    pristine = Computer(scratch / "pristine")
    code = recovery_code.new_code()
    pristine.make(code).close()
    order = {"story": "full disk", "known": {}, "passphrases": [PASSPHRASE], "codes": [code]}
    ways = [way for way in _WAYS if size.mount or way != "disk"]
    seeds = {way: [chance.getrandbits(32) for _moment in range(size.moments)] for way in ways}
    with ThreadPoolExecutor(size.lanes) as side_by_side:
        begun = [
            side_by_side.submit(_one_way, {**order, "way": way}, seeds[way], pristine, scratch)
            for way in ways
        ]
    return [one.result() for one in begun]


def _one_way(order: Mapping[str, Any], seeds: list[int], pristine: Computer, scratch: Path) -> Row:
    way = order["way"]
    with counted(_WAYS[way]) as row, nursery() as home, _place(way, scratch) as place:
        if place is None:
            row.notes.append("not tried: mounting a disk is not allowed here")
            return row
        for seed in seeds:
            root = str(pristine.copy(place).root)
            _moment_of(row, home.live({**order, "seed": seed, "root": root}))
    return row


@contextmanager
def _place(way: str, scratch: Path) -> Iterator[Path | None]:
    """Where the vault lies: for one of the ways, a disk so small that it can be filled."""
    if way != "disk":
        yield scratch / way
        return
    with tempfile.TemporaryDirectory(prefix="torture-disk-") as mounted:
        options = f"size={_SMALL_DISK},mode=700"
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "torture", mounted],
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            yield None
            return
        try:
            yield Path(mounted) / "computer"
        finally:
            subprocess.run(["umount", mounted], check=True)


def _moment_of(row: Row, life: Iterable[Said]) -> None:
    """Count one session on a full disk, and what was wrong in it."""
    row.tried += 1
    for said in life:
        match said:
            case {"refused": sentence, "details": details} if not _RIGHT.search(sentence):
                row.bad.append(f"moment {row.tried}: said “{sentence}” ({details})")
            case {"refused": sentence}:
                note = f"said at some of them: “{sentence}”"
                row.notes += [note] * (note not in row.notes)
            case {"faults": faults}:
                row.bad += [f"moment {row.tried}: {fault}" for fault in faults]
            case {"crash": crash}:
                row.bad.append(f"moment {row.tried}: {crash}")
            case {"gone": status} if status != 0:
                row.bad.append(f"moment {row.tried}: ended with {status}")
