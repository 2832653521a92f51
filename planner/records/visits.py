"""Visits: one conversation from Start visit to End visit, and the meetings planned around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.base import PersonRecord
from planner.models.journal import JournalLine, Why
from planner.models.papers import Paper
from planner.models.pathways import Pathway
from planner.models.visits import Appointment, Interpreting, Visit, VisitHow
from planner.records import taking_out
from planner.records.changes import Changes
from planner.records.meetings import Meeting
from planner.records.order import as_written
from planner.records.preparations import take_up
from planner.records.rhythm import day_of, due_after
from planner.words import _

PAGE = "visit"
#: What is typed in the course of a visit and belongs to the visit itself.
WORDS = ("agenda", "jot", "agreed")


class Visits:
    """Starts, keeps and ends visits. One is open at a time; it outlives a crash."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        open_one = self.current()
        #: The visit that was still open when this vault was unlocked, until someone goes on with
        #: it or ends it.
        self.left_open_id: UUID | None = open_one.id if open_one else None

    def current(self) -> Visit | None:
        """The visit that has started and not ended."""
        return self._changes.once(self._current)

    def going_on(self, person_id: UUID | None) -> UUID | None:
        """The open visit's id if it is with this person: what is said now was said in it."""
        visit = self.current()
        return visit.id if visit is not None and visit.person_id == person_id else None

    def get(self, visit_id: UUID) -> Visit:
        """One visit. Raises NotFoundError where there is none."""
        with self._changes.reading() as session:
            return self._changes.held(session, Visit, visit_id)

    def of_person(self, person_id: UUID) -> list[Visit]:
        """A person's visits, newest first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Visit)
                    .where(Visit.person_id == person_id, col(Visit.removed_at).is_(None))
                    .order_by(col(Visit.began_at).desc(), as_written(Visit).desc())
                )
            )

    def start(
        self,
        person_id: UUID,
        pathway_id: UUID,
        how: VisitHow = VisitHow.IN_PERSON,
        place: str = "",
        in_room: Sequence[str] = (),
        interpreting: Interpreting = Interpreting.NONE,
        language: str = "",
        agenda: str = "",
    ) -> Visit:
        """Start a visit; a meeting planned for today with this person counts as held, and what
        was prepared belongs to it.

        Raises InvalidInputError while another visit is open.
        """
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            if self._current(session) is not None:
                raise InvalidInputError(_("Another visit is still open. End that one first."))
            visit = Visit(
                person_id=person_id,
                pathway_id=pathway_id,
                happened_on=self._changes.clock.today(),
                began_at=self._changes.clock.now(),
                how=how,
                place=place,
                in_room=list(in_room),
                interpreting=interpreting,
                language=language if interpreting is not Interpreting.NONE else "",
                agenda=agenda,
            )
            session.add(visit)
            session.flush()
            self.hold_meeting(session, visit)
            take_up(session, visit)
        return visit

    def go_on(self) -> None:
        """Go on with the visit that was left open."""
        self.left_open_id = None

    def write(self, visit_id: UUID, field: str, text: str) -> Visit:
        """Keep what is typed into one of `WORDS`: agenda, jot, agreed."""
        if field not in WORDS:
            raise ValueError(field)
        return self._changes.change(Visit, visit_id, {field: text}, why=Why.TYPED, page=PAGE)

    def suggested_review(self, visit_id: UUID) -> date:
        """The review date that ending this visit sets unless another is chosen."""
        with self._changes.reading() as session:
            return due_after(session, self._changes.held(session, Visit, visit_id))

    def end(
        self, visit_id: UUID, next_meeting: Meeting | None = None, review_on: date | None = None
    ) -> Visit:
        """End a visit, plan the next meeting if there is one, and set the review date.

        A visit left open on an earlier day ended when its last words were kept.
        Raises InvalidInputError for a date before the visit.
        """
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            visit = self._changes.held(session, Visit, visit_id)
            day = day_of(visit)
            if next_meeting is not None and next_meeting.on < day:
                raise InvalidInputError(
                    _("The next meeting can't be before this one."), field="next_on"
                )
            if review_on is not None and review_on < day:
                raise InvalidInputError(
                    _("The review can't be before this visit."), field="review_on"
                )
            visit.ended_at = self._ending(session, visit)
            session.add(visit)
            pathway = self._changes.held(session, Pathway, visit.pathway_id)
            pathway.review_on = review_on or due_after(session, visit)
            session.add(pathway)
            if next_meeting is not None:
                session.add(next_meeting.row(visit.person_id, visit.pathway_id))
        if self.left_open_id == visit_id:
            self.left_open_id = None
        return visit

    def take_out(self, record: PersonRecord) -> list[Paper]:
        """Take a record's words out of record, history, search and kept papers; the row stays.

        Gives the papers that had them on, to be asked back.

        Raises InvalidInputError for a concern, which stays, and for words of an ended visit.
        """
        with self._changes.transaction(Why.TAKEN_OUT, page=PAGE) as session:
            visit = self._current(session)
            return taking_out.take_out(self._changes, session, record, visit.id if visit else None)

    def take_out_words(self, visit_id: UUID, field: str) -> None:
        """Take one of the visit's own `WORDS` out of record, history and search.

        Raises InvalidInputError once the visit has ended.
        """
        if field not in WORDS:
            raise ValueError(field)
        self._changes.seal()
        with self._changes.transaction(Why.TAKEN_OUT, page=PAGE) as session:
            visit = self._changes.held(session, Visit, visit_id)
            if visit.ended_at is not None:
                raise InvalidInputError(taking_out.too_late())
            taking_out.blank_lines_about(session, visit, field)
            setattr(visit, field, "")
            session.add(visit)

    def hold_meeting(self, session: Session, visit: Visit) -> None:
        """The meeting planned for the visit's day took place; inside its transaction."""
        planned = session.exec(
            select(Appointment)
            .where(
                Appointment.person_id == visit.person_id,
                Appointment.on == visit.happened_on,
                col(Appointment.held).is_(None),
                col(Appointment.removed_at).is_(None),
            )
            .order_by(col(Appointment.at), as_written(Appointment))
        ).first()
        if planned is not None:
            planned.held = True
            planned.visit_id = visit.id
            session.add(planned)

    def _current(self, session: Session) -> Visit | None:
        return session.exec(
            select(Visit)
            .where(col(Visit.ended_at).is_(None), col(Visit.removed_at).is_(None))
            .order_by(col(Visit.began_at).desc(), as_written(Visit).desc())
        ).first()

    def _ending(self, session: Session, visit: Visit) -> datetime:
        """Now; for a visit left open on an earlier day, when its last words were kept."""
        now = self._changes.clock.now()
        if visit.happened_on == self._changes.clock.today():
            return now
        last = session.exec(
            select(func.max(JournalLine.written_at)).where(
                JournalLine.person_id == visit.person_id,
                JournalLine.written_at >= visit.began_at,
                JournalLine.written_at < visit.began_at + timedelta(hours=12),
            )
        ).one()
        return last or visit.began_at
