"""The pathway so far: what happened when, from suggested to what is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from planner.models.pathways import Pathway, PathwayStatus
from planner.models.planners import Surgery
from planner.models.times import local
from planner.models.visits import Appointment, Visit
from planner.records.changes import Changes
from planner.records.living import died_on
from planner.records.order import as_written
from planner.records.questionnaires import Questionnaires


class MomentKind(StrEnum):
    """What a point of the pathway's line is."""

    SUGGESTED = "suggested"
    VISIT = "visit"
    NOT_HELD = "not_held"
    TODAY = "today"
    COMING = "coming"
    WEMWBS = "wemwbs"


@dataclass(frozen=True)
class Moment:
    """A point of the line; `number` counts the visits."""

    kind: MomentKind
    on: date
    number: int = 0


@dataclass(frozen=True)
class Story:
    """A pathway in time. `first_contact` are the days from suggestion to the first visit.

    `window` is when the next WEMWBS is due, first and last day.
    """

    moments: tuple[Moment, ...]
    surgery: str
    first_contact: int | None
    held: int
    not_held: int
    window: tuple[date, date] | None


class Stories:
    """Tells pathways as a line of moments."""

    def __init__(self, changes: Changes, questionnaires: Questionnaires) -> None:
        self._changes = changes
        self._questionnaires = questionnaires

    def of_pathway(self, pathway_id: UUID) -> Story:
        """What happened on a pathway, and what is planned. Raises NotFoundError."""
        today = self._changes.clock.today()
        with self._changes.reading() as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            surgery = session.get(Surgery, pathway.surgery_id) if pathway.surgery_id else None
            began = session.exec(
                select(Visit.began_at)
                .where(Visit.pathway_id == pathway_id, col(Visit.removed_at).is_(None))
                .order_by(col(Visit.began_at), as_written(Visit))
            ).all()
            meetings = session.exec(
                select(Appointment)
                .where(
                    Appointment.pathway_id == pathway_id,
                    col(Appointment.removed_at).is_(None),
                    or_(col(Appointment.held).is_(False), col(Appointment.held).is_(None)),
                )
                .order_by(col(Appointment.on), as_written(Appointment))
            ).all()
            living = died_on(session, pathway.person_id) is None
        visits = [local(moment).date() for moment in began]
        missed = [meeting.on for meeting in meetings if meeting.held is False]
        planned = [each.on for each in meetings if each.held is None and each.on >= today]
        asks = pathway.status is PathwayStatus.ACTIVE and living
        window = self._questionnaires.standing(pathway_id).window if asks else None
        moments = [Moment(MomentKind.SUGGESTED, pathway.referred_on or pathway.started_on)]
        moments += [Moment(MomentKind.VISIT, on, number) for number, on in enumerate(visits, 1)]
        moments += [Moment(MomentKind.NOT_HELD, on) for on in missed]
        moments.append(Moment(MomentKind.TODAY, today))
        if living:
            moments += [Moment(MomentKind.COMING, on) for on in planned[:1]]
        if window is not None and window.due > today:
            moments.append(Moment(MomentKind.WEMWBS, window.due))
        referred_on = pathway.referred_on
        return Story(
            moments=tuple(sorted(moments, key=_on)),
            surgery=surgery.name if surgery else "",
            first_contact=(visits[0] - referred_on).days if referred_on and visits else None,
            held=len(visits),
            not_held=len(missed),
            window=(window.opens, window.closes) if window else None,
        )


def _on(moment: Moment) -> date:
    return moment.on
