"""Take that out: until a visit ends, the person can have words of it removed everywhere.

Everywhere is the record, its history, the search and the papers kept; a sheet that was handed
over is out of reach, so the planner hears which ones to ask back.

A concern is the exception, and they are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session, select

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration, Progress
from planner.models.barriers import Barrier, BarrierLink, NextStep
from planner.models.base import PersonRecord, Record
from planner.models.concerns import Concern, ReachAttempt, Told
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.journal import JournalLine
from planner.models.papers import Paper
from planner.records.changes import Changes
from planner.records.words_on_paper import empty, papers_with
from planner.vault import journal
from planner.words import _

_STAYS = (Concern, Told, ReachAttempt)


def too_late() -> str:
    """Why words of an ended visit stay."""
    return _("Words can be taken out until the visit they were said in ends.")


def take_out(
    changes: Changes, session: Session, record: PersonRecord, visit_id: UUID | None
) -> list[Paper]:
    """Forget `record` and what hangs on it, inside a transaction of kind TAKEN_OUT.

    Gives the papers that had the words on them, forgotten too.

    Raises InvalidInputError for a concern, and for what was not said in the visit `visit_id`.
    """
    if isinstance(record, _STAYS):
        raise InvalidInputError(
            _("A concern stays on record, to keep people safe. Please tell them so.")
        )
    if visit_id is None or getattr(record, "visit_id", None) != visit_id:
        raise InvalidInputError(too_late())
    row = changes.held(session, type(record), record.id)
    rows = [*_hanging_on(session, row), row]
    papers = papers_with(session, row.person_id, rows)
    with session.no_autoflush:  # so that each row is written, and told of, once
        for paper in papers:
            empty(paper)
        for gone in [*papers, *rows]:
            changes.forget(session, gone)
            session.add(gone)
    return papers


def blank_lines_about(session: Session, row: Record, field: str) -> None:
    """Take every sealed line that tells of `field` of `row` out of the history."""
    for line in session.exec(select(JournalLine).where(JournalLine.record_id == row.id)):
        if field in (line.before or {}) or field in (line.after or {}):
            journal.blank(line)
            session.add(line)


def _hanging_on(session: Session, row: Record) -> Iterator[PersonRecord]:
    """What has no place of its own once `row` is gone."""
    if isinstance(row, Aspiration):
        yield from session.exec(select(Progress).where(Progress.aspiration_id == row.id))
        yield from session.exec(select(BarrierLink).where(BarrierLink.aspiration_id == row.id))
    elif isinstance(row, Barrier):
        yield from session.exec(select(NextStep).where(NextStep.barrier_id == row.id))
        yield from session.exec(select(BarrierLink).where(BarrierLink.barrier_id == row.id))
    elif isinstance(row, CrisisPlan):
        yield from session.exec(select(CrisisContact).where(CrisisContact.crisis_plan_id == row.id))
