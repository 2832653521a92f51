"""The crisis and support plan: made together, in editions. What was agreed is never changed.

A change to an agreed edition begins the next one with its words carried over, whoever makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from planner.errors import InvalidInputError
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.journal import Why
from planner.models.people import Contact, Person
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.order import as_written, called_alike
from planner.words import _

PAGE = "crisis_plan"
#: The headings of the plan in their order; each holds the person's own words.
HEADINGS = CrisisPlan.searchable
CONTACT_TYPED = frozenset({"name", "number"})


@dataclass(frozen=True)
class Edition:
    """One edition with who can be rung, each in their order."""

    plan: CrisisPlan
    people: tuple[CrisisContact, ...] = ()
    professionals: tuple[CrisisContact, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether it was agreed, and so is never changed."""
        return self.plan.agreed_on is not None

    @property
    def empty(self) -> bool:
        """Whether nothing is in it yet."""
        said = any(getattr(self.plan, name).strip() for name in HEADINGS)
        return not (said or self.people or self.professionals)


@dataclass(frozen=True)
class DueLook:
    """A person whose agreed plan is due for a look, and since when."""

    person_id: UUID
    called: str
    review_on: date


class CrisisPlans:
    """What a planner and a person do with the plan."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def editions(self, person_id: UUID) -> list[Edition]:
        """All of them, the newest first; a draft can only be the first."""
        with self._changes.reading() as session:
            return editions_of(session, person_id)

    def newest(self, person_id: UUID) -> Edition | None:
        """The one to work on: the draft where there is one, else the agreed one."""
        return next(iter(self.editions(person_id)), None)

    def agreed(self, person_id: UUID) -> Edition | None:
        """The one that holds now: the newest that was agreed."""
        return next((each for each in self.editions(person_id) if each.agreed), None)

    def begin(self, person_id: UUID, visit_id: UUID | None = None) -> CrisisPlan:
        """Begin the next edition with the words of the one before; gives a draft there is."""
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            return self._draft(session, person.id, visit_id)

    def type_text(self, plan_id: UUID, heading: str, text: str) -> CrisisPlan:
        """Keep what is typed under one of `HEADINGS`, exactly as it is; gives the edition."""
        if heading not in HEADINGS:
            raise ValueError(heading)
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            plan = self._open_one(session, plan_id)
            setattr(plan, heading, text)
            return plan

    def add_contact(
        self, plan_id: UUID, name: str, number: str = "", *, professional: bool = False
    ) -> CrisisContact:
        """Add somebody to ring after the others; raises InvalidInputError without a name."""
        check_words(name, "name")
        with self._changes.transaction(page=PAGE) as session:
            plan = self._open_one(session, plan_id)
            last = session.exec(
                select(func.max(CrisisContact.position)).where(
                    CrisisContact.crisis_plan_id == plan.id
                )
            ).one()
            row = CrisisContact(
                person_id=plan.person_id,
                crisis_plan_id=plan.id,
                professional=professional,
                name=name,
                number=number,
                happened_on=self._changes.clock.today(),
                position=0 if last is None else last + 1,
            )
            session.add(row)
            return row

    def take_from_contacts(self, plan_id: UUID, contact_id: UUID) -> CrisisContact:
        """Add someone from the person's own contacts: name, who they are, and number."""
        with self._changes.reading() as session:
            contact = self._changes.held(session, Contact, contact_id)
        named = contact.name
        if contact.relation.strip():
            named = _("{name}, {relation}").format(name=contact.name, relation=contact.relation)
        return self.add_contact(plan_id, named, contact.phone)

    def type_contact(self, contact_id: UUID, field: str, text: str) -> CrisisContact:
        """Keep what is typed about someone; raises InvalidInputError for an empty name."""
        if field not in CONTACT_TYPED:
            raise ValueError(field)
        if field == "name":
            check_words(text, "name")
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            row = self._open_contact(session, contact_id)
            setattr(row, field, text)
            return row

    def remove_contact(self, contact_id: UUID) -> CrisisContact:
        """Take someone off the plan; undo brings them back."""
        with self._changes.transaction(page=PAGE) as session:
            row = self._open_contact(session, contact_id)
            row.removed_at = self._changes.clock.now()
            return row

    def agree(self, plan_id: UUID, review_on: date) -> CrisisPlan:
        """Make a draft the edition of today, to be looked at again on `review_on`.

        Raises InvalidInputError where nothing is in it, or for a day that is not still to come.
        """
        self._check_review(review_on)
        with self._changes.transaction(page=PAGE) as session:
            plan = self._changes.held(session, CrisisPlan, plan_id)
            if plan.agreed_on is not None:
                raise InvalidInputError(_("This was agreed already."))
            if _edition(session, plan).empty:
                raise InvalidInputError(_("Nothing is in it yet. Write something together first."))
            plan.agreed_on = plan.happened_on = self._changes.clock.today()
            plan.review_on = review_on
            return plan

    def still_right(self, plan_id: UUID, review_on: date) -> CrisisPlan:
        """It was looked at and its words hold: set the next day. Raises InvalidInputError."""
        self._check_review(review_on)
        return self._changes.change(CrisisPlan, plan_id, {"review_on": review_on}, page=PAGE)

    def drop_draft(self, plan_id: UUID) -> CrisisPlan:
        """Leave a draft, with who is in it; undo brings it back. Raises InvalidInputError."""
        with self._changes.transaction(page=PAGE) as session:
            plan = self._changes.held(session, CrisisPlan, plan_id)
            if plan.agreed_on is not None:
                raise InvalidInputError(_("An agreed plan stays. Change it instead."))
            edition = _edition(session, plan)
            for row in (plan, *edition.people, *edition.professionals):
                row.removed_at = self._changes.clock.now()
            return plan

    def due_for_a_look(self, today: date) -> list[DueLook]:
        """Whose agreed plan is to be looked at again by `today`, the longest due first."""
        with self._changes.reading() as session:
            return due(session, today)

    def _check_review(self, review_on: date) -> None:
        if review_on <= self._changes.clock.today():
            raise InvalidInputError(
                _("Choose a day that is still to come, to look at it again."), field="review_on"
            )

    def _open_one(self, session: Session, plan_id: UUID) -> CrisisPlan:
        """The edition to write in: this one, or the draft that follows what was agreed."""
        plan = self._changes.held(session, CrisisPlan, plan_id)
        return plan if plan.agreed_on is None else self._draft(session, plan.person_id, None)

    def _open_contact(self, session: Session, contact_id: UUID) -> CrisisContact:
        """The entry to write in: this one, or what stands in its place in the draft."""
        row = self._changes.held(session, CrisisContact, contact_id)
        plan = self._open_one(session, row.crisis_plan_id)
        if plan.id == row.crisis_plan_id:
            return row
        edition = _edition(session, plan)
        found = [*edition.people, *edition.professionals]
        return next((each for each in found if each.position == row.position), row)

    def _draft(self, session: Session, person_id: UUID, visit_id: UUID | None) -> CrisisPlan:
        before = next(iter(editions_of(session, person_id)), None)
        if before is not None and not before.agreed:
            return before.plan
        last = session.exec(
            select(func.max(CrisisPlan.edition)).where(
                CrisisPlan.person_id == person_id, col(CrisisPlan.removed_at).is_(None)
            )
        ).one()
        plan = CrisisPlan(
            person_id=person_id,
            visit_id=visit_id,
            edition=(last or 0) + 1,
            happened_on=self._changes.clock.today(),
        )
        if before is not None:
            for name in HEADINGS:
                setattr(plan, name, getattr(before.plan, name))
        session.add(plan)
        session.flush()
        if before is not None:
            for each in (*before.people, *before.professionals):
                values = each.model_dump(
                    include={"professional", "name", "number", "position", "happened_on"}
                )
                session.add(CrisisContact(person_id=person_id, crisis_plan_id=plan.id, **values))
        session.flush()
        return plan


def editions_of(session: Session, person_id: UUID) -> list[Edition]:
    """What `CrisisPlans.editions` gives, in a read that goes on."""
    plans = session.exec(
        select(CrisisPlan)
        .where(CrisisPlan.person_id == person_id, col(CrisisPlan.removed_at).is_(None))
        .order_by(
            col(CrisisPlan.edition).desc(),
            col(CrisisPlan.recorded_at).desc(),
            as_written(CrisisPlan).desc(),
        )
    ).all()
    return [_edition(session, plan) for plan in plans]


def due(session: Session, today: date) -> list[DueLook]:
    """What `CrisisPlans.due_for_a_look` gives, in a read that goes on."""
    newest = (
        select(CrisisPlan.person_id, func.max(CrisisPlan.edition).label("edition"))
        .where(col(CrisisPlan.agreed_on).is_not(None), col(CrisisPlan.removed_at).is_(None))
        .group_by(col(CrisisPlan.person_id))
        .subquery()
    )
    rows = session.exec(
        select(CrisisPlan.person_id, Person.called, col(CrisisPlan.review_on))
        .join(
            newest,
            (newest.c.person_id == CrisisPlan.person_id) & (newest.c.edition == CrisisPlan.edition),
        )
        .join(Person, col(Person.id) == col(CrisisPlan.person_id))
        .where(
            col(CrisisPlan.removed_at).is_(None),
            col(CrisisPlan.agreed_on).is_not(None),
            col(CrisisPlan.review_on) <= today,
            col(Person.removed_at).is_(None),
        )
        .order_by(
            col(CrisisPlan.review_on),
            col(Person.called),
            called_alike(),
            as_written(CrisisPlan),
        )
    ).all()
    return [DueLook(person_id, called, on) for person_id, called, on in rows if on is not None]


def _edition(session: Session, plan: CrisisPlan) -> Edition:
    rows = session.exec(
        select(CrisisContact)
        .where(CrisisContact.crisis_plan_id == plan.id, col(CrisisContact.removed_at).is_(None))
        .order_by(
            col(CrisisContact.position), col(CrisisContact.recorded_at), as_written(CrisisContact)
        )
    ).all()
    return Edition(
        plan,
        tuple(row for row in rows if not row.professional),
        tuple(row for row in rows if row.professional),
    )
