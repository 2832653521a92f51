"""Plays a whole first visit, and the follow-up three months later, through the real window."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from demo.clock import StoryClock
from demo.first_visit import begin, visit_for_the_first_time
from demo.follow_up import follow_up
from demo.player import Player
from demo.stage import throw_away_home
from planner.selftest.trial import KeysInMemory

WEEKS_BETWEEN = 13


def play(application: QApplication, folder: Path) -> None:
    """Play it all; papers and a picture of every page passed are left in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    clock = StoryClock()
    with throw_away_home():
        player = Player(application, folder, clock, KeysInMemory())
        begin(player)
        visit_for_the_first_time(player)
        player.close_program()
        clock.go_to(clock.today() + timedelta(weeks=WEEKS_BETWEEN))
        player.open_program()
        follow_up(player)
        player.close_program()
