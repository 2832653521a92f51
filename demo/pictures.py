"""Draws the pictures of README and guide: pages of the dozen invented people."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.clock import StoryClock
from demo.more_pictures import (
    be_shown_round,
    keep_page,
    look_at_settings,
    look_for_help,
    months_later,
)
from demo.player import Player
from demo.ready import ORGANISATION, PLANNER, SURGERY, make_vault
from demo.stage import throw_away_home
from planner.selftest.trial import KeysInMemory


def draw(application: QApplication, folder: Path) -> None:
    """Play a little of everything, and keep a picture of each page in `folder`."""
    clock = StoryClock()
    secrets = KeysInMemory()
    with throw_away_home():
        player = Player(application, folder, clock, secrets)
        player.hand.type(PLANNER)
        player.hand.fill("Organisation", ORGANISATION)
        player.hand.fill("Surgeries where you see people", SURGERY)
        player.keep("first-start")
        player.close_program()
        make_vault(secrets, clock)
        player.open_program()
        player.unlock()
        player.hand.wait_for(partial(player.hand.reads, "Last backup today"), "the first backup")
        be_shown_round(player)
        player.keep("today")
        _look_at_backups(player)
        _visit_margaret(player)
        _print_plan(player)
        _meet_someone_new(player)
        months_later(player)
        look_at_settings(player)
        look_for_help(player)
        player.close_program()


def _look_at_backups(player: Player) -> None:
    player.hand.control(Qt.Key.Key_6)
    player.arrive("Settings")
    player.hand.click("Backups")
    player.hand.wait_for(partial(player.hand.reads, "On this computer."), "the first backup")
    player.keep("backups")
    player.hand.control(Qt.Key.Key_1)


def _visit_margaret(player: Player) -> None:
    hand = player.hand
    hand.meet(partial(hand.control, Qt.Key.Key_K), partial(_find, player))
    hand.meet(partial(hand.click, "Start visit"), partial(_confirm_who_is_here, player))
    hand.click("Open: What I am good at")
    player.keep("first-step")
    hand.meet(partial(hand.click, "Keeping safe"), partial(_look_at_numbers, player))
    for key, title, name in (
        (Qt.Key.Key_2, "How I’d like life to look", "second-step"),
        (Qt.Key.Key_3, "What gets in the way, and what we’ll do", "third-step"),
        (Qt.Key.Key_4, "How things have moved", "wellbeing"),
    ):
        hand.alt(key)
        player.arrive(title)
        player.keep(name)
    hand.click("Start the follow-up")
    player.arrive("Wellbeing questionnaire (WEMWBS)")
    hand.type("3343233")
    player.keep("questionnaire")


def _find(player: Player) -> None:
    player.hand.type("marg")
    player.hand.press(Qt.Key.Key_Return)


def _confirm_who_is_here(player: Player) -> None:
    player.hand.click("Yes, this is who is here")
    player.keep("start-visit")
    player.hand.click("Start visit")


def _look_at_numbers(player: Player) -> None:
    player.keep("keeping-safe")
    player.hand.press(Qt.Key.Key_Escape)


def _print_plan(player: Player) -> None:
    """The print page, and the first page of what it prints."""
    hand = player.hand
    hand.meet(partial(hand.click, "End visit"), partial(hand.click, "End and print the plan"))
    player.arrive("Print Margaret’s plan")
    player.keep("print")
    keep_page(player, "plan")
    hand.choose("Text size", "Extra large, 20 point")
    player.settle()
    keep_page(player, "plan-extra-large")


def _meet_someone_new(player: Player) -> None:
    hand = player.hand
    hand.control(Qt.Key.Key_N)
    player.arrive("New person")
    hand.type("Owen")
    hand.fill("Full name", "Owen Prosser")
    hand.fill("Date of birth", "9/12/1979")
    hand.fill("Phone", "07700 900461")
    hand.choose("Send a text", "Yes")
    player.keep("new-person")
