"""What a person has done on a pathway, as it is said and saved: for the paper they keep."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.answers import Answer, Origin
from planner.models.aspirations import Aspiration, AspirationStatus, MeasureKind, Side
from planner.models.journal import JournalLine
from planner.models.keepsake import (
    KeepsakeSnapshot,
    MovedSnapshot,
    ReachedSnapshot,
    SaidTwiceSnapshot,
    TakenSnapshot,
)
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.snapshots import SaidSnapshot
from planner.models.times import local
from planner.records.barriers import chains_of
from planner.records.changes import Changes
from planner.records.emotional_support import EmotionalSupport, Said
from planner.records.endings import Endings
from planner.records.hopes import Hope, hopes_of
from planner.records.order import as_written
from planner.records.plans import prints


class Keepsakes:
    """Takes "What I have done" from the records as they stand now."""

    def __init__(
        self, changes: Changes, emotional_support: EmotionalSupport, endings: Endings
    ) -> None:
        self._changes = changes
        self._emotional_support = emotional_support
        self._endings = endings

    def snapshot(self, pathway_id: UUID) -> KeepsakeSnapshot:
        """Everything of a pathway that may stand on it; raises NotFoundError."""
        today = self._changes.clock.today()
        ending = self._endings.ending(pathway_id)
        board = self._emotional_support.board(pathway_id)
        with self._changes.reading() as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            person = self._changes.held(session, Person, pathway.person_id)
            hopes = [each for each in hopes_of(session, pathway_id) if each.aspiration.on_paper]
            reached = _reached(session, hopes)
            taken = _taken(session, pathway_id)
        return KeepsakeSnapshot(
            called=person.called,
            made_on=today,
            first=pathway.started_on,
            last=pathway.closed_on or today,
            reached=reached,
            taken=taken,
            said=tuple(twice for said in board if (twice := _twice(said)) is not None),
            moved=tuple(moved for hope in hopes if (moved := _moved(hope)) is not None),
            own_words=ending.own_words if ending else "",
            language=person.language,
        )


def _reached(session: Session, hopes: list[Hope]) -> tuple[ReachedSnapshot, ...]:
    """Those that were achieved, by the day on which that was said."""
    rows = []
    for hope in hopes:
        row = hope.aspiration
        if row.status is AspirationStatus.ACHIEVED:
            comments = [
                each.comment
                for each in hope.answers
                if each.side is Side.PERSON and each.comment.strip()
            ]
            comment = comments[-1] if comments else ""
            rows.append(ReachedSnapshot(row.words, _achieved_on(session, row), comment))
    return tuple(sorted(rows, key=_by_day))


def _by_day(row: ReachedSnapshot) -> date:
    return row.on or date.max


def _achieved_on(session: Session, row: Aspiration) -> date | None:
    """The day it was said to be achieved, as the journal has it."""
    lines = session.exec(
        select(JournalLine)
        .where(JournalLine.record_id == row.id)
        .order_by(col(JournalLine.written_at).desc(), as_written(JournalLine).desc())
    )
    for line in lines:
        if (line.after or {}).get("status") == AspirationStatus.ACHIEVED:
            return local(line.written_at).date()
    return None


def _taken(session: Session, pathway_id: UUID) -> tuple[TakenSnapshot, ...]:
    steps = [
        TakenSnapshot(step.what, step.done_on)
        for chain in chains_of(session, pathway_id)
        if chain.barrier.on_paper
        for step in chain.steps
        if step.done_on is not None
    ]
    return tuple(sorted(steps, key=_day_of))


def _day_of(step: TakenSnapshot) -> date:
    return step.on


def _twice(said: Said) -> SaidTwiceSnapshot | None:
    """What was said first and last, where both were ticked for paper and differ."""
    if not prints(said) or said.words is None:
        return None
    first = next((each for each in reversed(said.earlier) if each.on_paper), None)
    if first is None or _printed(first) == _printed(said.words):
        return None
    return SaidTwiceSnapshot(_said(said, first), _said(said, said.words))


def _printed(answer: Answer) -> str:
    return answer.paper_text or answer.text


def _said(said: Said, answer: Answer) -> SaidSnapshot:
    origin = Origin.AGREED_SUMMARY if answer.paper_text else answer.origin
    return SaidSnapshot(
        said.prompt.key, said.prompt.title, _printed(answer), origin, answer.happened_on
    )


def _moved(hope: Hope) -> MovedSnapshot | None:
    """A measure that was answered, from its start or first answer; in one and the same measure."""
    row = hope.aspiration
    answers = [
        each
        for each in hope.answers
        if each.side is Side.PERSON
        and (each.measure or row.measure) is row.measure
        and (row.unit if each.unit is None else each.unit) == row.unit
    ]
    if row.measure is MeasureKind.NONE or not answers:
        return None
    then = row.start if row.measure is MeasureKind.OWN and row.start is not None else None
    if then is None:
        if len(answers) < 2:
            return None
        then = answers[0].value
    return MovedSnapshot(row.unit.strip() or row.words, row.measure, then, answers[-1].value)
