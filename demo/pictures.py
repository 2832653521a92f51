"""Draws the pictures of README and guide: pages of the dozen invented people."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.clock import StoryClock
from demo.player import Player
from demo.ready import make_vault
from demo.stage import KeysInMemory, throw_away_home


def draw(application: QApplication, folder: Path) -> None:
    """Unlock a vault with the dozen in it, visit Margaret, and keep a picture of each page."""
    clock = StoryClock()
    with throw_away_home():
        secrets = KeysInMemory()
        make_vault(secrets, clock)
        player = Player(application, folder, clock, secrets)
        player.unlock()
        player.keep("today")
        _see_people(player)
        _visit_margaret(player)
        player.close_program()


def _see_people(player: Player) -> None:
    player.hand.control(Qt.Key.Key_2)
    player.settle()
    player.keep("people")
    player.hand.meet(partial(player.hand.control, Qt.Key.Key_K), partial(_find, player))
    player.settle()
    player.keep("overview")


def _find(player: Player) -> None:
    player.hand.type("marg")
    player.hand.press(Qt.Key.Key_Return)


def _visit_margaret(player: Player) -> None:
    hand = player.hand
    hand.meet(partial(hand.click, "Start visit"), partial(_confirm_who_is_here, player))
    hand.click("Open: What I am good at")
    player.keep("first-step")
    for key, title, name in (
        (Qt.Key.Key_2, "How I’d like life to look", "second-step"),
        (Qt.Key.Key_3, "What gets in the way, and what we’ll do", "third-step"),
        (Qt.Key.Key_4, "How things have moved", "wellbeing"),
    ):
        hand.alt(key)
        player.arrive(title)
        player.keep(name)
    hand.control(Qt.Key.Key_P)
    player.arrive("Print Margaret’s plan")
    player.keep("plan")
    hand.meet(partial(hand.click, "Keeping safe"), partial(_look_at_numbers, player))


def _look_at_numbers(player: Player) -> None:
    player.keep("keeping-safe")
    player.hand.press(Qt.Key.Key_Escape)


def _confirm_who_is_here(player: Player) -> None:
    player.hand.click("Yes, this is who is here")
    player.keep("start-visit")
    player.hand.click("Start visit")
