"""Kept papers that carry the words of entries: found, so that they can leave with the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import Progress
from planner.models.base import PersonRecord
from planner.models.journal import JournalLine
from planner.models.networks import SocialNetwork
from planner.models.papers import Paper, PaperKind
from planner.models.questionnaires import Questionnaire
from planner.models.snapshots import texts
from planner.records.order import as_written

#: The papers that WEMWBS totals may be on.
_SCORED = (PaperKind.WELLBEING, PaperKind.PROGRESS)


def papers_with(session: Session, person_id: UUID, rows: Iterable[PersonRecord]) -> list[Paper]:
    """A person's papers that have any words of `rows`, or their figures, on them; oldest first.

    Words that were said differently since count: a paper may be older than the last wording.
    """
    entries = list(rows)
    words = {text.strip() for row in entries for text in _wordings(session, row)} - {""}
    scored = any(isinstance(row, Questionnaire) for row in entries)
    measured = any(isinstance(row, Progress | SocialNetwork) for row in entries)
    papers = session.exec(
        select(Paper)
        .where(Paper.person_id == person_id, col(Paper.removed_at).is_(None))
        .order_by(col(Paper.made_at), as_written(Paper))
    )
    return [
        paper
        for paper in papers
        if (scored and paper.kind in _SCORED)
        or (measured and paper.kind is PaperKind.PROGRESS)
        or not words.isdisjoint(text.strip() for text in texts(paper.snapshot))
    ]


def empty(row: PersonRecord) -> None:
    """Put everything but ids and days back to what an empty row of its table has."""
    for name, field in type(row).model_fields.items():
        if name in row.bookkeeping or name in ("id", "removed_at") or name.endswith("_id"):
            continue
        if not field.is_required():
            setattr(row, name, field.get_default(call_default_factory=True))
        elif field.annotation in (int, float):
            setattr(row, name, 0)


def _wordings(session: Session, row: PersonRecord) -> Iterator[str]:
    """What `row` says, and what its history says it said before."""
    yield from (getattr(row, name) for name in row.searchable)
    for line in session.exec(select(JournalLine).where(JournalLine.record_id == row.id)):
        for values in (line.before or {}, line.after or {}):
            yield from (values[name] for name in row.searchable if name in values)
