"""How things have gone on a pathway: read from what steps and visits hold, never kept itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.aspirations import MeasureKind, Side
from planner.models.barriers import NextStep
from planner.models.endings import Pause
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.progress import (
    Course,
    Event,
    EventKind,
    ProgressSnapshot,
    Said,
    runs_of,
)
from planner.models.reviews import Review
from planner.models.times import local
from planner.models.visits import Appointment, Visit
from planner.models.wemwbs import total
from planner.records.changes import Changes
from planner.records.hopes import Hope, hopes_of
from planner.records.networks import networks_of
from planner.records.order import as_written
from planner.records.questionnaires import LICENCE_HOLDER, LICENCE_REFERENCE, Questionnaires
from planner.records.reference import Reference
from planner.records.settings import Settings

RowT = TypeVar("RowT", Visit, Appointment, NextStep, Review, Pause)


class Journeys:
    """Tells how things have gone: on the screen whole, on paper only what is to be on paper."""

    def __init__(
        self,
        changes: Changes,
        settings: Settings,
        reference: Reference,
        questionnaires: Questionnaires,
    ) -> None:
        self._changes = changes
        self._settings = settings
        self._reference = reference
        self._questionnaires = questionnaires

    def of_pathway(self, pathway_id: UUID, *, together: bool = False) -> ProgressSnapshot:
        """All that "Progress" shows of a pathway; `together` leaves out the planner's own view.

        Raises NotFoundError.
        """
        return self._read(pathway_id, sides=(Side.PERSON,) if together else tuple(Side))

    def for_paper(self, pathway_id: UUID) -> ProgressSnapshot:
        """What "My progress" may print: no aspiration that is off the paper, and no comments.

        The words of steps and of who is around the person stay off it as well. Raises
        NotFoundError.
        """
        told = self._read(pathway_id, on_paper=True)
        return replace(
            told,
            events=tuple(replace(event, words="") for event in told.events),
            network=tuple(replace(said, words="") for said in told.network),
        )

    def _read(
        self, pathway_id: UUID, *, on_paper: bool = False, sides: Sequence[Side] = tuple(Side)
    ) -> ProgressSnapshot:
        titles = {row.key: row.title for row in self._reference.life_areas()}
        scores = self._questionnaires.results(pathway_id)
        with self._changes.reading() as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            person = self._changes.held(session, Person, pathway.person_id)
            hopes = [
                hope
                for hope in hopes_of(session, pathway_id)
                if hope.aspiration.merged_into_id is None
                and (hope.aspiration.on_paper or not on_paper)
            ]
            events = _events(session, pathway_id)
            network = networks_of(session, pathway_id)
        for row in scores:
            score = total(row.answers)
            events.append(Event(EventKind.WELLBEING, row.answered_on, value=score))
        return ProgressSnapshot(
            called=person.called,
            made_on=self._changes.clock.today(),
            started_on=pathway.started_on,
            closed_on=None if pathway.is_open else pathway.closed_on,
            language=person.language,
            courses=tuple(
                _course(hope, titles, pathway, sides, comments=not on_paper) for hope in hopes
            ),
            events=tuple(sorted(events, key=_day)),
            network=tuple(
                Said(row.happened_on or pathway.started_on, float(row.strength), words=row.who)
                for row in network
            ),
            copyright=self._questionnaires.rules.copyright if scores else "",
            licence_reference=self._settings.get(LICENCE_REFERENCE, "") if scores else "",
            licence_holder=self._settings.get(LICENCE_HOLDER, "") if scores else "",
        )


def _course(
    hope: Hope, titles: dict[str, str], pathway: Pathway, sides: Sequence[Side], *, comments: bool
) -> Course:
    row = hope.aspiration
    since = row.happened_on or pathway.started_on
    answers = [
        (
            row.measure if each.measure is None else each.measure,
            row.unit if each.unit is None else each.unit,
            Said(
                each.happened_on or since,
                each.value,
                each.side,
                each.comment if comments else "",
            ),
        )
        for each in hope.answers
        if each.side in sides
    ]
    return Course(
        words=row.words,
        since=since,
        status=row.status,
        areas=tuple(titles.get(key, key) for key in row.life_areas),
        runs=runs_of(
            [(_asked(kind), unit, said) for kind, unit, said in answers],
            kind=row.measure,
            unit=row.unit,
            start=row.start,
            target=row.target,
        ),
    )


def _asked(kind: MeasureKind) -> MeasureKind:
    """An aspiration without a measure is answered from 0 to 10."""
    return MeasureKind.SCALE if kind is MeasureKind.NONE else kind


def _events(session: Session, pathway_id: UUID) -> list[Event]:
    """Visits held and not held, steps done, reviews and pauses."""
    visits = {local(row.began_at).date() for row in _rows(session, Visit, pathway_id)}
    events = [Event(EventKind.VISIT, on) for on in visits]
    events += [
        Event(EventKind.VISIT if row.held else EventKind.NOT_HELD, row.on)
        for row in _rows(session, Appointment, pathway_id)
        if row.held is not None and row.on not in visits
    ]
    events += [
        Event(EventKind.STEP_DONE, row.done_on, words=row.what)
        for row in _rows(session, NextStep, pathway_id)
        if row.done_on is not None
    ]
    events += [
        Event(EventKind.REVIEW, row.happened_on)
        for row in _rows(session, Review, pathway_id)
        if row.happened_on is not None
    ]
    events += [
        Event(EventKind.PAUSE, row.from_on, row.ended_on)
        for row in _rows(session, Pause, pathway_id)
    ]
    return events


def _rows(session: Session, table: type[RowT], pathway_id: UUID) -> Sequence[RowT]:
    """A pathway's rows of one table."""
    return session.exec(
        select(table)
        .where(table.pathway_id == pathway_id, col(table.removed_at).is_(None))
        .order_by(as_written(table))
    ).all()


def _day(event: Event) -> tuple[object, ...]:
    return (event.on, list(EventKind).index(event.kind))
