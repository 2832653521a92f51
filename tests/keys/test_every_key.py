"""Every key of the table does, in the real window, what the table says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.views import keys
from planner.views.keys import ALL, Deed, Key, Keys
from planner.views.navigation import Room
from tests.journeys.program import Program, first_start
from tests.keys import everywhere, places, shown_over
from tests.keys.desk import Desk, chord
from tests.keys.everywhere import Check, areas, goes_to

DEEDS: dict[Deed, Check] = {
    Deed.SEARCH: everywhere.find,
    Deed.TODAY: goes_to("Ctrl+1", Room.TODAY),
    Deed.PEOPLE: goes_to("Ctrl+2", Room.PEOPLE),
    Deed.SETTINGS: goes_to("Ctrl+6", Room.SETTINGS),
    Deed.NEW_PERSON: goes_to("Ctrl+N", Room.NEW_PERSON),
    Deed.STEP_1: goes_to("Alt+1", Room.EMOTIONAL_SUPPORT),
    Deed.STEP_2: goes_to("Alt+2", Room.ASPIRATIONS, start=Room.NOTES),
    Deed.STEP_3: goes_to("Alt+3", Room.BARRIERS),
    Deed.WELLBEING: goes_to("Alt+4", Room.WELLBEING),
    Deed.NOTES: goes_to("Alt+5", Room.NOTES),
    Deed.REVIEW: goes_to("Alt+7", Room.REVIEW),
    Deed.KEEPING_SAFE: everywhere.keeping_safe,
    Deed.JOT: everywhere.jot,
    Deed.PRINT: goes_to("Ctrl+P", Room.PRINT),
    Deed.TURN: everywhere.turn,
    Deed.UNDO: everywhere.undo_in_a_box,
    Deed.REDO: everywhere.redo,
    Deed.SAVED: everywhere.saved,
    Deed.NAMES: everywhere.names,
    Deed.BIGGER: everywhere.bigger,
    Deed.SMALLER: everywhere.smaller,
    Deed.AS_AT_FIRST: everywhere.as_at_first,
    Deed.NEXT_AREA: areas("F6", back=False),
    Deed.AREA_BEFORE: areas("Shift+F6", back=True),
    Deed.BACK: everywhere.back,
    Deed.COVER: everywhere.cover,
    Deed.LOCK: everywhere.lock,
    Deed.HELP: everywhere.help_with_keys,
}
#: In the order of each table.
CHECKS: dict[str, tuple[Check, ...]] = {
    keys.EVERYWHERE.where: tuple(DEEDS[key.deed] for key in keys.EVERYWHERE.keys if key.deed),
    keys.PAGES.where: (
        everywhere.tab,
        everywhere.tab,
        everywhere.space,
        everywhere.enter,
        everywhere.arrows,
        everywhere.alt,
        everywhere.alt_down,
        everywhere.menu,
        everywhere.scroll,
        everywhere.escape,
    ),
    keys.LISTS.where: (
        places.row_above,
        places.row_below,
        places.first_row,
        places.last_row,
        places.open_row,
        places.jump,
    ),
    keys.TODAY.where: (places.seen, places.not_today),
    keys.PROMPT.where: (places.done_next, places.not_now, places.fold),
    keys.QUESTIONNAIRE.where: (
        places.answer,
        places.change_answer,
        places.move,
        places.clear,
        places.finish,
    ),
    keys.SCALE.where: (places.choose, places.choose_ten),
    keys.HOPES.where: (places.open_hope,),
    keys.FINDING.where: (places.move_found, places.open_found),
    keys.CALENDAR.where: (
        places.another_day,
        places.another_month,
        places.take_day,
        places.take_none,
    ),
    keys.PAPER.where: (
        places.turn_page,
        places.turn_page,
        places.last_page,
        places.last_page,
    ),
    keys.SAFE.where: (places.undo_concern, places.undo_concern),
    keys.TURNED.where: (
        shown_over.turned_moves,
        shown_over.turned_space,
        shown_over.turned_enter,
        shown_over.turned_moves,
        shown_over.turned_digits,
        shown_over.turned_escape,
    ),
    keys.COVERED.where: (
        shown_over.cover_digits,
        shown_over.cover_back,
        shown_over.cover_escape,
        shown_over.cover_lock,
    ),
}
TRIED = [
    pytest.param(key, check, id=f"{part.where}: {key.does}")
    for part in ALL
    if part is not keys.FIRST_START
    for key, check in zip(part.keys, CHECKS[part.where], strict=True)
]


@pytest.mark.parametrize(("key", "check"), TRIED)
def test_each_key_does_what_the_table_says(desk: Desk, key: Key, check: Check) -> None:
    check(desk)
    assert set(key.keys) <= desk.tried


def test_enter_goes_on_at_first_start(program: Program) -> None:
    first_start(program, program.start())
    assert program.room is Room.TODAY


@pytest.mark.parametrize("part", ALL, ids=[part.where for part in ALL])
def test_no_two_keys_of_a_part_collide(part: Keys) -> None:
    names = [chord(name) for key in part.keys for name in key.keys]
    assert len(names) == len(set(names))


def test_no_key_of_everywhere_is_one_that_writes() -> None:
    """Nor with AltGr, which comes as Ctrl and Alt together."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for key in keys.EVERYWHERE.keys:
        for name in key.keys:
            code, modifiers = chord(name)
            assert modifiers & held != held
            assert modifiers & held or code >= Qt.Key.Key_F1 or code == Qt.Key.Key_F6


LETTERS = {"a": "á", "n": "ń", "z": "ż", "s": "ś", "c": "ć", "l": "ł", "k": "ķ", "1": "¹"}


def test_letters_by_alt_gr_are_written_and_do_nothing_else(desk: Desk) -> None:
    """Windows sends AltGr as Ctrl and Alt; others send the letter alone."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    everywhere.undo(desk)
    box = everywhere._typing(desk)
    desk.hand.press(Qt.Key.Key_End)
    for letter, written in LETTERS.items():
        for modifiers in (held, held | Qt.KeyboardModifier.ShiftModifier):
            key = Qt.Key(ord(letter.upper()))
            QTest.sendKeyEvent(QTest.KeyAction.Click, box, key, written, modifiers)
    assert everywhere._words(box).endswith("".join(2 * each for each in LETTERS.values()))
    assert desk.room is Room.SETTINGS


def test_the_codes_of_letters_on_the_number_pad_move_nobody(desk: Desk) -> None:
    """Alt and 0245 on the number pad is how Windows writes what no key has."""
    desk.go(Room.DETAILS)
    box = everywhere._typing(desk)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    for digit in "01234":
        QTest.keyClick(box, Qt.Key(ord(digit)), held)
    assert desk.room is Room.DETAILS
    assert box.hasFocus()


def test_keys_that_write_stay_the_text_boxs(desk: Desk) -> None:
    desk.go(Room.DETAILS)
    box = everywhere._typing(desk)
    desk.hand.press(Qt.Key.Key_End)
    desk.hand.type("sn 10")
    desk.hand.press(Qt.Key.Key_Home)
    desk.hand.type("S")
    desk.hand.press(Qt.Key.Key_Backspace)
    assert everywhere._words(box).endswith("sn 10")
    for _letter in range(5):
        desk.hand.press(Qt.Key.Key_End)
        desk.hand.press(Qt.Key.Key_Backspace)
    assert desk.room is Room.DETAILS
