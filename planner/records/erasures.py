"""Erasure: a record truly removed, with a reason and a second person, and a certificate of it.

It is written down before anything goes, and listed beside the backups; whatever breaks it off, it
is finished at the next opening. Nothing here is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from planner.errors import CancelledError, InvalidInputError
from planner.models.folding import fold
from planner.models.journal import Why
from planner.models.lawful import Erasure, ErasureReason
from planner.models.lawful_sheets import CertificateSnapshot
from planner.models.papers import Paper, PaperFate
from planner.models.people import Person
from planner.models.planners import Planner
from planner.models.times import local
from planner.records import access_words, everything_held, holds
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.erasure_words import REASONS, counted
from planner.records.order import as_written
from planner.records.retention import Retentions
from planner.records.subject_access import SubjectAccess
from planner.records.visits import Visits
from planner.vault import erasing, journal
from planner.words import _, day

#: Steps of the work: rows, the history among them; pages; the certificate.
STEPS = 3
_LEFT = (PaperFate.MADE, PaperFate.CAME_OUT, PaperFate.SAVED)


@dataclass(frozen=True)
class Agreed:
    """Why a record is erased, and the second person who agrees."""

    reason: ErasureReason
    by: str
    role: str


@dataclass(frozen=True)
class Preview:
    """What would go, in words, and the papers that left and stay where they are."""

    counts: tuple[str, ...]
    papers: tuple[Paper, ...]


class Erasures:
    """Erases records, and keeps that it was done."""

    def __init__(
        self,
        changes: Changes,
        visits: Visits,
        retentions: Retentions,
        access: SubjectAccess,
    ) -> None:
        self._changes = changes
        self._visits = visits
        self._retentions = retentions
        self._access = access

    def why_not(self, person_id: UUID) -> str:
        """Why the record cannot be erased now, and what to do; empty where it can."""
        with self._changes.reading() as session:
            self._changes.held(session, Person, person_id)
            held = holds.why_held(holds.in_force(session, person_id))
            worried = holds.concern_is_open(session, person_id)
        if held:
            return held
        if worried:
            return _(
                "A concern about this person is open. Close it first, with what came of it. If "
                "others still look into it, place a hold for safeguarding."
            )
        if self._access.waiting(person_id) is not None:
            return _("A request for a copy of this record is open. Give or close that one first.")
        if self._visits.going_on(person_id) is not None:
            return _("A visit with this person goes on. End it first.")
        return ""

    def preview(self, person_id: UUID) -> Preview:
        """What would go. Reads everything on the person: run it as a job."""
        with self._changes.reading() as session:
            held = everything_held.read(session, self._changes.held(session, Person, person_id))
        counts = {str(table.__tablename__): len(rows) for table, rows in held.rows.items()}
        counts["journal_line"] = len(held.lines)
        papers = [row for row in held.rows[Paper] if isinstance(row, Paper)]
        return Preview(counted(counts), tuple(row for row in papers if row.fate in _LEFT))

    def check(self, person_id: UUID, agreed: Agreed) -> None:
        """Raises InvalidInputError where it may not be erased so; its `field` says what is wrong.

        A hold, a concern, a request or a visit stands in the way; the time is not over, if that is
        the reason; or there is no second person.
        """
        refused = self.why_not(person_id)
        if refused:
            raise InvalidInputError(refused)
        until = self._retentions.of_person(person_id).until
        too_soon = until > self._changes.clock.today()
        if agreed.reason is ErasureReason.KEPT_LONG_ENOUGH and too_soon:
            raise InvalidInputError(
                _("It has to be kept until {day}. Choose another reason, or wait.").format(
                    day=day(until)
                ),
                field="reason",
            )
        check_words(agreed.by, "agreed_by")
        check_words(agreed.role, "agreed_role")
        planner = self._planner()
        if planner is not None and fold(agreed.by).split() == fold(planner.name).split():
            raise InvalidInputError(
                _("This has to be somebody else than you. Ask a second person to agree."),
                field="agreed_by",
            )

    def begin(
        self, person_id: UUID, agreed: Agreed, keyed_id: str, backups: list[dict[str, Any]]
    ) -> Erasure:
        """Write down that the record is being erased, before anything goes; raises as `check`.

        `keyed_id` stands for the person beside the backups; `backups` are those that hold them,
        each {"name", "made_at"}. From here on it is finished, now or at the next opening.
        """
        self.check(person_id, agreed)
        self._changes.seal()
        planner = self._planner()
        with self._changes.transaction(Why.ERASED) as session:
            head = journal.head(session, self._changes.origin)
            row = Erasure(
                number=self._number(session),
                begun_at=self._changes.clock.now(),
                reason=agreed.reason,
                erased_by=planner.name if planner else "",
                agreed_by=agreed.by.strip(),
                agreed_role=agreed.role.strip(),
                backups=backups,
                keyed_id=keyed_id,
                journal_sequence=head.sequence,
                journal_hash=head.hash,
            )
            session.add(row)
        return row

    def carry_out(
        self,
        erasure_id: UUID,
        person_id: UUID | None,
        drop_copies: Callable[[], object],
        progress: Callable[[int, int], None],
    ) -> Erasure:
        """Erase the rows, then what is left of them in the database's file; gives the certificate.

        Takes up again where it was broken off. `person_id` is None once the rows are gone;
        `drop_copies` removes copies of the database from before an update. Reads and writes the
        whole vault: run it as a job. It cannot be cancelled: locking waits for it.
        """
        row = self.get(erasure_id)
        _tell(progress, 0)
        if row.erased_at is None and person_id is not None:
            row = self._erase(erasure_id, person_id)
        _tell(progress, 1)
        if row.cleared_at is None:
            drop_copies()
            erasing.free_pages(self._driver_connection())
            _tell(progress, 2)
            row = self._change(erasure_id, cleared_at=self._changes.clock.now())
        _tell(progress, STEPS)
        return row

    def withdraw(self, erasure_id: UUID) -> None:
        """It did not come to be: the record stays, and nothing is finished later."""
        self._change(erasure_id, removed_at=self._changes.clock.now())

    def unfinished(self) -> list[Erasure]:
        """Those that were broken off."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Erasure)
                    .where(col(Erasure.cleared_at).is_(None), col(Erasure.removed_at).is_(None))
                    .order_by(as_written(Erasure))
                )
            )

    def whose(self, row: Erasure, keyed: Callable[[UUID], str]) -> UUID | None:
        """The person an unfinished erasure is of; None where they are gone already."""
        with self._changes.reading() as session:
            people = session.exec(select(Person.id)).all()
        return next((key for key in people if keyed(key) == row.keyed_id), None)

    def all(self) -> list[Erasure]:
        """Every erasure, the newest first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Erasure)
                    .where(col(Erasure.removed_at).is_(None))
                    .order_by(col(Erasure.begun_at).desc(), as_written(Erasure).desc())
                )
            )

    def get(self, erasure_id: UUID) -> Erasure:
        """One erasure; raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, Erasure, erasure_id)

    def _erase(self, erasure_id: UUID, person_id: UUID) -> Erasure:
        """The rows and the certificate's counts, in one transaction."""
        self._changes.seal()
        with self._changes.transaction(Why.ERASED) as session:
            row = self._changes.held(session, Erasure, erasure_id)
            connection = session.connection().connection.driver_connection
            row.counts = erasing.erase_person(connection, person_id)
            row.erased_at = self._changes.clock.now()
            session.add(row)
        return row

    def _driver_connection(self) -> Any:
        """The one connection behind the engine, outside any transaction."""
        fairy = self._changes.engine.raw_connection()
        try:
            return fairy.driver_connection
        finally:
            fairy.close()

    def _number(self, session: Session) -> str:
        year = self._changes.clock.today().year
        of_year = col(Erasure.number).startswith(f"{year}-")
        count = session.exec(select(func.count()).select_from(Erasure).where(of_year)).one()
        return f"{year}-{count + 1:03}"

    def _planner(self) -> Planner | None:
        with self._changes.reading() as session:
            if self._changes.planner_id is not None:
                found = session.get(Planner, self._changes.planner_id)
                if found is not None:
                    return found
            return session.exec(
                select(Planner)
                .where(col(Planner.removed_at).is_(None))
                .order_by(as_written(Planner))
            ).first()

    def _change(self, erasure_id: UUID, **values: object) -> Erasure:
        return self._changes.change(Erasure, erasure_id, values, why=Why.ERASED)


def certificate(row: Erasure) -> CertificateSnapshot:
    """What the certificate of an erasure says; raises ValueError for one that is not done."""
    if row.erased_at is None:
        raise ValueError(row.id)
    made = [local(datetime.fromisoformat(each["made_at"])) for each in row.backups]
    return CertificateSnapshot(
        number=row.number,
        erased_on=local(row.erased_at).date(),
        erased_at=access_words.moment_words(row.erased_at),
        reason=_(REASONS[row.reason]),
        erased_by=row.erased_by,
        agreed_by=row.agreed_by,
        agreed_role=row.agreed_role,
        counts=counted(row.counts),
        backups=tuple(access_words.moment_words(each) for each in sorted(made, reverse=True)),
        position=row.journal_sequence,
        position_hash=row.journal_hash,
    )


def _tell(progress: Callable[[int, int], None], done: int) -> None:
    """Say how far it is; that somebody asked it to stop changes nothing any more."""
    with suppress(CancelledError):
        progress(done, STEPS)
