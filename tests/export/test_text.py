"""Lines: where they break, which way they run, and that nothing falls between them."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.export.text import Line, Setting, Span, lines
from planner.scripts import isolated

SETTING = Setting(12)
mixed = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(" \n\u200d\u0301()،۔ابپ"),
    ),
    max_size=80,
)


def said(line: Line) -> str:
    """What a line says in reading order."""
    return line.text if line.text is not None else "".join(piece.text for piece in line.pieces)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


@settings(deadline=None, max_examples=150)
@given(mixed, st.floats(30, 400))
def test_every_letter_is_on_a_line_in_reading_order(text: str, width: float) -> None:
    made = lines([Span(text)], SETTING, width)
    kept = squeezed("".join(said(line) for line in made))
    composed = "".join(unicodedata.normalize("NFC", row) for row in text.splitlines())
    assert kept == squeezed(composed)


@settings(deadline=None, max_examples=150)
@given(mixed, st.floats(60, 400))
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    assert all(line.width <= width + 0.01 for line in lines([Span(text)], SETTING, width))


def test_every_newline_begins_a_line() -> None:
    made = lines([Span("one\n\ntwo\r\nthree")], SETTING, 300)
    assert [said(line) for line in made] == ["one", "", "two", "three"]


def test_a_line_broken_in_a_sentence_still_reads_with_its_space() -> None:
    first, *_rest = lines([Span("some words that go on")], SETTING, 70)
    assert said(first).endswith(" ")


def test_chinese_breaks_between_letters_but_not_before_a_full_stop() -> None:
    made = lines([Span("我喜欢和邻居一起散步。" * 8)], SETTING, 133)
    assert len(made) > 4
    assert all(not said(line).startswith("。") for line in made)


def test_right_to_left_words_stand_from_right_to_left() -> None:
    (line,) = lines([Span("أحب NHS 111 المشي")], SETTING, 400)
    assert line.rtl
    assert line.text == "أحب NHS 111 المشي"
    drawn = [piece.text for piece in line.pieces if not piece.space]
    assert drawn == ["المشي", "NHS", "111", "أحب"]


def test_a_name_from_right_to_left_does_not_turn_a_sentence_round() -> None:
    text = f"{isolated('نسرین')}, 17 March"
    (line,) = lines([Span(text)], SETTING, 400)
    assert not line.rtl
    drawn = "".join(piece.shown for piece in line.pieces if piece.glyphs is None)
    assert drawn == ", 17 March"


def test_letters_no_font_has_are_boxes_that_still_say_themselves() -> None:
    (line,) = lines([Span("a ᚠ")], SETTING, 400)
    assert line.text == "a ᚠ"
    assert line.pieces[-1].shown == "\u25a1"
