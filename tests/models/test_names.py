"""Names: initials in any script, and one line that holds both names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.names import age, initials, whole


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Margaret Ellis", "ME"),
        ("Wiktoria", "W"),
        ("  jean van der  berg ", "JB"),
        ("Żaneta Łódzka", "ŻŁ"),
        ("Z\u0307aneta", "Z\u0307"),
        ("李小龙", "李"),
        ("فاطمة خان", "ف\u200cخ"),
        ("श्रीमती मीरा", "श्रम"),
        ("গুরপ্রীত সিং", "গস"),
        ("Jo (Joanne)", "JJ"),
        ("Sam 🌻", "S"),
        ("🌻", "🌻"),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_initials_of_anything_are_short_and_never_fail(name: str) -> None:
    assert len(initials(name).split()) <= 1


@pytest.mark.parametrize(
    ("called", "full", "shown"),
    [
        ("Margaret", "Margaret Ellis", "Margaret Ellis"),
        ("Peggy", "Margaret Ellis", "Peggy (Margaret Ellis)"),
        ("Ann", "Joanne Bell", "Ann (Joanne Bell)"),
        ("Wiktoria", "", "Wiktoria"),
        ("Wiktoria", "wiktoria", "Wiktoria"),
    ],
)
def test_the_whole_name_loses_neither(called: str, full: str, shown: str) -> None:
    assert whole(called, full) == shown


def test_age_counts_whole_years() -> None:
    assert age(date(1974, 3, 17), date(2026, 3, 17)) == 52
    assert age(date(1974, 3, 18), date(2026, 3, 17)) == 51
    assert age(date(2004, 2, 29), date(2026, 2, 28)) == 21
