"""The printed copy of a record: every word of it, in any script, readable aloud, at any size."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from planner.export import access_json, access_pdf
from planner.models.access_copy import AccessCopy, Chapter, CopyEntry, Happened, Line
from planner.models.letterheads import Letterhead
from planner.models.people import PaperSize
from tests.export.reading import fonts, pages, read, roles, squeezed
from tests.export.samples import MADE, logo

SCRIPTS = (
    "I’ve not been since January",
    "میں سو نہیں سکتا",
    "Żółtowska mówi po polsku",
    "我睡不着",
    "আমি ঘুমাতে পারি না",
    "لا أستطيع النوم",
)
COPY = AccessCopy(
    called="Margaret",
    made_on=MADE,
    made_by="Priya Nair",
    opening=(Line("Asked for by", "Margaret herself, on 3 March 2026"),),
    chapters=(
        Chapter(
            "Emotional support",
            tuple(
                CopyEntry(
                    f"{number + 1} March 2026",
                    (Line("Words", words),),
                    (Line("Words, until 2 March 2026", f"Before {number}"),),
                )
                for number, words in enumerate(SCRIPTS)
            ),
            "In their own words.",
        ),
    ),
    history=tuple(
        Happened(f"{number} March 2026, 10:30", "Priya Nair", f"Typed: words {number}")
        for number in range(1, 80)
    ),
    left_out=("Your people: Jean asked us not to",),
)


@pytest.mark.parametrize("size", PaperSize)
def test_every_word_is_there_at_every_size(size: PaperSize) -> None:
    made = access_pdf.make(replace(COPY, size=size))
    found = read(made)
    for words in (
        *SCRIPTS,
        "Asked for by",
        "Before 5",
        "Your people: Jean asked us not to",
        "Typed: words 79",
        "Everything held about me.",
        "Copy made by Priya Nair",
    ):
        assert squeezed(words) in found, words
    assert all(fonts(made).values())


def test_a_word_longer_than_the_page_and_a_text_of_many_pages_stay_whole() -> None:
    longest = "Donaudampfschifffahrt" * 60
    said = " ".join(f"word{number}" for number in range(4000))
    entry = CopyEntry("1 March 2026", (Line("Words", longest), Line("Jotted down", said)))
    made = access_pdf.make(replace(COPY, chapters=(Chapter("Visits", (entry,)),)))
    found = read(made)
    assert squeezed(longest) in found
    assert "word3999" in found
    assert len(pages(made)) > 4


def test_the_same_copy_gives_the_same_bytes() -> None:
    assert access_pdf.make(COPY) == access_pdf.make(COPY)


def test_it_can_be_read_aloud_with_its_headings() -> None:
    found = roles(access_pdf.make(COPY))
    for role in ("/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD"):
        assert role in found


def test_the_data_is_utf_8_with_its_letters_as_they_are() -> None:
    made = access_json.make({"words": list(SCRIPTS)})
    assert json.loads(made) == {"words": list(SCRIPTS)}
    assert "我睡不着".encode() in made
    assert made.endswith(b"\n")


def test_the_organisation_stands_above_the_copy() -> None:
    letterhead = Letterhead("Riverside Trust", named=True, picture=logo())
    headed = access_pdf.make(COPY, letterhead)
    assert read(headed).startswith(squeezed("Riverside Trust"))
    assert roles(headed).index("/Figure") < roles(headed).index("/H1")
