"""Pauses and endings of pathways, and what was different at the close and three months after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.endings import (
    Ending,
    Outcome,
    OutcomeKind,
    OutcomeMoment,
    OutcomeSource,
    Pause,
)
from planner.models.outcomes import MONTHS, MOST, asked_of, is_count
from planner.models.pathways import OPEN, Pathway, PathwayStatus
from planner.models.today_marks import TodayMark, TodayMarkKind
from planner.models.visits import Appointment
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.living import died_on
from planner.records.order import as_written
from planner.records.pathways import PAGE, set_status
from planner.words import _

#: What a line of Today about the three months is called where it is put aside.
ABOUT = "outcomes"


@dataclass(frozen=True)
class Said:
    """One answer: its value, who reported it, and over how many months a count is."""

    value: int
    source: OutcomeSource
    months: int = 3


class Endings:
    """What a planner does when a pathway rests or ends. Words are kept exactly as typed."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def pause(
        self,
        pathway_id: UUID,
        reason: str = "",
        look_again_on: date | None = None,
        *,
        call_off: bool = False,
    ) -> Pause:
        """Let it rest from today; a day to look again is asked for on Today.

        `call_off` takes the meetings planned with it off the calendar. Raises InvalidInputError
        for a day gone by, and where it does not go on.
        """
        today = self._changes.clock.today()
        _check_to_come(look_again_on, today)
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if pathway.status is not PathwayStatus.ACTIVE:
                raise InvalidInputError(_("Only a pathway that goes on can be paused."))
            set_status(self._changes, session, pathway_id, PathwayStatus.PAUSED, look_again_on)
            row = Pause(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                happened_on=today,
                from_on=today,
                look_again_on=look_again_on,
                reason=reason,
            )
            session.add(row)
            if call_off:
                self._call_off(session, pathway_id)
            return row

    def look_again(self, pathway_id: UUID, on: date | None) -> Pathway:
        """Stay paused, and look again on another day, or on none. Raises InvalidInputError."""
        _check_to_come(on, self._changes.clock.today())
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if pathway.status is not PathwayStatus.PAUSED:
                raise InvalidInputError(_("It is not paused."))
            pathway.paused_until = on
            row = _resting(session, pathway_id)
            if row is not None:
                row.look_again_on = on
            return pathway

    def resume(self, pathway_id: UUID) -> Pathway:
        """Go on after a pause, or open one that ended again: what it asked for, it asks again.

        Raises InvalidInputError while another one is open, or where the person has died.
        """
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if died_on(session, pathway.person_id) is not None:
                raise InvalidInputError(_("They have died. The pathway does not go on."))
            ended = _ending(session, pathway_id)
            if ended is not None:
                ended.removed_at = self._changes.clock.now()
            return set_status(self._changes, session, pathway_id, PathwayStatus.ACTIVE)

    def close(
        self,
        pathway_id: UUID,
        status: PathwayStatus,
        *,
        reason: str = "",
        handed_to: str = "",
        own_words: str = "",
        closed_on: date | None = None,
        call_off: bool = False,
    ) -> Ending:
        """Complete it, end it early, or hand it to another surgery, which has to be named.

        `own_words` are what the person says of it. Raises InvalidInputError for a day to come or
        before it started, and where it has ended already.
        """
        today = self._changes.clock.today()
        if status in OPEN:
            raise ValueError(status)
        if status is PathwayStatus.TRANSFERRED:
            check_words(handed_to, "handed_to")
        day = closed_on or today
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if not pathway.is_open:
                raise InvalidInputError(_("It has ended already."))
            if not pathway.started_on <= day <= today:
                raise InvalidInputError(
                    _("Use a day from when the pathway started to today."), field="closed_on"
                )
            set_status(self._changes, session, pathway_id, status, closed_on=day)
            row = Ending(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                happened_on=day,
                reason=reason,
                handed_to=handed_to if status is PathwayStatus.TRANSFERRED else "",
                own_words=own_words,
            )
            session.add(row)
            if call_off:
                self._call_off(session, pathway_id)
            return row

    def planned(self, pathway_id: UUID) -> list[Appointment]:
        """The meetings from today on that are planned with it."""
        with self._changes.reading() as session:
            return self._planned(session, pathway_id)

    def pauses(self, pathway_id: UUID) -> list[Pause]:
        """Its pauses, the newest first."""
        with self._changes.reading() as session:
            return list(session.exec(_pauses(pathway_id)))

    def resting(self, pathway_id: UUID) -> Pause | None:
        """The pause it is in now, if it is."""
        with self._changes.reading() as session:
            return _resting(session, pathway_id)

    def ending(self, pathway_id: UUID) -> Ending | None:
        """How it ended, where that was said."""
        with self._changes.reading() as session:
            return _ending(session, pathway_id)

    def outcomes(self, pathway_id: UUID, moment: OutcomeMoment) -> list[Outcome]:
        """What was reported at the close, or three months after."""
        with self._changes.reading() as session:
            return list(_outcomes(session, pathway_id, moment).values())

    def report(
        self, pathway_id: UUID, moment: OutcomeMoment, said: Mapping[OutcomeKind, Said | None]
    ) -> None:
        """Keep what is reported; None takes an answer back: not known. One step of undo.

        Raises InvalidInputError for an answer that cannot be, or not of this kind of pathway.
        """
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            asked = {
                kind
                for question in asked_of(pathway.kind)
                for kind in (question.kind, question.before)
            }
            held = _outcomes(session, pathway_id, moment)
            for kind, answer in said.items():
                if kind not in asked:
                    raise InvalidInputError(_("That is not asked here."), field=kind)
                _check(kind, answer)
                self._put(session, pathway, moment, kind, held.get(kind), answer)

    def ask_no_more(self, pathway_id: UUID) -> TodayMark:
        """Leave out the question three months after the close; undo asks it after all."""
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            row = TodayMark(
                person_id=pathway.person_id,
                about=ABOUT,
                record_id=pathway.id,
                kind=TodayMarkKind.SEEN,
                marked_on=self._changes.clock.today(),
            )
            session.add(row)
            return row

    def _put(
        self,
        session: Session,
        pathway: Pathway,
        moment: OutcomeMoment,
        kind: OutcomeKind,
        row: Outcome | None,
        answer: Said | None,
    ) -> None:
        if answer is None:
            if row is not None:
                row.removed_at = self._changes.clock.now()
            return
        if row is None:
            row = Outcome(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                happened_on=self._changes.clock.today(),
                moment=moment,
                kind=kind,
                value=answer.value,
                source=answer.source,
            )
        row.value, row.source, row.months = answer.value, answer.source, answer.months
        session.add(row)

    def _planned(self, session: Session, pathway_id: UUID) -> list[Appointment]:
        return list(
            session.exec(
                select(Appointment)
                .where(
                    Appointment.pathway_id == pathway_id,
                    Appointment.on >= self._changes.clock.today(),
                    col(Appointment.held).is_(None),
                    col(Appointment.removed_at).is_(None),
                )
                .order_by(col(Appointment.on), as_written(Appointment))
            )
        )

    def _call_off(self, session: Session, pathway_id: UUID) -> None:
        for meeting in self._planned(session, pathway_id):
            meeting.removed_at = self._changes.clock.now()


def _check_to_come(day: date | None, today: date) -> None:
    if day is not None and day <= today:
        raise InvalidInputError(_("Put a day to come, or leave it empty."), field="look_again_on")


def _check(kind: OutcomeKind, answer: Said | None) -> None:
    if answer is None:
        return
    if not 0 <= answer.value <= (MOST if is_count(kind) else 1):
        raise InvalidInputError(
            _("Put a number from 0 to {most}, or leave it empty.").format(most=MOST), field=kind
        )
    if answer.months not in MONTHS:
        raise InvalidInputError(_("Choose how many months."), field="months")


def _pauses(pathway_id: UUID) -> Any:
    return (
        select(Pause)
        .where(Pause.pathway_id == pathway_id, col(Pause.removed_at).is_(None))
        .order_by(
            col(Pause.from_on).desc(), col(Pause.recorded_at).desc(), as_written(Pause).desc()
        )
    )


def _resting(session: Session, pathway_id: UUID) -> Pause | None:
    found: Pause | None = session.exec(
        _pauses(pathway_id).where(col(Pause.ended_on).is_(None))
    ).first()
    return found


def _ending(session: Session, pathway_id: UUID) -> Ending | None:
    return session.exec(
        select(Ending)
        .where(Ending.pathway_id == pathway_id, col(Ending.removed_at).is_(None))
        .order_by(col(Ending.recorded_at).desc(), as_written(Ending).desc())
    ).first()


def _outcomes(
    session: Session, pathway_id: UUID, moment: OutcomeMoment
) -> dict[OutcomeKind, Outcome]:
    rows = session.exec(
        select(Outcome).where(
            Outcome.pathway_id == pathway_id,
            Outcome.moment == moment,
            col(Outcome.removed_at).is_(None),
        )
    )
    return {row.kind: row for row in rows}
