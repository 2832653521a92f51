"""Papers as bytes: the one place where pages ask export for a document. Call from a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.keepsake import KeepsakeSnapshot
from planner.models.papers import PaperKind
from planner.models.progress import ProgressSnapshot
from planner.models.snapshots import PrintOptions, texts
from planner.models.titles import PAPERS
from planner.models.visit_sheets import PreparationSnapshot
from planner.records.papers import Snapshot as Snapshot
from planner.records.papers import kind_of
from planner.words import ENGLISH, _


def title(kind: PaperKind) -> str:
    """What a paper is called; never holds a name, so that queues and files may show it."""
    return _(PAPERS[kind])


def headings(snapshot: Snapshot) -> str:
    """The language that a paper's headings are in, such as "en" or "cy"."""
    if isinstance(snapshot, ProgressSnapshot | KeepsakeSnapshot | PreparationSnapshot):
        return "en"
    return "en" if snapshot.paper_language == ENGLISH else snapshot.paper_language


def file_name(kind: PaperKind, made_on: date) -> str:
    """What a saved paper is called unless the planner types another name."""
    return _("{title} {day}.pdf").format(title=title(kind), day=made_on.isoformat())


def make(snapshot: Snapshot, options: PrintOptions) -> bytes:
    """The document: the same bytes for the same snapshot and options, always."""
    from planner.export import (
        appointment_slip_pdf,
        crisis_plan_pdf,
        keepsake_pdf,
        next_steps_pdf,
        plan_pdf,
        preparation_pdf,
        progress_pdf,
        wallet_card_pdf,
        wellbeing_pdf,
    )

    makers: dict[PaperKind, Callable[[Any, PrintOptions], bytes]] = {
        PaperKind.PLAN: plan_pdf.make,
        PaperKind.WELLBEING: wellbeing_pdf.make,
        PaperKind.PROGRESS: progress_pdf.make,
        PaperKind.KEEPSAKE: keepsake_pdf.make,
        PaperKind.CRISIS_PLAN: crisis_plan_pdf.make,
        PaperKind.WALLET_CARD: wallet_card_pdf.make,
        PaperKind.PREPARATION: preparation_pdf.make,
        PaperKind.NEXT_STEPS: next_steps_pdf.make,
        PaperKind.APPOINTMENT: appointment_slip_pdf.make,
    }
    return makers[kind_of(snapshot)](snapshot, options)


def unprintable(snapshot: Snapshot) -> list[str]:
    """The letters of a snapshot that no font here has, each once."""
    from planner.export.fonts import unprintable

    return unprintable("\n".join(texts(snapshot.to_json())))


def left_off(snapshot: Snapshot, options: PrintOptions) -> tuple[str, ...]:
    """What was chosen for a wallet card and has no room on it, by name; nothing for others."""
    if not isinstance(snapshot, WalletCardSnapshot):
        return ()
    from planner.export import wallet_card_pdf

    return wallet_card_pdf.left_off(snapshot, options)
