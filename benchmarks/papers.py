"""The plan as a PDF of three pages, and its preview."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from itertools import count

from benchmarks.measuring import Row, seconds, timed_row
from benchmarks.painting import until
from benchmarks.program import Program
from benchmarks.vaults import long_record
from planner.models.answers import Origin
from planner.models.aspirations import Horizon
from planner.models.snapshots import (
    AspirationSnapshot,
    BarrierSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
    PrintOptions,
    SaidSnapshot,
)
from planner.views.navigation import Place, Room
from planner.views.pages.print_page import PrintPage

_SAID = (
    "I used to go out every day and now the week just passes. My sister rings on Sundays, that is"
    " what I look forward to. I don't open the post; it piles up and then I feel worse about it,"
    " so I leave it another day."
)
_PAGES = 3


def pdf(program: Program) -> Row:
    """Plan PDF, second and later, against its text drawn on a bare canvas."""
    snapshot = _plan(program)
    lines = _lines(make(snapshot))
    if len(lines) != _PAGES:
        raise ValueError(f"The plan has {len(lines)} pages.")

    def ours() -> float:
        return seconds(lambda: make(snapshot))

    return timed_row(
        "Plan PDF of 3 pages", ours, lambda: seconds(lambda: _drawn(lines)), 4, program.turns
    )


def preview(program: Program) -> Row:
    """Preview painted after a change in its options, against making that PDF."""
    workspace, person_id = program.workspace, long_record(program.records)
    workspace.go(Place(Room.PRINT, person_id))
    page = workspace.page
    assert isinstance(page, PrintPage)
    until(page.view.shown, page.view.sheet, page.view.sheet.update)
    turn = count()

    def ours() -> float:
        options = PrintOptions(signatures=next(turn) % 2 == 0)
        page.side.choices.set_options(options)
        return until(page.view.shown, page.view.sheet, page.side.choices.changed.emit)

    def limit() -> float:
        document = page.ways.document
        assert document is not None
        assert isinstance(document.snapshot, PlanSnapshot)
        snapshot, options = document.snapshot, document.options
        return seconds(lambda: make(snapshot, options))

    return timed_row("Preview painted after a change of options", ours, limit, 1.5, program.turns)


def make(snapshot: PlanSnapshot, options: PrintOptions | None = None) -> bytes:
    """The plan's bytes."""
    from planner.export import plan_pdf

    return plan_pdf.make(snapshot, options or PrintOptions())


def _plan(program: Program) -> PlanSnapshot:
    """A plan of three pages in Latin letters."""
    records = program.records
    pathway = records.pathways.of_person(long_record(records))[0]
    today = program.workspace.context.clock.today()
    return replace(
        records.plans.snapshot(pathway.id),
        called="Anwen",
        language="en",
        said=tuple(
            SaidSnapshot(f"prompt_{number}", f"Prompt {number}", _SAID, Origin.THEIR_WORDS)
            for number in range(6)
        ),
        aspirations=tuple(
            AspirationSnapshot(horizon, "Cook one hot meal with my daughter", why=_SAID)
            for horizon in Horizon
        ),
        barriers=tuple(BarrierSnapshot("I worry I'll be stuck there.", how=_SAID) for _n in "123"),
        next_steps=tuple(
            NextStepSnapshot("Ring the choir", on=today + timedelta(days=number))
            for number in range(5)
        ),
    )


def _lines(whole: bytes) -> list[list[str]]:
    """The lines of text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(whole)
    try:
        return [page.get_textpage().get_text_range().splitlines() for page in document]
    finally:
        document.close()


def _drawn(pages: list[list[str]]) -> bytes:
    """The same lines in the same font, by reportlab's canvas alone."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from planner.export.fonts import face

    regular, bold = face().name, face(bold=True).name
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont(bold if number % 4 == 0 else regular, 11)
            canvas.drawString(42, A4[1] - 42 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
