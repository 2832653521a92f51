"""The bad day on which a vault from last month is copied back in the place of today's."""

from __future__ import annotations

import shutil
import threading
from datetime import timedelta
from pathlib import Path

from planner.system import folders
from planner.vault import outside
from planner.views.navigation import Room
from tests.journeys.program import Program, new_person, unlock


def settle() -> None:
    """Let the keyring hear of the opening, as it has long when a month is over."""
    for thread in threading.enumerate():
        if thread.name == outside.THREAD:
            thread.join(10)


def session(program: Program, name: str) -> None:
    """Unlock, write somebody down, close."""
    hand = program.start()
    unlock(program, hand)
    new_person(program, hand, name)
    program.close()
    settle()


def test_a_whole_computer_put_back_from_last_month_is_noticed_and_said(
    program: Program, tmp_path: Path
) -> None:
    """Not only the vault: the program's own memory of it comes from last month too."""
    program.make_vault()
    session(program, "Amina")
    home = folders.vaults_folder().parent
    shutil.copytree(home, tmp_path / "last month")
    for name in ("Bashir", "Carys"):
        program.clock.advance(timedelta(days=15))
        session(program, name)
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "last month", home)
    program.clock.advance(timedelta(days=1))

    hand = program.start()

    def read_it() -> None:
        assert hand.reads("Before you go on")
        assert hand.reads("That one was opened 2 more times. The last time was on 16 April 2026.")
        assert hand.reads("Look for the newer one before you go on")
        hand.click("Close")

    hand.meet(lambda: unlock(program, hand), read_it)
    assert program.room is Room.TODAY
    kept = program.records.audit.newest(1)
    assert kept[0].words() == (
        "Opened an older copy of the vault: 2 openings are missing from it, the last on "
        "16 April 2026"
    )
    program.close()
    settle()

    hand = program.start()
    unlock(program, hand)
    assert program.room is Room.TODAY
