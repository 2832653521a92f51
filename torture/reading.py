"""Reads hostile files, in a process whose memory is bounded and whose every touch is seen."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time
from typing import Any
from unittest import mock

from planner.errors import PlannerError
from torture.computers import Computer
from torture.hostile_bytes import hostile
from torture.life import Order, tell
from torture.readers import Reader, readers

#: Seconds of the processor that one file may take, and bytes of memory that all may.
_LONGEST = 1.0
_MEMORY = 512 * 2**20
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def read_hostile_files(order: Order) -> None:
    """Put one hostile file after the other in place of each good one, read it, put that back."""
    chance = Random(order["seed"])
    computer, outside = Computer(Path(order["root"])), Path(order["outside"])
    all_of_them = readers(computer)
    good = {reader.name: reader.path.read_bytes() for reader in all_of_them}
    _bound_memory()
    mock.patch("os.fsync", _not_now).start()  # how durably files are written is not tried here
    touched = _watch_touches(computer.root)
    before = _seen(outside)
    counts = dict.fromkeys(good, 0)
    for number in range(order["inputs"]):
        if number % 200 == 0:
            tell(at=number)
        reader = all_of_them[number % len(all_of_them)]
        content = hostile(chance, good[reader.name], order["paths"])
        reader.path.write_bytes(content)
        others = _others(computer, reader)
        for what in _wrong_about(reader):
            tell(wrong=f"{reader.name}, input {number}: {what}", input=repr(content[:200]))
        if touched or _seen(outside) != before:
            tell(wrong=f"{reader.name}, input {number}: touched {touched[:3]}")
            touched.clear()
            before = _seen(outside)
        if _others(computer, reader) != others:
            tell(wrong=f"{reader.name}, input {number}: another file was changed")
        reader.path.write_bytes(good[reader.name])
        counts[reader.name] += 1
    tell(read=counts)


def _not_now(_handle: object) -> None:
    """In place of `os.fsync`."""


def _wrong_about(reader: Reader) -> Iterator[str]:
    """Anything but a sentence to act on, or something believed that is fit to be used."""
    began = process_time()
    try:
        believed = reader.read()
        if believed:
            yield believed
    except PlannerError as error:
        if not str(error).strip():
            yield "refused without a sentence"
    except BaseException as error:  # noqa: BLE001 - whatever else comes out is a crash
        yield f"crashed with {type(error).__name__}: {error}"[:200]
    if process_time() - began > _LONGEST:
        yield f"took {process_time() - began:.1f} seconds"


def _others(computer: Computer, reader: Reader) -> list[tuple[str, int, int]]:
    """What lies in the computer besides the file that is read and what reading it may write."""
    own = {reader.path.name, "open.lock"}
    return [seen for seen in _seen(computer.root) if seen[0] not in own]


def _seen(folder: str | Path) -> list[tuple[str, int, int]]:
    """Name, size and time of every file below `folder`."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _seen(entry.path)
            else:
                status = entry.stat(follow_symlinks=False)
                found.append((entry.name, status.st_size, status.st_mtime_ns))
    return sorted(found)


def _bound_memory() -> None:
    with open("/proc/self/statm", encoding="ascii") as statm:
        held = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + _MEMORY, held + _MEMORY))


def _watch_touches(root: Path) -> list[str]:
    """What is written, made, renamed or removed outside `root` from now on."""
    touched: list[str] = []
    inside = str(root)

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and not (isinstance(given[2], int) and given[2] & _WRITES):
            return
        if event in _TOUCHES:
            paths = [str(path) for path in given[:2] if isinstance(path, str | bytes | os.PathLike)]
            if event == "open":
                paths = paths[:1]
            touched.extend(f"{event} {path}" for path in paths if not path.startswith(inside))

    sys.addaudithook(hook)
    return touched


_TOUCHES = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"}
    | {"os.truncate", "os.chmod", "shutil.rmtree", "subprocess.Popen", "os.system"}
)
