"""Draws the pictures of the guide that are of the months after, of papers, and of help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from demo.player import Player
from demo.ready import PIN
from planner.views.paper.pdf_pages import pictures

#: Dots per inch of a page of paper.
_DPI = 110
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def be_shown_round(player: Player) -> None:
    """The tour at its third part; after that Today is as on every other day."""
    hand = player.hand
    hand.click("Show me round")
    for _part in range(2):
        hand.click("Next")
    player.keep("tour")
    hand.click("Do not show again")


def look_for_help(player: Player) -> None:
    """F1 on Today, and the guide from there."""
    hand = player.hand
    hand.control(Qt.Key.Key_1)
    hand.meet(partial(hand.press, Qt.Key.Key_F1), partial(_keep_and_close, player, "help"))
    hand.meet(
        partial(hand.press, Qt.Key.Key_F1),
        partial(hand.click, "The whole guide"),
        partial(_keep_and_close, player, "guide"),
    )


def look_at_settings(player: Player) -> None:
    """Text size and theme."""
    player.hand.control(Qt.Key.Key_6)
    player.arrive("Settings")
    player.hand.click("Text size and theme")
    player.keep("text-size")


def months_later(player: Player) -> None:
    """What is there once somebody has come for half a year."""
    hand = player.hand
    hand.meet(partial(hand.control, Qt.Key.Key_K), partial(_find, player, "callum"))
    player.keep("overview")
    hand.click("See the progress")
    player.keep("progress")
    hand.alt(Qt.Key.Key_7)
    player.keep("review")
    hand.alt(Qt.Key.Key_2)
    player.arrive("How I’d like life to look")
    hand.click("More for “Have a job where I fix things.”")
    hand.pick("The way there")
    player.keep("route")
    _turn_the_screen(player)
    _crisis_plan(player)
    hand.meet(partial(hand.control, Qt.Key.Key_K), partial(_find, player, "callum"))
    hand.meet(partial(hand.click, "Change it"), partial(_keep_and_close, player, "before-we-meet"))


def keep_page(player: Player, name: str, pages: Sequence[int] = (0,)) -> None:
    """Save what shows on the print page, and keep a picture of one of its pages."""
    with TemporaryDirectory() as folder:
        pdf = player.save_pdf(f"{name}.pdf", Path(folder)).read_bytes()
    for page in pictures(pdf, _DPI, list(pages)):
        page.save(str(player.folder / f"{name}.png"))


def _turn_the_screen(player: Player) -> None:
    hand = player.hand
    hand.press(Qt.Key.Key_T, _CONTROL_SHIFT)
    player.keep("turned-screen")
    hand.press(Qt.Key.Key_Escape)
    hand.type(PIN)
    hand.wait_for(partial(_shows_button, player, "Keeping safe"), "the page again")


def _crisis_plan(player: Player) -> None:
    hand = player.hand
    hand.meet(partial(hand.click, "Keeping safe"), partial(hand.click, "Open the plan"))
    player.arrive("Crisis and support plan")
    player.keep("crisis-plan")
    hand.click("Print it")
    player.settle()
    hand.choose("Which paper", "My wallet card")
    player.settle()
    keep_page(player, "wallet-card")


def _shows_button(player: Player, name: str) -> bool:
    return name in player.hand.names()


def _find(player: Player, letters: str) -> None:
    player.hand.type(letters)
    player.hand.press(Qt.Key.Key_Return)


def _keep_and_close(player: Player, name: str) -> None:
    player.keep(name)
    player.hand.press(Qt.Key.Key_Escape)
