"""The catalogues of people's papers: nothing missing, nothing behind, nothing that must not be."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from planner.system.resources import resource
from planner.words import Tongue, asked_words, catalogue_words, prepared
from tools import translations

CATALOGUES = sorted(translations.TRANSLATIONS.glob("*/LC_MESSAGES/planner.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as held:
        return read_po(held, locale=path.parent.parent.name)


def placeholders(words: str) -> list[str]:
    return sorted(name for _text, name, _spec, _how in string.Formatter().parse(words) if name)


def test_the_template_has_every_word_of_the_papers_and_no_other() -> None:
    made = translations.written(translations.gathered())
    assert translations.TEMPLATE.read_bytes() == made, "run make translations"


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_what_the_program_reads_is_what_the_translators_wrote(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == translations.compiled(read(path))


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_every_message_has_its_words_with_the_same_places_to_fill(path: Path) -> None:
    catalogue = read(path)
    asked = {each.id for each in translations.gathered() if each.id}
    assert {each.id for each in catalogue if each.id} == asked
    for each in catalogue:
        if not each.id:
            continue
        assert not each.fuzzy, each.id
        whole = [each.id] if isinstance(each.id, str) else list(each.id)
        said = [each.string] if isinstance(each.string, str) else list(each.string or ("",))
        for words in said:
            assert words.strip(), each.id
            assert placeholders(words) == placeholders(whole[-1]), each.id
            ends = str(whole[0])
            assert (words[0] == " ") <= (ends[0] == " ")
            assert (words[-1] == " ") == (ends[-1] == " "), each.id


def test_welsh_is_there_whole_and_says_that_nobody_has_reviewed_it() -> None:
    assert "cy" in prepared()
    assert asked_words() <= catalogue_words("cy").keys()
    head = resource("translations/cy/LC_MESSAGES/planner.po").read_text("utf-8")[:400]
    assert "Prepared, not yet reviewed." in head


def test_the_notice_of_the_scale_is_in_no_catalogue() -> None:
    notice = json.loads(resource("wemwbs.json").read_text("utf-8"))["copyright"]
    assert notice not in asked_words()
    assert Tongue("cy").say(notice) == notice


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 pwynt"), (2, "2 bwynt"), (3, "3 phwynt"), (4, "4 pwynt"), (6, "6 phwynt")],
)
def test_welsh_numbers_change_the_words_after_them(count: int, said: str) -> None:
    words = Tongue("cy").amount("Up {count} point.", "Up {count} points.", count)
    assert words == f"I fyny {said}."


def test_welsh_joins_names_by_the_letter_that_follows() -> None:
    assert Tongue("cy").listing(["Margaret", "Elin"]) == "Margaret ac Elin"
    assert Tongue("cy").listing(["Elin", "Margaret"]) == "Elin a Margaret"


def test_nothing_said_stays_nothing_in_every_language() -> None:
    assert Tongue("cy").say("") == ""
