"""People: added, changed, reached safely, who matters to them, what they agreed to share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, or_, select

from planner.errors import InvalidInputError
from planner.models import nhs_number as nhs
from planner.models.folding import fold
from planner.models.journal import Why
from planner.models.people import Consent, Contact, PaperSize, PaperTint, Person
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.words import _

PAGE = "details"
#: How long coming back to the person opened last belongs to the same opening.
SAME_OPENING = timedelta(minutes=30)
#: What is typed letter by letter; everything else is chosen in one go.
TYPED = frozenset(
    {
        "called",
        "full_name",
        "nhs_number",
        "phone",
        "email",
        "address",
        "detail",
        "other_needs",
    }
)
#: The safe ways to reach a person, in the order they are asked.
SAFE_WAYS = ("may_call", "may_leave_voicemail", "may_text", "may_post", "may_take_paper_home")
_CHOSEN = frozenset(
    {
        "born_on",
        *SAFE_WAYS,
        "paper_size",
        "paper_tint",
        "language",
        "paper_language",
        "interpreter_needed",
        "needs_review_on",
        "lawful_basis",
        "privacy_given_on",
        "privacy_how",
        "surgery_id",
    }
)
#: Nobody alive was born before this.
_EARLIEST_BIRTH = date(1900, 1, 1)


OwnT = TypeVar("OwnT", Contact, Consent)


class People:
    """The people who come to see the planner."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        #: Whom the last opening was of, and when on the monotonic clock.
        self._last_opened: tuple[UUID | None, float] = (None, 0.0)

    def add(self, called: str, **details: Any) -> Person:
        """Add a person; only a name to be called by is needed.

        Raises InvalidInputError, its `field` naming which answer cannot be taken.
        """
        values = {"called": called, **details}
        checked = {field: self._checked(field, value) for field, value in values.items()}
        person = Person.model_validate(checked)
        if any(getattr(person, way) is not None for way in SAFE_WAYS):
            person.safe_ways_asked_on = self._changes.clock.today()
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            session.add(person)
        return person

    def get(self, person_id: UUID) -> Person:
        """One person. Raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, Person, person_id)

    def change(self, person_id: UUID, field: str, value: Any) -> Person:
        """Change one answer about a person; typed ones share a step of undo while typing goes on.

        Raises InvalidInputError where the value cannot be taken; nothing is changed then.
        """
        values = {field: self._checked(field, value)}
        if field in SAFE_WAYS:
            values["safe_ways_asked_on"] = self._changes.clock.today()
        why = Why.TYPED if field in TYPED else Why.CHOSEN
        return self._changes.change(Person, person_id, values, why=why, page=PAGE)

    def remove(self, person_id: UUID) -> None:
        """Leave a person off the list who was added by mistake; undo brings them back."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(Person, person_id, values, page=PAGE)

    def opened(self, person_id: UUID) -> None:
        """Note that a person's record was opened, for Today and the audit.

        Coming back to who was opened last, within `SAME_OPENING`, is no other opening; the clock
        on the wall has no say in it, and nor has what was opened before this unlock.
        """
        at = self._changes.clock.monotonic()
        last, since = self._last_opened
        if last != person_id or at - since >= SAME_OPENING.total_seconds():
            self._changes.note_event(Why.OPENED, person_id)
            self._last_opened = (person_id, at)

    def duplicates(
        self,
        names: tuple[str, ...],
        born_on: date | None,
        nhs_number: str,
        *,
        apart_from: UUID | None = None,
    ) -> list[Person]:
        """Who has the same NHS number, or one of these `names` and the same birth date."""
        wanted = {fold(name).strip() for name in names if name.strip()}
        with self._changes.reading() as session:
            found = session.exec(
                select(Person)
                .where(
                    col(Person.removed_at).is_(None),
                    col(Person.id) != apart_from,
                    or_(
                        (col(Person.nhs_number) == nhs_number) & (nhs_number != ""),
                        (col(Person.born_on) == born_on) & (born_on is not None),
                    ),
                )
                .order_by(as_written(Person))
            ).all()
        return [
            person
            for person in found
            if (nhs_number and person.nhs_number == nhs_number)
            or wanted & {fold(person.called).strip(), fold(person.full_name).strip()} - {""}
        ]

    def contacts(self, person_id: UUID) -> list[Contact]:
        """Who matters to a person, in their order."""
        with self._changes.reading() as session:
            return _of_person(session, Contact, person_id)

    def add_contact(
        self, person_id: UUID, name: str, relation: str = "", phone: str = ""
    ) -> Contact:
        """Add someone in the person's life. Raises InvalidInputError without a name."""
        if not name.strip():
            raise InvalidInputError(_("Type a name, or what they are to you."), field="name")
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            position = len(_of_person(session, Contact, person_id))
            contact = Contact(
                person_id=person_id,
                name=name.strip(),
                relation=relation.strip(),
                phone=phone.strip(),
                position=position,
            )
            session.add(contact)
        return contact

    def change_contact(self, contact_id: UUID, field: str, value: Any) -> Contact:
        """Change one thing about a contact; raises InvalidInputError for an empty name."""
        if field not in {"name", "relation", "phone", "on_paper"}:
            raise ValueError(field)
        if field == "name" and not value.strip():
            raise InvalidInputError(_("Type a name, or what they are to you."), field="name")
        why = Why.CHOSEN if field == "on_paper" else Why.TYPED
        return self._changes.change(Contact, contact_id, {field: value}, why=why, page=PAGE)

    def remove_contact(self, contact_id: UUID) -> None:
        """Leave a contact out; undo brings them back."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(Contact, contact_id, values, page=PAGE)

    def consents(self, person_id: UUID) -> list[Consent]:
        """What a person agreed to share and with whom, those taken back among them."""
        with self._changes.reading() as session:
            return _of_person(session, Consent, person_id)

    def taken_back(self, person_id: UUID) -> list[Consent]:
        """What was taken back and not given again, the last one first."""
        consents = self.consents(person_id)
        given = {each.recipient for each in consents if each.withdrawn_on is None}
        back = {each.recipient: each for each in consents if each.recipient not in given}
        return sorted(back.values(), key=_withdrawn_on, reverse=True)

    def agree(self, person_id: UUID, recipient: str) -> Consent:
        """Note that a person is happy to share with `recipient`, from today.

        Raises InvalidInputError where it is not said with whom.
        """
        recipient = recipient.strip()
        if not recipient:
            raise InvalidInputError(_("Say who it may be shared with."), field="recipient")
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            for held in _of_person(session, Consent, person_id):
                if held.recipient == recipient and held.withdrawn_on is None:
                    return held
            consent = Consent(
                person_id=person_id, recipient=recipient, given_on=self._changes.clock.today()
            )
            session.add(consent)
        return consent

    def withdraw(self, consent_id: UUID) -> Consent:
        """Note that the person took an agreement back today."""
        values = {"withdrawn_on": self._changes.clock.today()}
        return self._changes.change(Consent, consent_id, values, page=PAGE)

    def _checked(self, field: str, value: Any) -> Any:
        """`value` as it may be kept for `field`; raises InvalidInputError."""
        if field not in TYPED | _CHOSEN:
            raise ValueError(field)
        if field == "called" and not value.strip():
            raise InvalidInputError(
                _("Type a name to call this person by. A first name is enough."), field="called"
            )
        if field == "nhs_number":
            return nhs.tidy(value)
        if field == "paper_size":
            return PaperSize(value)
        if field == "paper_tint" and value is not None:
            return PaperTint(value)
        if field in {"born_on", "privacy_given_on"} and value is not None:
            self._check_past(field, value)
        return value

    def _check_past(self, field: str, day: date) -> None:
        if day > self._changes.clock.today():
            raise InvalidInputError(_("That day is still to come. Check the year."), field=field)
        if field == "born_on" and day < _EARLIEST_BIRTH:
            raise InvalidInputError(
                _("That is more than 120 years ago. Check the year."), field=field
            )


def _withdrawn_on(consent: Consent) -> date:
    return consent.withdrawn_on or date.min


def _of_person(session: Session, table: type[OwnT], person_id: UUID) -> list[OwnT]:
    return list(
        session.exec(
            select(table)
            .where(col(table.person_id) == person_id, col(table.removed_at).is_(None))
            .order_by(col(table.recorded_at), as_written(table))
        )
    )
