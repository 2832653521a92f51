"""The list for supervision: initials, days and counts, and room to write; never free text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.export import supervision_pdf
from planner.models.supervision_sheets import SupervisionLine, SupervisionSnapshot
from tests.export.reading import fonts, pages, read, squeezed
from tests.export.samples import MADE

LINE = SupervisionLine(
    initials="ME",
    opened_on=date(2026, 3, 2),
    who_acts="Duty GP, today",
    kinds="Urgent physical health",
    known="They know and agree",
    told=2,
    accepted=1,
)
LIST = SupervisionSnapshot(
    date(2026, 1, 1), MADE, MADE, "Priya Nair", (LINE, replace(LINE, closed_on=date(2026, 3, 9)))
)


def test_each_concern_is_a_line_with_what_was_done() -> None:
    made = supervision_pdf.make(LIST)
    whole = read(made)
    for words in (
        "1 January 2026 to 17 March 2026",
        "ME",
        "2 March 2026",
        "Open",
        "Closed 9 March 2026",
        "Urgent physical health",
        "Duty GP, today",
        "2 told",
        "accepted by 1",
        "They know and agree",
    ):
        assert squeezed(words) in whole
    assert all(fonts(made).values())


def test_an_empty_period_says_so_and_a_long_one_goes_on() -> None:
    assert squeezed("No concern was open in this period.") in read(
        supervision_pdf.make(replace(LIST, lines=()))
    )
    many = supervision_pdf.make(replace(LIST, lines=(LINE,) * 60))
    assert len(pages(many)) > 2
    assert all("To talk about" in page for page in pages(many))
