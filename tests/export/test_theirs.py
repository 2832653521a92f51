"""How papers that belong to a person begin."""

from __future__ import annotations

import pytest

from planner.export.theirs import their_paper, their_style
from planner.models.letterheads import Letterhead
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions
from planner.words import Tongue
from tests.export.samples import PLAN


@pytest.mark.parametrize(
    ("words", "language", "tongue", "mirrored"),
    [
        (("Nasreen", "نسرین"), "ur", "en_GB", True),
        (("Nasreen",), "ur", "en_GB", False),
        (("نسرین",), "en", "en_GB", False),
        (("Nasreen",), "en", "ur", True),
    ],
)
def test_it_is_mirrored_where_their_words_or_its_own_run_from_the_right(
    words: tuple[str, ...], language: str, tongue: str, mirrored: bool
) -> None:
    style = their_style(PrintOptions(), words, language, Tongue(tongue))
    assert style.rtl is mirrored


def test_it_says_whose_it_is_under_the_organisations_head() -> None:
    options = PrintOptions(size=PaperSize.LARGE, letterhead=Letterhead("Riverside", named=True))
    style = their_style(options, (), "en")
    paper = their_paper("My plan", PLAN, options, style)
    assert paper.style.large
    assert (paper.owner, paper.made_on) == (PLAN.called, PLAN.made_on)
    assert paper.foot == "This plan belongs to me. I can change it at any time."
    assert (paper.language, paper.letterhead) == ("en-GB", options.letterhead)
    assert their_paper("My appointment", PLAN, options, style, foot="Ring us.").foot == "Ring us."
