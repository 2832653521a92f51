"""Papers as bytes: the one place where pages ask export for a document. Call from a job."""

from __future__ import annotations

from datetime import date

from planner.models.papers import PaperKind
from planner.models.snapshots import PlanSnapshot, PrintOptions, WellbeingSnapshot, texts
from planner.models.titles import PAPERS
from planner.models.visit_sheets import NextStepsSnapshot, PreparationSnapshot, SlipSnapshot
from planner.records.papers import Snapshot as Snapshot
from planner.words import _


def title(kind: PaperKind) -> str:
    """What a paper is called; never holds a name, so that queues and files may show it."""
    return _(PAPERS[kind])


def file_name(kind: PaperKind, made_on: date) -> str:
    """What a saved paper is called unless the planner types another name."""
    return _("{title} {day}.pdf").format(title=title(kind), day=made_on.isoformat())


def make(snapshot: Snapshot, options: PrintOptions) -> bytes:
    """The document: the same bytes for the same snapshot and options, always."""
    if isinstance(snapshot, PlanSnapshot):
        from planner.export import plan_pdf

        return plan_pdf.make(snapshot, options)
    if isinstance(snapshot, WellbeingSnapshot):
        from planner.export import wellbeing_pdf

        return wellbeing_pdf.make(snapshot, options)
    return _around_a_visit(snapshot, options)


def _around_a_visit(
    snapshot: PreparationSnapshot | NextStepsSnapshot | SlipSnapshot, options: PrintOptions
) -> bytes:
    from planner.export import appointment_slip_pdf, next_steps_pdf, preparation_pdf

    if isinstance(snapshot, PreparationSnapshot):
        return preparation_pdf.make(snapshot, options)
    if isinstance(snapshot, NextStepsSnapshot):
        return next_steps_pdf.make(snapshot, options)
    return appointment_slip_pdf.make(snapshot, options)


def unprintable(snapshot: Snapshot) -> list[str]:
    """The letters of a snapshot that no font here has, each once."""
    from planner.export.fonts import unprintable

    return unprintable("\n".join(texts(snapshot.to_json())))
