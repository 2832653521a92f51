"""Pathways: started, changed, paused and finished, one open at a time."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError, NotFoundError
from planner.models.endings import Pause
from planner.models.journal import Why
from planner.models.pathways import OPEN, Pathway, PathwayKind, PathwayStatus, ReferralSource
from planner.models.pauses import review_after_pause
from planner.models.people import Person
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.words import _

PAGE = "details"
_DETAILS = frozenset(
    {"kind", "referral_source", "referred_by", "surgery_id", "referred_on", "started_on"}
)


class Pathways:
    """The journeys of each person."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def start(
        self,
        person_id: UUID,
        kind: PathwayKind,
        *,
        referral_source: ReferralSource | None = None,
        referred_by: str = "",
        surgery_id: UUID | None = None,
        referred_on: date | None = None,
        started_on: date | None = None,
    ) -> Pathway:
        """Start a pathway, today unless `started_on` says otherwise.

        Raises InvalidInputError while another one is open, or for a day still to come.
        """
        pathway = Pathway(
            person_id=person_id,
            kind=PathwayKind(kind),
            referral_source=referral_source,
            referred_by=referred_by,
            surgery_id=surgery_id,
            referred_on=referred_on,
            started_on=started_on or self._changes.clock.today(),
        )
        self._check_days(pathway)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            self._changes.held(session, Person, person_id)
            if _current(session, person_id) is not None:
                raise InvalidInputError(
                    _("A pathway is open already. Finish that one first."), field="kind"
                )
            session.add(pathway)
        return pathway

    def current(self, person_id: UUID) -> Pathway | None:
        """The pathway that is open (active or paused), if one is."""
        return self._changes.once(_current, person_id)

    def get(self, pathway_id: UUID) -> Pathway:
        """One pathway. Raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, Pathway, pathway_id)

    def of_person(self, person_id: UUID) -> list[Pathway]:
        """Every pathway of a person, the newest first."""
        return list(self._changes.once(_all_of, person_id))

    def change(self, pathway_id: UUID, field: str, value: Any) -> Pathway:
        """Change one detail of a pathway (its kind, who suggested it, its days).

        Raises InvalidInputError for a day still to come.
        """
        if field not in _DETAILS:
            raise ValueError(field)
        why = Why.TYPED if field == "referred_by" else Why.CHOSEN
        with self._changes.transaction(why, page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            setattr(pathway, field, value)
            self._check_days(pathway)
            session.add(pathway)
        return pathway

    def pause(self, pathway_id: UUID, until: date | None = None) -> Pathway:
        """Pause, until a day if one is known. Raises InvalidInputError for a day gone by."""
        if until is not None and until < self._changes.clock.today():
            raise InvalidInputError(
                _("That day has gone. Put a day to come, or leave it empty."),
                field="paused_until",
            )
        return self._set_status(pathway_id, PathwayStatus.PAUSED, until, None)

    def go_on(self, pathway_id: UUID) -> Pathway:
        """Go on after a pause, or open a finished one again.

        Raises InvalidInputError while another one is open.
        """
        return self._set_status(pathway_id, PathwayStatus.ACTIVE, None, None)

    def finish(
        self, pathway_id: UUID, status: PathwayStatus, closed_on: date | None = None
    ) -> Pathway:
        """Close as completed, ended early or transferred, today unless `closed_on` is given."""
        if status in OPEN:
            raise ValueError(status)
        today = self._changes.clock.today()
        if closed_on is not None and closed_on > today:
            raise InvalidInputError(
                _("That day is still to come. Put the day it ended."), field="closed_on"
            )
        return self._set_status(pathway_id, status, None, closed_on or today)

    def _set_status(
        self,
        pathway_id: UUID,
        status: PathwayStatus,
        paused_until: date | None,
        closed_on: date | None,
    ) -> Pathway:
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            return set_status(
                self._changes, session, pathway_id, status, paused_until, closed_on=closed_on
            )

    def _check_days(self, pathway: Pathway) -> None:
        today = self._changes.clock.today()
        for field in ("referred_on", "started_on"):
            day = getattr(pathway, field)
            if day is not None and day > today:
                raise InvalidInputError(
                    _("That day is still to come. Put today or a day gone by."), field=field
                )
        if pathway.referred_on is not None and pathway.referred_on > pathway.started_on:
            raise InvalidInputError(
                _("The pathway started before it was suggested. Check both days."),
                field="referred_on",
            )


def set_status(
    changes: Changes,
    session: Session,
    pathway_id: UUID,
    status: PathwayStatus,
    paused_until: date | None = None,
    *,
    closed_on: date | None = None,
) -> Pathway:
    """Pause, close or go on, in a transaction that goes on. What leads out of a pause ends it.

    Raises NotFoundError, and InvalidInputError while another one is open.
    """
    pathway = changes.held(session, Pathway, pathway_id)
    if pathway.removed_at is not None:
        raise NotFoundError(_("That is not in this vault any more."))
    other = _current(session, pathway.person_id)
    if status in OPEN and other is not None and other.id != pathway.id:
        raise InvalidInputError(
            _("Another pathway is open already. Finish that one first."), field="status"
        )
    if status is not PathwayStatus.PAUSED:
        _end_pause(changes, session, pathway, goes_on=status is PathwayStatus.ACTIVE)
    pathway.status = status
    pathway.paused_until = paused_until
    pathway.closed_on = closed_on
    session.add(pathway)
    return pathway


def _end_pause(changes: Changes, session: Session, pathway: Pathway, *, goes_on: bool) -> None:
    """End the pause it is in; a review that waited lies as far ahead as it did."""
    pause = session.exec(
        select(Pause).where(
            Pause.pathway_id == pathway.id,
            col(Pause.ended_on).is_(None),
            col(Pause.removed_at).is_(None),
        )
    ).first()
    if pause is None:
        return
    pause.ended_on = changes.clock.today()
    if goes_on:
        pathway.review_on = review_after_pause(pathway.review_on, pause.from_on, pause.ended_on)


def _of_person(person_id: UUID) -> Any:
    return (
        select(Pathway)
        .where(Pathway.person_id == person_id, col(Pathway.removed_at).is_(None))
        .order_by(
            col(Pathway.started_on).desc(),
            col(Pathway.recorded_at).desc(),
            as_written(Pathway).desc(),
        )
    )


def _all_of(session: Session, person_id: UUID) -> list[Pathway]:
    return list(session.exec(_of_person(person_id)))


def _current(session: Session, person_id: UUID) -> Pathway | None:
    found: Pathway | None = session.exec(
        _of_person(person_id).where(col(Pathway.status).in_(OPEN))
    ).first()
    return found
