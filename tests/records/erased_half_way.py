"""A program that is killed while it erases somebody: run as a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from planner.models.lawful import ErasureReason
from planner.records.book import open_records
from planner.records.erasures import Agreed
from planner.vault.connection import connect, engine_over
from tests.fakes import FakeClock

#: Where the work is killed: once it is written down, before its transaction ends, after it, once
#: the copies are dropped, and once the pages are written anew.
KILLS = ("begun", "rows", "erased", "dropped", "pages")
ASKED = Agreed(ErasureReason.ASKED, "Ann Okafor", "Practice manager")


def keyed(person_id: UUID) -> str:
    """What stands for a person here."""
    return f"keyed {person_id.hex[::-1]}"


def die(*_given: object) -> None:
    """As a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(work: Callable[..., Any]) -> Callable[..., Any]:
    """`work`, and nothing after it."""

    def both(*given: object) -> None:
        work(*given)
        die()

    return both


def main(path: str, master: str, origin: str, person: str, where: str) -> None:
    """Erase `person`, and die at `where`."""
    connection = connect(Path(path), bytearray.fromhex(master))
    records = open_records(engine_over(connection), FakeClock(), UUID(origin))
    begun = records.erasures.begin(UUID(person), ASKED, keyed(UUID(person)), [])
    if where == "begun":
        die()

    def progress(done: int, _total: int) -> None:
        if where == "erased" and done == 1:
            die()

    from planner.vault import erasing

    with pytest.MonkeyPatch.context() as patch:
        if where == "rows":
            patch.setattr(erasing, "erase_person", then_die(erasing.erase_person))
        if where == "pages":
            patch.setattr(erasing, "free_pages", then_die(erasing.free_pages))
        drop = die if where == "dropped" else list
        records.erasures.carry_out(begun.id, UUID(person), drop, progress)


if __name__ == "__main__":
    main(*sys.argv[1:])
