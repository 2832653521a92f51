"""Which way letters run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.export.directions import isolated, levels, starts_right_to_left, visual_order


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


def test_the_first_letter_with_a_direction_decides() -> None:
    assert starts_right_to_left("“نسرین 12”")
    assert not starts_right_to_left("NHS نسرین")
    assert not starts_right_to_left(f"{isolated('نسرین')}, 17 March")
