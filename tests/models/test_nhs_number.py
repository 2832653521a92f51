"""NHS numbers: Modulus 11, written 3-3-4. The 999 range is kept for tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.nhs_number import check_digit, shown, tidy


@pytest.mark.parametrize(
    "typed",
    ["9990000018", "999 000 0018", " 999-000-0018 ", "٩٩٩ ٠٠٠ ٠٠١٨", "999\u00a0000\u20130018"],
)
def test_a_good_number_is_kept_as_ten_digits(typed: str) -> None:
    assert tidy(typed) == "9990000018"


def test_nothing_typed_is_no_number() -> None:
    assert tidy("  ") == ""
    assert shown("") == ""


@pytest.mark.parametrize("typed", ["999000001", "99900000180", "999000001a", "²990000018", "<b>"])
def test_anything_but_ten_digits_says_so(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="10 digits"):
        tidy(typed)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.integers(0, 9))
def test_only_the_right_last_digit_passes_and_any_single_slip_fails(
    nine: list[int], last: int
) -> None:
    text = "".join(map(str, [*nine, last]))
    if last == check_digit(nine):
        assert tidy(text) == text
        assert shown(text).replace(" ", "") == text
    else:
        with pytest.raises(InvalidInputError, match="does not add up"):
            tidy(text)
