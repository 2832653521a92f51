"""Which letters can be printed, and by which font."""

from __future__ import annotations

import pytest

from planner.export.fonts import face, face_of, in_nastaliq, right_to_left, unprintable
from tests.export.test_plan_pdf import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_languages_served_can_be_printed(language: str) -> None:
    assert unprintable(LANGUAGES[language]) == []


def test_letters_that_no_font_has_are_named_once_in_order() -> None:
    assert unprintable("aᚢbᚠᚢ\u200d\n") == ["ᚢ", "ᚠ"]


def test_signs_people_type_can_be_printed() -> None:
    assert unprintable("✓ → ← ☐ ★ 🙂 👍🏽 ❤️ € ½ ° “quotes” – …") == []


def test_ours_comes_first_then_the_script_asked_for() -> None:
    named = {
        "a": "AtkinsonHyperlegibleNext",
        "ŵ": "AtkinsonHyperlegibleNext",
        "ж": "NotoSans",
        "क": "NotoSansDevanagari",
        "প": "NotoSansBengali",
        "م": "NotoNaskhArabic",
        "学": "NotoSansSC",
    }
    for letter, name in named.items():
        found = face_of(letter)
        assert found is not None
        assert found.source.name == name
    urdu = face_of("م", nastaliq=True)
    assert urdu is not None
    assert urdu.source.name == "NotoNastaliqUrdu"


def test_languages_know_their_direction_and_hand() -> None:
    assert right_to_left("ur-PK")
    assert right_to_left("ar")
    assert not right_to_left("pl")
    assert in_nastaliq("ur")
    assert not in_nastaliq("ar")


def test_shaping_leaves_what_can_be_printed_as_it_was() -> None:
    bengali = face_of("প")
    assert bengali is not None
    before = len(bengali.letters)
    first = bengali.shape("প্রতিদিন", rtl=False)
    assert bengali.shape("প্রতিদিন", rtl=False) == first
    assert len(bengali.letters) == before
    assert unprintable("\ue012") == ["\ue012"] or face_of("\ue012") is not bengali


def test_a_font_is_read_once() -> None:
    assert face(bold=True) is face(bold=True)
    assert face(bold=True) is not face()
