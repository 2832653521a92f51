"""What somebody hears who listens instead of looking, through the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from demo.hand import Hand
from planner.views.navigation import Place, Room
from planner.views.shell.cover import Cover
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.listening import Heard, listening

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def saved(heard: Heard) -> list[str]:
    return [words for words in heard.said if words.startswith("Saved, ")]


def test_saved_is_said_on_leaving_the_field_and_not_while_typing(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    with listening() as heard:
        hand.type("My chest, and then the hill.")
        hand.wait_for(lambda: computer.said(person), "the words are kept while they are typed")
        hand.type(" And the rain.")
        assert saved(heard) == []
        hand.press(Qt.Key.Key_Tab)
        hand.wait_for(lambda: saved(heard), "Saved is said")
        assert len(saved(heard)) == 1
        assert saved(heard)[0] not in heard.now
        hand.press(Qt.Key.Key_Tab, times=3)
        assert len(saved(heard)) == 1
    assert "rain" in computer.said(person)


def test_pages_names_finds_and_undo_are_said(computer: Computer) -> None:
    hand = computer.unlocked()
    desk = computer.workspace.context.backups
    assert desk is not None
    hand.wait_for(lambda: not desk.on_its_way, "the first backup, which is said too")
    person = computer.someone("Margaret")
    with listening() as heard:
        computer.workspace.go(Place(Room.NEW_PERSON))
        assert heard.said[-1] == "New person"  # the keyboard is in its first box
        computer.workspace.go(Place(Room.PEOPLE))
        hand.press(Qt.Key.Key_H, BOTH)
        hand.press(Qt.Key.Key_H, BOTH)
        assert heard.said[-2:] in (["Names hidden", "Names shown"], ["Names shown", "Names hidden"])

        def search() -> None:
            hand.type("marg")
            hand.wait_for(lambda: heard.said[-1] == "1 found", "what was found is said")
            hand.press(Qt.Key.Key_Escape)

        before = len(heard.said)
        hand.meet(lambda: hand.control(Qt.Key.Key_K), search)
        found = [words for words in heard.said[before:] if "found" in words]
        assert found == ["1 found"]  # once, not with every letter
        computer.workspace.go(Place(Room.OVERVIEW, person.id))
        computer.workspace.saving.undo()
        assert heard.said[-1] == "Undone"


def test_what_is_wrong_breaks_in(computer: Computer) -> None:
    hand = computer.unlocked()
    with listening() as heard:
        computer.workspace.go(Place(Room.NEW_PERSON))
        _fill_date(hand)
        hand.press(Qt.Key.Key_Tab)
        hand.wait_for(lambda: heard.now, "the error is said")
    assert "30 days" in heard.now[0]


def _fill_date(hand: Hand) -> None:
    hand.fill("Date of birth", "31/04/1950")


def test_cover_and_lock_are_said(computer: Computer) -> None:
    hand = computer.unlocked()
    assert computer.planner is not None
    with listening() as heard:
        computer.planner.cover()
        hand.wait_for(computer.shows(Cover), "the cover")
        assert "Covered" in heard.now[-1]
        hand.type("000000")
        hand.wait_for(lambda: len(heard.now) > 1, "a PIN that does not fit is said")
        hand.control(Qt.Key.Key_L)
        hand.wait_for(computer.shows(UnlockPage), "the unlock page")
        assert heard.now[-1].startswith("Locked. Welcome back")
