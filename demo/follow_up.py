"""Three months later: unlock, the follow-up, how things have moved, on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from demo.first_visit import answer_questionnaire, ask_how_it_goes
from demo.player import Player

#: How each item of the questionnaire was answered.
SCORES = "33433333432343"


def follow_up(player: Player) -> None:
    """From the locked vault to the wellbeing sheet, and locked again."""
    _unlock(player)
    _find(player)
    hand = player.hand
    hand.meet(partial(hand.click, "Start visit"), partial(_confirm_who_is_here, player))
    hand.alt(Qt.Key.Key_2)
    player.arrive("How I’d like life to look")
    ask_how_it_goes(player, ("70",))
    hand.alt(Qt.Key.Key_4)
    player.arrive("How things have moved")
    hand.click("Start the follow-up")
    answer_questionnaire(player, SCORES)
    hand.click("How things have moved")
    player.see("wellbeing-then-and-now")
    hand.click("Show as a table")
    player.see("wellbeing-as-a-table")
    _take_home(player)
    hand.meet(partial(hand.click, "End visit"), partial(_end, player))
    player.see("overview-later")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(partial(hand.reads, "Welcome back"), "the locked vault")
    player.see("locked")


def _unlock(player: Player) -> None:
    player.see("unlock")
    player.unlock()
    player.see("today-three-months-later")


def _find(player: Player) -> None:
    """Search for a part of what was said, and open the person from there."""
    player.hand.meet(partial(player.hand.control, Qt.Key.Key_K), partial(_search, player))
    player.settle()


def _search(player: Player) -> None:
    player.hand.type("marg")
    player.see("search")
    player.hand.press(Qt.Key.Key_Return)


def _confirm_who_is_here(player: Player) -> None:
    player.hand.click("Yes, this is who is here")
    player.hand.click("Start visit")


def _take_home(player: Player) -> None:
    player.hand.click("My wellbeing, then and now")
    player.arrive("Print Margaret’s wellbeing")
    player.see("print-the-wellbeing")
    player.save_pdf("my-wellbeing.pdf")
    player.hand.click("Back")
    player.settle()


def _end(player: Player) -> None:
    player.hand.click("End visit")
