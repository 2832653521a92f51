"""Which way letters run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.export.directions import levels, visual_order
from planner.scripts import isolated


@given(st.lists(st.integers(0, 6), max_size=30))
def test_the_visual_order_holds_every_piece_once(given_levels: list[int]) -> None:
    assert sorted(visual_order(given_levels)) == list(range(len(given_levels)))


def test_runs_are_turned_round_and_numbers_inside_them_back() -> None:
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]


@given(st.text())
def test_every_letter_has_a_level(text: str) -> None:
    assert len(levels(text, rtl=False)) == len(text)
    assert len(levels(text, rtl=True)) == len(text)


def test_a_name_that_is_isolated_turns_neither_what_follows_nor_what_is_around_it() -> None:
    left = f"{isolated('نسرین')}, 12"
    assert levels(left, rtl=False)[left.index(",") :] == [0] * 4
    right = f"سلام {isolated('SMS به نسرین')}. نسرین"
    assert levels(right, rtl=True)[right.index(".")] == 1
    assert levels(right, rtl=True)[right.index("S")] == 2
