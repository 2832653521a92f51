"""Blank forms: something to write on, nobody's name, and no questionnaire."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.export import blank_forms
from planner.models.letterheads import Letterhead
from planner.models.sheets import BlankFormSnapshot
from tests.export.reading import pages, read, roles, squeezed
from tests.export.samples import MADE, NUMBERS, logo

FORM = BlankFormSnapshot(MADE, ("Why I am here", "What I am good at"), NUMBERS, "Riverside Surgery")


@pytest.mark.parametrize("size", ["standard", "large", "extra_large"])
def test_the_blank_plan_asks_what_the_plan_asks(size: str) -> None:
    found = read(blank_forms.make_plan(FORM, size))
    for words in (
        "My name",
        "Why I am here",
        "What I am good at",
        "In a year",
        "What gets in the way",
        "My next steps",
        "116 123",
        "This plan belongs to me.",
    ):
        assert squeezed(words) in found


def test_the_preparation_sheet_is_one_page_with_the_numbers() -> None:
    made = blank_forms.make_preparation(FORM)
    assert len(pages(made)) == 1
    for words in ("Before we meet", "My questions", "How things have been", "116 123"):
        assert squeezed(words) in read(made)


@pytest.mark.parametrize(
    "make", [blank_forms.make_plan, blank_forms.make_review, blank_forms.make_preparation]
)
def test_the_organisation_stands_above_every_form(
    make: Callable[[BlankFormSnapshot], bytes],
) -> None:
    letterhead = Letterhead("Riverside Trust", named=True, picture=logo())
    headed = make(replace(FORM, letterhead=letterhead))
    assert read(headed).startswith(squeezed("Riverside Trust"))
    assert "/Figure" in roles(headed)
    assert len(pages(headed)) == len(pages(make(FORM)))


def test_sheets_before_unlocking_reach_no_table() -> None:
    code = (
        "import sys; from planner.export import blank_forms, crisis_numbers_pdf, recovery_pdf;"
        "print([name for name in ('sqlmodel', 'sqlalchemy', 'pydantic') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
