"""Papers as bytes: the one place where pages ask export for a document. Call from a job."""

from __future__ import annotations

from datetime import date

from planner.models.keepsake import KeepsakeSnapshot
from planner.models.papers import PaperKind
from planner.models.snapshots import PlanSnapshot, PrintOptions, texts
from planner.models.titles import PAPERS
from planner.records.papers import PaperSnapshot
from planner.words import _

Snapshot = PaperSnapshot


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
    if isinstance(snapshot, KeepsakeSnapshot):
        from planner.export import keepsake_pdf

        return keepsake_pdf.make(snapshot, options)
    from planner.export import wellbeing_pdf

    return wellbeing_pdf.make(snapshot, options)


def unprintable(snapshot: Snapshot) -> list[str]:
    """The letters of a snapshot that no font here has, each once."""
    from planner.export.fonts import unprintable

    return unprintable("\n".join(texts(snapshot.to_json())))
