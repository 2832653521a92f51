"""The page of numbers: every number, large, with when they were checked."""

from __future__ import annotations

from dataclasses import replace

from planner.export import crisis_numbers_pdf
from planner.models.sheets import CrisisNumbersSnapshot
from tests.export.reading import pages, read, squeezed
from tests.export.samples import MADE, NUMBERS


def test_every_number_is_on_one_page() -> None:
    made = crisis_numbers_pdf.make(CrisisNumbersSnapshot(MADE, NUMBERS, "Riverside Surgery"))
    assert len(pages(made)) == 1
    for number in NUMBERS:
        assert squeezed(number.label) in read(made)
        assert squeezed(number.number) in read(made)
    assert squeezed("ask for an interpreter") in read(made)
    assert squeezed("Numbers checked 2 March 2026.") in read(made)


def test_numbers_that_were_never_checked_do_not_say_so() -> None:
    unchecked = (*NUMBERS, replace(NUMBERS[0], checked_on=None))
    made = crisis_numbers_pdf.make(CrisisNumbersSnapshot(MADE, unchecked))
    assert "checked" not in read(made)
