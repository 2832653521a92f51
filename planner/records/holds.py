"""Legal holds: what keeps a record from being erased while somebody may need it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.concerns import Concern
from planner.models.lawful import HoldKind, LegalHold
from planner.models.people import Person
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.order import as_written
from planner.words import N_, _, day, listing

#: Nothing lawful is taken back by Ctrl+Z: no page undoes what was written under this name.
PAGE = "their_record"
KINDS = {
    HoldKind.COMPLAINT: N_("A complaint"),
    HoldKind.INQUEST: N_("An inquest"),
    HoldKind.SAFEGUARDING: N_("Safeguarding"),
    HoldKind.OTHER: N_("Something else"),
}


class Holds:
    """Placed and lifted with a reason and a day, each kept for good."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def place(self, person_id: UUID, kind: HoldKind, reason: str, placed_on: date) -> LegalHold:
        """Place a hold; raises InvalidInputError without a reason or for a day to come."""
        check_words(reason, "reason")
        self._check_day(placed_on, "placed_on")
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            row = LegalHold(person_id=person.id, kind=kind, reason=reason, placed_on=placed_on)
            session.add(row)
        return row

    def lift(self, hold_id: UUID, why: str, lifted_on: date) -> LegalHold:
        """Lift a hold; raises InvalidInputError without a reason or for a day that cannot be."""
        check_words(why, "lifted_why")
        self._check_day(lifted_on, "lifted_on")
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, LegalHold, hold_id)
            if lifted_on < row.placed_on:
                raise InvalidInputError(
                    _("It was placed on {day}. Use that day or a later one.").format(
                        day=day(row.placed_on)
                    ),
                    field="lifted_on",
                )
            row.lifted_on, row.lifted_why = lifted_on, why
        return row

    def of_person(self, person_id: UUID) -> list[LegalHold]:
        """A person's holds, those in force first, then the newest."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(LegalHold)
                    .where(LegalHold.person_id == person_id, col(LegalHold.removed_at).is_(None))
                    .order_by(
                        col(LegalHold.lifted_on).is_not(None),
                        col(LegalHold.placed_on).desc(),
                        col(LegalHold.recorded_at).desc(),
                        as_written(LegalHold).desc(),
                    )
                )
            )

    def in_force(self, person_id: UUID) -> list[LegalHold]:
        """The holds that are not lifted."""
        with self._changes.reading() as session:
            return in_force(session, person_id)

    def suggests_safeguarding(self, person_id: UUID) -> bool:
        """Whether a concern is open and nothing holds the record for safeguarding yet."""
        with self._changes.reading() as session:
            held = any(row.kind is HoldKind.SAFEGUARDING for row in in_force(session, person_id))
            return not held and concern_is_open(session, person_id)

    def _check_day(self, wanted: date, field: str) -> None:
        if wanted > self._changes.clock.today():
            raise InvalidInputError(_("That day is still to come. Check the year."), field=field)


def in_force(session: Session, person_id: UUID) -> list[LegalHold]:
    """The holds on a person's record that are not lifted, the first one first."""
    return list(
        session.exec(
            select(LegalHold)
            .where(
                LegalHold.person_id == person_id,
                col(LegalHold.lifted_on).is_(None),
                col(LegalHold.removed_at).is_(None),
            )
            .order_by(col(LegalHold.placed_on), as_written(LegalHold))
        )
    )


def concern_is_open(session: Session, person_id: UUID) -> bool:
    """Whether a concern about the person is not closed yet."""
    found = select(Concern.id).where(
        Concern.person_id == person_id,
        col(Concern.closed_on).is_(None),
        col(Concern.removed_at).is_(None),
    )
    return session.exec(found.limit(1)).first() is not None


def why_held(holds: list[LegalHold]) -> str:
    """Why a record cannot be erased now, and what to do; empty where nothing holds it."""
    if not holds:
        return ""
    named = [
        _("{kind}, since {day}").format(kind=_(KINDS[hold.kind]).lower(), day=day(hold.placed_on))
        for hold in holds
    ]
    return _(
        "This record is held for: {list}. It cannot be erased while a hold is in force. Lift the "
        "hold first, with a reason, once whoever asked for it agrees."
    ).format(list=listing(named))
