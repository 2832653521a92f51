"""The trail on paper: every line whole, times as on the wall, more pages where it takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from planner.export import audit_pdf
from planner.models.audit import AuditLine, AuditSheet
from planner.models.journal import Why
from tests.export.reading import pages, read, squeezed

AT = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)
SHEET = AuditSheet(
    called="Wiktoria",
    full_name="Wiktoria Żółtowska",
    made_on=date(2026, 7, 2),
    made_by="Sam Hart",
    lines=(
        AuditLine(9, AT, "Sam Hart", Why.OPENED),
        AuditLine(8, AT - timedelta(days=1), "Sam Hart", Why.TYPED, table="answer"),
        AuditLine(7, AT, "", Why.CHOSEN, table="person", made=True, clock_back=True),
    ),
)


def test_each_line_says_when_who_and_what() -> None:
    text = read(audit_pdf.make(SHEET))
    for said in (
        "Who has seen and changed this record",
        "Wiktoria Żółtowska",
        "2 July 2026, by Sam Hart",
        "1 July 2026, 10:05",
        "Opened the record",
        "Changed an answer in step 1",
        "Added the details. The computer’s clock was set back here.",
        "Not known",
        "3 lines, the newest first.",
    ):
        assert squeezed(said) in text, said


def test_a_long_trail_goes_over_many_pages_and_says_what_is_left_off() -> None:
    lines = tuple(AuditLine(n, AT, "Sam Hart", Why.OPENED) for n in range(400, 0, -1))
    made = pages(audit_pdf.make(replace(SHEET, lines=lines, left_off=12)))
    assert len(made) > 8
    assert sum(page.count("Opened the record") for page in made) == 400
    assert "12 older lines are left off." in " ".join(made[0].split())
    assert all("When" in page for page in made)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert audit_pdf.make(SHEET) == audit_pdf.make(SHEET)
