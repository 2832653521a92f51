"""Eighteen languages on every paper: what was typed is what three readers find, in its order."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from planner.export.fonts import unprintable
from planner.models.card_parts import left_out_at_first
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
    WalletCardSnapshot,
)
from planner.models.keepsake import KeepsakeSnapshot, ReachedSnapshot, TakenSnapshot
from planner.models.snapshots import NextStepSnapshot, PrintOptions
from planner.models.visit_sheets import NextStepsSnapshot, PreparationSnapshot
from planner.scripts import has_right_to_left
from planner.views.paper import documents
from tests.export.reading import fonts, read, squeezed, structure, text
from tests.export.samples import MADE, NUMBERS, PLAN, WELLBEING, said
from tests.export.test_plan_pdf import LANGUAGES as SERVED

LANGUAGES = {
    "en": "I’d like to walk to the sea and back.",
    "vi": "Tôi thích đi bộ với hàng xóm mỗi buổi sáng.",
    "el": "Μου αρέσει να περπατώ στον κήπο.",
    **SERVED,
}
#: Latin letters and figures in the middle of everything.
MIXED = "GP 10:30, 3 km"


def plan(words: str, language: str) -> documents.Snapshot:
    """A plan with these words in each of its fields."""
    hope, barrier, step = PLAN.aspirations[0], PLAN.barriers[0], PLAN.next_steps[1]
    return replace(
        PLAN,
        language=language,
        called=words,
        said=(said(words),),
        aspirations=(replace(hope, words=words, why=words, how_ill_know=words),),
        barriers=(replace(barrier, words=words, how=words, in_the_way_of=(words,)),),
        next_steps=(replace(step, what=words, place=words, who_else=words),),
        people=(replace(PLAN.people[0], name=words),),
    )


def crisis(words: str, language: str) -> CrisisPlanSnapshot:
    return CrisisPlanSnapshot(
        called=words,
        made_on=MADE,
        language=language,
        edition=1,
        agreed_on=MADE,
        said=(CrisisWordsSnapshot("helps", "What helps", words),),
        people=(CrisisContactSnapshot(words, "01632 960 172"),),
        crisis_numbers=NUMBERS,
    )


def card(words: str, language: str) -> documents.Snapshot:
    return WalletCardSnapshot(crisis(words, language))


def wellbeing(words: str, language: str) -> documents.Snapshot:
    return replace(WELLBEING, called=words, notes=(words,), language=language)


def next_steps(words: str, language: str) -> documents.Snapshot:
    return NextStepsSnapshot(words, MADE, "Priya", (NextStepSnapshot(words),), language=language)


def preparation(words: str, language: str) -> documents.Snapshot:
    return PreparationSnapshot(words, MADE, questions=words, language=language)


def keepsake(words: str, language: str) -> documents.Snapshot:
    return KeepsakeSnapshot(
        called=words,
        made_on=MADE,
        first=MADE.replace(year=2025),
        last=MADE,
        reached=(ReachedSnapshot(words, MADE, words),),
        taken=(TakenSnapshot(words, MADE),),
        own_words=words,
        language=language,
    )


PAPERS: dict[str, Callable[[str, str], Any]] = {
    each.__name__: each
    for each in (plan, wellbeing, crisis, card, next_steps, preparation, keepsake)
}


def clean(words: str) -> str:
    """Without spaces, and without marks of direction that a reader puts in."""
    kept = (each for each in words if unicodedata.category(each) != "Cf" or each in "\u200c\u200d")
    return squeezed("".join(kept))


def made_of(paper: str, language: str) -> tuple[str, bytes]:
    words = f"{LANGUAGES[language]} {MIXED}"
    snapshot = PAPERS[paper](words, language)
    options = PrintOptions()
    if isinstance(snapshot, WalletCardSnapshot):
        options = PrintOptions(left_out_prompts=left_out_at_first(snapshot.plan))
    return words, documents.make(snapshot, options)


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_typed_is_what_is_read(paper: str, language: str) -> None:
    words, pdf = made_of(paper, language)
    assert unprintable(words) == []
    assert clean(words) in clean(read(pdf))
    assert "\ufffd" not in text(pdf)
    assert "□" not in text(pdf)
    assert all(fonts(pdf).values())
    for reader in (by_pypdf, text):
        _finds(words, reader(pdf))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_reader_finds_the_same(language: str, tmp_path: Path) -> None:
    for paper in ("plan", "wellbeing"):
        words, pdf = made_of(paper, language)
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        found = subprocess.run(
            ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
        ).stdout.decode()
        _finds(words, found)


def _finds(words: str, found: str) -> None:
    """The whole sentence; from right to left each word, for a reader orders those by its page."""
    whole = clean(found)
    if not has_right_to_left(words):
        assert clean(words) in whole
        return
    for word in words.split():
        assert clean(word.strip("().")) in whole, word


@pytest.mark.parametrize("language", ["ur", "ar"])
def test_from_right_to_left_a_paragraph_says_itself_in_its_order(language: str) -> None:
    words, pdf = made_of("plan", language)
    said_whole = [str(node["/ActualText"]) for node in structure(pdf) if "/ActualText" in node]
    assert f"“{words}”" in " ".join(said_whole).replace("\n", " ")


def test_a_page_shows_no_more_than_it_did_for_what_is_only_read() -> None:
    """Letters that are not seen leave no mark: they are drawn with neither fill nor edge."""
    _words, pdf = made_of("plan", "ar")
    (first, *_rest) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    contents = first.get_contents()
    assert contents is not None
    code = contents.get_data()
    assert code.count(b"3 Tr") == code.count(b"0 Tr") > 0
    assert code.count(b" Tz") == 2 * code.count(b"3 Tr")
