"""The recovery code: long enough, readable, and forgiving of how it is typed."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.vault import recovery_code
from planner.vault.recovery_code import check, new_code, tidy


def test_it_is_groups_of_four_without_letters_that_are_misread() -> None:
    code = new_code()
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert recovery_code._SECRET * math.log2(32) >= 160
    assert new_code() != code


def test_it_is_read_kindly() -> None:
    code = new_code()
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert check(f" {typed}\n") == tidy(code) == check(tidy(code))


@settings(max_examples=60)
@given(st.integers(0, 35), st.integers(1, 31))
def test_a_slip_in_any_place_is_noticed_nearly_always(place: int, by: int) -> None:
    signs = recovery_code._ALPHABET
    code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ0"
    code += recovery_code._check_signs(code)
    slipped = signs[(signs.index(code[place]) + by) % 32]
    with pytest.raises(InvalidInputError, match="sheet"):
        check(code[:place] + slipped + code[place + 1 :])


@given(st.text(max_size=60))
def test_any_other_text_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInputError):
        check(text)
