"""Keeping safe: concerns, who was told of them, and attempts to reach a person.

Nothing here scores or grades a person. A concern is never taken out: it is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.concerns import Concern, ConcernKind, ReachAttempt, Told, WhoActs
from planner.models.journal import Why
from planner.models.people import Person
from planner.models.times import local, moment_of
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.order import as_written
from planner.words import _

PAGE = "keeping_safe"
#: The fields of a concern, and of one telling, that hold typed words.
TYPED = frozenset(
    {
        "who_acts_name",
        "words",
        "wishes",
        "shared_anyway_because",
        "went_next",
        "closed_by",
        "outcome",
    }
)
TOLD_TYPED = frozenset({"who", "how", "accepted_by"})
TRY_TYPED = frozenset({"how", "note"})


@dataclass(frozen=True)
class ConcernFile:
    """A concern with everyone who was told of it, the first one first, and whose it is."""

    concern: Concern
    person: Person
    told: tuple[Told, ...]


class Concerns:
    """What a planner does when they are worried about someone. Saving it tells nobody."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def open(self, person_id: UUID, who_acts: WhoActs, visit_id: UUID | None = None) -> Concern:
        """Open a concern with the first thing asked: who must act now."""
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            row = Concern(
                person_id=person.id,
                visit_id=visit_id,
                opened_at=self._changes.clock.now(),
                happened_on=self._changes.clock.today(),
                who_acts=who_acts,
            )
            session.add(row)
            return row

    def file(self, concern_id: UUID) -> ConcernFile:
        """One concern with what belongs to it; raises NotFoundError."""
        with self._changes.reading() as session:
            return _files(session, [self._changes.held(session, Concern, concern_id)])[0]

    def open_ones(self, person_id: UUID | None = None) -> list[ConcernFile]:
        """The concerns still open, oldest first: everyone's, or those of one person."""
        with self._changes.reading() as session:
            asked = select(Concern).where(
                col(Concern.closed_on).is_(None), col(Concern.removed_at).is_(None)
            )
            if person_id is not None:
                asked = asked.where(Concern.person_id == person_id)
            return _files(
                session,
                session.exec(asked.order_by(col(Concern.opened_at), as_written(Concern))).all(),
            )

    def of_person(self, person_id: UUID) -> list[ConcernFile]:
        """Every concern of one person, the newest first."""
        with self._changes.reading() as session:
            rows = session.exec(
                select(Concern)
                .where(Concern.person_id == person_id, col(Concern.removed_at).is_(None))
                .order_by(col(Concern.opened_at).desc(), as_written(Concern).desc())
            ).all()
            return _files(session, rows)

    def in_period(self, first: date, last: date) -> list[ConcernFile]:
        """Everyone's concerns that were open at any time from `first` to `last`, newest first."""
        after = moment_of(last + timedelta(days=1), time())
        with self._changes.reading() as session:
            rows = session.exec(
                select(Concern)
                .join(Person, col(Person.id) == col(Concern.person_id))
                .where(
                    col(Concern.opened_at) < after,
                    or_(col(Concern.closed_on).is_(None), col(Concern.closed_on) >= first),
                    col(Concern.removed_at).is_(None),
                    col(Person.removed_at).is_(None),
                )
                .order_by(col(Concern.opened_at).desc(), as_written(Concern).desc())
            ).all()
            return _files(session, rows)

    def note_listed(self, files: Sequence[ConcernFile], *, saved: bool) -> None:
        """Write for each person that a list for supervision left the vault with them on it."""
        why = Why.EXPORTED if saved else Why.PRINTED
        for person_id in dict.fromkeys(file.person.id for file in files):
            self._changes.note_event(why, person_id, page=PAGE, detail={"what": "supervision"})

    def choose_who_acts(self, concern_id: UUID, who_acts: WhoActs) -> Concern:
        """Change who must act now."""
        return self._change(concern_id, who_acts=who_acts)

    def choose_kinds(self, concern_id: UUID, kinds: Sequence[ConcernKind]) -> Concern:
        """Say what it is about: as many kinds as it takes, kept in their own order."""
        return self._change(concern_id, kinds=[str(kind) for kind in ConcernKind if kind in kinds])

    def choose_known(self, concern_id: UUID, *, knows: bool | None, agrees: bool | None) -> Concern:
        """Say whether the person knows that it is shared, and whether they agree; None: not asked.

        Nobody can agree to what they do not know: raises InvalidInputError.
        """
        if agrees and knows is False:
            raise InvalidInputError(
                _("Agreeing means that they know. Change one of the two answers."),
                field="person_agrees",
            )
        return self._change(concern_id, person_knows=knows, person_agrees=agrees)

    def type_text(self, concern_id: UUID, field: str, text: str) -> Concern:
        """Keep what is typed in one of `TYPED`, exactly as it is."""
        if field not in TYPED:
            raise ValueError(field)
        return self._changes.change(Concern, concern_id, {field: text}, why=Why.TYPED, page=PAGE)

    def tell(self, concern_id: UUID, who: str) -> Told:
        """Note that someone was told just now; raises InvalidInputError for nobody."""
        check_words(who, "who")
        with self._changes.transaction(page=PAGE) as session:
            concern = self._changes.held(session, Concern, concern_id)
            row = Told(
                person_id=concern.person_id,
                concern_id=concern.id,
                who=who,
                told_at=self._changes.clock.now(),
                happened_on=self._changes.clock.today(),
            )
            session.add(row)
            return row

    def told_at(self, told_id: UUID, at: datetime) -> Told:
        """Say when they were told; raises InvalidInputError for a moment still to come."""
        if at > self._changes.clock.now():
            raise InvalidInputError(_("That is still to come. When were they told?"), field="at")
        values = {"told_at": at, "happened_on": local(at).date()}
        return self._changes.change(Told, told_id, values, page=PAGE)

    def drop_told(self, told_id: UUID) -> Told:
        """Take a telling away that was noted by mistake; undo brings it back."""
        values = {"removed_at": self._changes.clock.now()}
        return self._changes.change(Told, told_id, values, page=PAGE)

    def type_told(self, told_id: UUID, field: str, text: str) -> Told:
        """Keep what is typed about one telling; raises InvalidInputError for nobody."""
        if field not in TOLD_TYPED:
            raise ValueError(field)
        if field == "who":
            check_words(text, "who")
        return self._changes.change(Told, told_id, {field: text}, why=Why.TYPED, page=PAGE)

    def close(self, concern_id: UUID, *, closed_by: str, closed_on: date, outcome: str) -> Concern:
        """Close it with a name, a date and an outcome.

        Raises InvalidInputError where one of them is missing or the date cannot be; or where
        somebody was told of it without the person's agreement, and it is not said why.
        """
        check_words(closed_by, "closed_by")
        check_words(outcome, "outcome")
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, Concern, concern_id)
            (file,) = _files(session, [row])
            unagreed = row.person_knows is False or row.person_agrees is False
            if file.told and unagreed and not row.shared_anyway_because.strip():
                raise InvalidInputError(
                    _("Say why it was shared anyway, then close it."),
                    field="shared_anyway_because",
                )
            if not local(row.opened_at).date() <= closed_on <= self._changes.clock.today():
                raise InvalidInputError(
                    _("Use a day from when the concern was opened to today."), field="closed_on"
                )
            row.closed_by, row.closed_on, row.outcome = closed_by, closed_on, outcome
            return row

    def note_copied(self, concern_id: UUID) -> None:
        """Write in the journal that its text was copied out of the vault."""
        concern = self.file(concern_id).concern
        self._changes.note_event(Why.EXPORTED, concern.person_id, concern, page=PAGE)

    def try_to_reach(
        self, person_id: UUID, how: str, *, reached: bool = False, note: str = ""
    ) -> ReachAttempt:
        """Note an attempt to reach the person, made now; raises InvalidInputError without how."""
        check_words(how, "how")
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            row = ReachAttempt(
                person_id=person.id,
                tried_at=self._changes.clock.now(),
                happened_on=self._changes.clock.today(),
                how=how,
                reached=reached,
                note=note,
            )
            session.add(row)
            return row

    def type_try(self, try_id: UUID, field: str, text: str) -> ReachAttempt:
        """Keep what is typed about an attempt; raises InvalidInputError for an empty how."""
        if field not in TRY_TYPED:
            raise ValueError(field)
        if field == "how":
            check_words(text, "how")
        return self._changes.change(ReachAttempt, try_id, {field: text}, why=Why.TYPED, page=PAGE)

    def choose_reached(self, try_id: UUID, reached: bool) -> ReachAttempt:
        """Say whether an attempt reached the person."""
        return self._changes.change(ReachAttempt, try_id, {"reached": reached}, page=PAGE)

    def drop_try(self, try_id: UUID) -> ReachAttempt:
        """Take an attempt away that was noted by mistake; undo brings it back."""
        now = self._changes.clock.now()
        return self._changes.change(ReachAttempt, try_id, {"removed_at": now}, page=PAGE)

    def attempts(self, person_id: UUID) -> list[ReachAttempt]:
        """The attempts to reach a person, the newest first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(ReachAttempt)
                    .where(
                        ReachAttempt.person_id == person_id, col(ReachAttempt.removed_at).is_(None)
                    )
                    .order_by(col(ReachAttempt.tried_at).desc(), as_written(ReachAttempt).desc())
                )
            )

    def _change(self, concern_id: UUID, **values: object) -> Concern:
        return self._changes.change(Concern, concern_id, values, page=PAGE)


def _files(session: Session, concerns: Sequence[Concern]) -> list[ConcernFile]:
    keys = [row.id for row in concerns]
    people = {
        person.id: person
        for person in session.exec(
            select(Person).where(col(Person.id).in_({row.person_id for row in concerns}))
        )
    }
    told = session.exec(
        select(Told)
        .where(col(Told.concern_id).in_(keys), col(Told.removed_at).is_(None))
        .order_by(col(Told.told_at), as_written(Told))
    ).all()
    return [
        ConcernFile(
            row, people[row.person_id], tuple(each for each in told if each.concern_id == row.id)
        )
        for row in concerns
    ]
