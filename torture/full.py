"""A session on a disk that fills up: told by a child, which has its own limits on files."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from planner.errors import PlannerError
from planner.vault.places import DATABASE_FILE
from torture.life import Life, Order, tell

#: Changes before the disk is full, at most, and while it is.
_BEFORE, _DURING = 8, 12
#: Bytes that are left, at most.
_LEFT = 60_000
_PAGES_LEFT = 6
#: How often the disk is full before the vault is opened.
_AT_OPENING = 0.25
BALLAST = "ballast"


def on_a_full_disk(order: Order) -> None:
    """Open, work, run out of room, go on trying, get room again: nothing may be lost meanwhile.

    Says each refusal's sentence, and what is wrong at the end.
    """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    life = Life(order, _to_nobody)
    fill = _WAYS[order["way"]]
    if life.chance.random() < _AT_OPENING and order["way"] != "pages":
        with fill(life):
            _try(life.open)
    _go_on(life, life.chance.randrange(_BEFORE))
    with fill(life):
        for _change in range(life.chance.randrange(1, _DURING)):
            _try(life.act if life.opened else life.open)
    _go_on(life, 1)
    life.close()
    life.open()
    life.close()


def _go_on(life: Life, changes: int) -> None:
    """Work with room enough: nothing may be refused."""
    if life.opened is None:
        life.open()
    for _change in range(changes):
        life.change()


def _to_nobody(**said: object) -> None:
    """Only faults are of interest: nobody kills this life."""
    if said.get("faults"):
        tell(faults=said["faults"])


def _try(do: Callable[[], object]) -> None:
    try:
        do()
    except PlannerError as error:
        tell(refused=str(error), details=error.details)


@contextmanager
def _few_pages(life: Life) -> Iterator[None]:
    """The database may not grow by more than a few pages."""
    assert life.opened is not None
    cursor = life.opened.window_engine.raw_connection().cursor()
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    (most,) = cursor.execute("PRAGMA max_page_count").fetchone()
    cursor.execute(f"PRAGMA max_page_count = {pages + life.chance.randrange(_PAGES_LEFT)}")
    yield
    if life.opened is not None:
        cursor = life.opened.window_engine.raw_connection().cursor()
        cursor.execute(f"PRAGMA max_page_count = {most}")


@contextmanager
def _short_files(life: Life) -> Iterator[None]:
    """No file grows past a size that one of the vault's has almost."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    folder = life.computer.folder
    sizes = [path.stat().st_size for path in folder.glob(f"{DATABASE_FILE}*")]
    limit = life.chance.choice([0, *sizes]) + life.chance.randrange(_LEFT)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _small_disk(life: Life) -> Iterator[None]:
    """The disk that the vault lies on is filled but for a little."""
    ballast = life.computer.root / BALLAST
    free = os.statvfs(life.computer.root)
    room = free.f_bavail * free.f_frsize - life.chance.randrange(_LEFT)
    with ballast.open("wb") as file:
        file.write(bytes(max(0, room)))
    try:
        yield
    finally:
        ballast.unlink()


_WAYS: Mapping[str, Callable[[Life], AbstractContextManager[None]]] = {
    "pages": _few_pages,
    "files": _short_files,
    "disk": _small_disk,
}
