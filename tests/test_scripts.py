"""Which way words run, and names from right to left inside our sentences."""

from __future__ import annotations

import pytest

from planner.scripts import from_right, in_urdu, isolated
from planner.words import _, listing

FATIMA = "فاطمہ بیگم"
ISOLATED = f"\u2067{FATIMA}\u2069"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Margaret", False),
        (FATIMA, True),
        ("רחל כהן", True),
        ("10:30, يوسف", True),
        (f"{ISOLATED} at 10:30", False),
        (f"{ISOLATED}, 10:30", False),
        (f"{ISOLATED} יוסף", True),
        ("10:30", False),
        ("", False),
    ],
)
def test_the_first_letter_outside_what_is_isolated_says_which_way(text: str, right: bool) -> None:
    assert from_right(text) is right


def test_a_name_in_a_sentence_of_ours_does_not_turn_it_round() -> None:
    sentence = _("Remove “{name}”?").format(name=FATIMA)
    assert sentence == f"Remove “{ISOLATED}”?"
    assert not from_right(_("{name} at {time}").format(name=FATIMA, time="10:30"))
    assert listing([FATIMA, "Jean"]) == f"{ISOLATED} and Jean"


def test_what_is_isolated_stays_so_and_our_letters_are_let_alone() -> None:
    assert isolated(isolated(FATIMA)) == ISOLATED
    assert isolated("Margaret") == "Margaret"
    assert isolated("") == ""
    assert isolated("Ann يوسف") == "\u2066Ann يوسف\u2069"
    assert _("{count} of {name}").format(count=3, name="Jean") == "3 of Jean"


@pytest.mark.parametrize(
    ("text", "urdu"),
    [
        ("میں اکیلے گھر سے", True),
        ("أريد أن أمشي إلى الحديقة", False),
        ("می‌خواهم دوباره با دوستانم", False),
        ("زه غواړم هره ورځ وګرځم", False),
        ("Margaret", False),
    ],
)
def test_urdu_is_told_by_letters_of_its_own(text: str, urdu: bool) -> None:
    assert in_urdu(text) is urdu
