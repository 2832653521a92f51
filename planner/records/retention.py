"""How long records are kept, and whose time is over. Nothing is ever erased by itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, select

from planner.errors import InvalidInputError
from planner.models.keeping import LONGEST_YEARS, YEARS, kept_until, years_after
from planner.models.lawful import Retention, RetentionClass
from planner.models.people import Person
from planner.models.times import local
from planner.records import living
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.holds import PAGE
from planner.records.settings import Settings
from planner.words import N_, _

#: Vault settings: the service's own class, and when its yearly list was last looked through.
SERVICE_CLASS, LOOKED_ON = "retention_class", "retention_looked_on"
CLASSES = {
    RetentionClass.MENTAL_HEALTH: N_("Mental health, 20 years"),
    RetentionClass.OTHER_ADULT: N_("Other adult, 8 years"),
}
_MICROSECONDS = 1_000_000

#: What is contact, and the day of it: a day as text where one is kept, else the moment recorded.
_CONTACT = {
    "visit": "happened_on",
    "appointment": "CASE WHEN held THEN \"on\" ELSE '' END",
    "reach_attempt": "happened_on",
    "answer": "happened_on",
    "aspiration": "happened_on",
    "progress": "happened_on",
    "barrier": "happened_on",
    "next_step": "happened_on",
    "questionnaire": "answered_on",
    "asking": "asked_on",
    "working_note": "happened_on",
    "concern": "happened_on",
}
_ONLY = "AND person_id IN (SELECT value FROM json_each(:ids))"


def _last_contact(only: str) -> str:
    """Per person, the last day and the last moment of contact, in rows named after neither."""
    parts = " UNION ALL ".join(
        f"SELECT person_id, max({day}) AS day, max(CASE WHEN {day} IS NULL THEN recorded_at END)"  # noqa: S608 - names of tables and columns of ours
        f" AS moment FROM {table} WHERE removed_at IS NULL {only} GROUP BY person_id"
        for table, day in _CONTACT.items()
    )
    return f"SELECT person_id, max(day), max(moment) FROM ({parts}) GROUP BY person_id"  # noqa: S608


_PEOPLE = """
SELECT person.id, called, full_name, born_on, person.recorded_at,
  retention.kind, retention.died_on, retention.keep_until, retention.why,
  EXISTS (SELECT 1 FROM legal_hold WHERE legal_hold.person_id = person.id
    AND lifted_on IS NULL AND legal_hold.removed_at IS NULL) AS held,
  EXISTS (SELECT 1 FROM pathway WHERE pathway.person_id = person.id
    AND status IN ('active', 'paused') AND pathway.removed_at IS NULL) AS on_pathway
FROM person LEFT JOIN retention ON retention.person_id = person.id
  AND retention.removed_at IS NULL
WHERE {which}"""
#: Nobody else's time can be over: everyone else was added, or decided about, too lately.
_OLD = "(person.recorded_at < :added_before OR retention.id IS NOT NULL)"
_ANYONE = text(f"{_PEOPLE.format(which=_OLD)} LIMIT 1")
#: Of two who have one name.
_ALIKE = " ORDER BY born_on, person.rowid"
_THESE = "person.id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True)
class Kept:
    """How long one person's record is kept. `until` is the day from which it may be erased.

    The day a person was added counts as contact. `kind` is the class that holds, `own_kind` the
    one chosen for this person alone. `decided` and `why` are a decision to keep it longer. `held`
    is a legal hold; `on_pathway` an open pathway.
    """

    person_id: UUID
    called: str
    full_name: str
    born_on: date | None
    kind: RetentionClass
    own_kind: RetentionClass | None
    last_contact: date
    died_on: date | None
    decided: date | None
    why: str
    held: bool
    on_pathway: bool

    @property
    def until(self) -> date:
        """By the calendar, or as decided where that is later."""
        return kept_until(self.kind, self.last_contact, self.died_on, self.decided)


class Retentions:
    """The class of the service and of each record, and the yearly list."""

    def __init__(self, changes: Changes, settings: Settings) -> None:
        self._changes = changes
        self._settings = settings

    def service_class(self) -> RetentionClass:
        """What records belong to unless something else is chosen for one."""
        kept = self._settings.get(SERVICE_CLASS, RetentionClass.MENTAL_HEALTH)
        return RetentionClass(kept)

    def choose_service_class(self, kind: RetentionClass) -> None:
        """Choose the service's own class, from its policy."""
        self._settings.put(SERVICE_CLASS, str(kind))

    def of_person(self, person_id: UUID) -> Kept:
        """How long one record is kept. Raises NotFoundError."""
        service = self.service_class()
        with self._changes.reading() as session:
            self._changes.held(session, Person, person_id)
            return _kept(session, service, _THESE, {"ids": json.dumps([person_id.hex])})[0]

    def choose_class(self, person_id: UUID, kind: RetentionClass | None) -> None:
        """Choose a class for one record; None for the service's own."""
        self._change(person_id, kind=kind)

    def died_on(self, person_id: UUID) -> date | None:
        """The day a person died, where it was noted."""
        return self._changes.once(living.died_on, person_id)

    def died(self, person_id: UUID, died_on: date | None) -> None:
        """Note that the person died, or that this was a mistake.

        Raises InvalidInputError for a day to come, or one before they were born.
        """
        if died_on is not None:
            with self._changes.reading() as session:
                born = self._changes.held(session, Person, person_id).born_on
            if died_on > self._changes.clock.today():
                raise InvalidInputError(
                    _("That day is still to come. Check the year."), field="died_on"
                )
            if born is not None and died_on < born:
                raise InvalidInputError(
                    _("That is before they were born. Check the year."), field="died_on"
                )
        self._change(person_id, died_on=died_on)

    def keep_longer(self, person_id: UUID, until: date, why: str) -> None:
        """Decide to keep a record until a later day, with the reason.

        Raises InvalidInputError without a reason, or for a day that is not later, or too far.
        """
        check_words(why, "why")
        today = self._changes.clock.today()
        kept = self.of_person(person_id)
        if until <= today or until <= kept.until:
            raise InvalidInputError(
                _("Choose a day later than the one it is kept until now."), field="keep_until"
            )
        if until > years_after(max(today, kept.until), LONGEST_YEARS):
            raise InvalidInputError(
                _("That is more than {years} years longer. It is looked at again then.").format(
                    years=LONGEST_YEARS
                ),
                field="keep_until",
            )
        self._change(person_id, keep_until=until, why=why, reviewed_on=today)

    def due(self, by: date) -> list[Kept]:
        """Whose time is over on `by` or before, the longest over first; none that is held."""
        service = self.service_class()
        before = _added_before(by, service)
        with self._changes.reading() as session:
            found = _kept(session, service, _OLD, {"added_before": before})
        over = [kept for kept in found if not kept.held and kept.until <= by]
        return sorted(over, key=lambda kept: (kept.until, kept.full_name or kept.called))

    def may_look_through(self) -> bool:
        """Whether this year's list was not looked through, and somebody could be on it; quick."""
        today, looked = self._changes.clock.today(), self.looked_on()
        if looked is not None and looked.year >= today.year:
            return False
        given = {"added_before": _added_before(today, self.service_class())}
        with self._changes.reading() as session:
            return session.connection().execute(_ANYONE, given).first() is not None

    def to_look_through(self) -> int:
        """How many records' time is over; 0 once this year's list was looked through.

        Reads everything on those who came long ago: run it as a job.
        """
        return len(self.due(self._changes.clock.today())) if self.may_look_through() else 0

    def looked_on(self) -> date | None:
        """When the yearly list was last looked through."""
        kept = self._settings.get(LOOKED_ON)
        return date.fromisoformat(kept) if kept else None

    def looked_through(self) -> None:
        """Note that the list was looked through today."""
        self._settings.put(LOOKED_ON, self._changes.clock.today().isoformat())

    def _change(self, person_id: UUID, **values: object) -> None:
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            row = session.exec(select(Retention).where(Retention.person_id == person.id)).first()
            row = row or Retention(person_id=person.id)
            for name, value in values.items():
                setattr(row, name, value)
            row.removed_at = None
            session.add(row)


def _added_before(by: date, service: RetentionClass) -> int:
    """The moment before which somebody must have been added for their time to be over on `by`.

    A day to spare: a moment's day depends on the zone.
    """
    added = years_after(by, -YEARS[service]) + timedelta(days=2)
    return int(datetime.combine(added, time.min, UTC).timestamp()) * _MICROSECONDS


def _kept(
    session: Session, service: RetentionClass, which: str, given: dict[str, Any]
) -> list[Kept]:
    connection = session.connection()
    people = connection.execute(text(_PEOPLE.format(which=which) + _ALIKE), given).all()
    ids = {"ids": json.dumps([row.id for row in people])}
    contacts = {
        person_id: (day, moment)
        for person_id, day, moment in connection.execute(text(_last_contact(_ONLY)), ids)
    }
    return [_one(row, service, *contacts.get(row.id, (None, None))) for row in people]


def _one(row: Any, service: RetentionClass, day: str | None, moment: int | None) -> Kept:
    own = RetentionClass(row.kind) if row.kind else None
    days = [_day_of(row.recorded_at)] if row.recorded_at is not None else []
    if day:
        days.append(date.fromisoformat(day))
    if moment is not None:
        days.append(_day_of(moment))
    return Kept(
        person_id=UUID(row.id),
        called=row.called,
        full_name=row.full_name,
        born_on=_date(row.born_on),
        kind=own or service,
        own_kind=own,
        last_contact=max(days, default=date.min),
        died_on=_date(row.died_on),
        decided=_date(row.keep_until),
        why=row.why or "",
        held=bool(row.held),
        on_pathway=bool(row.on_pathway),
    )


def _date(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _day_of(microseconds: int) -> date:
    return local(datetime.fromtimestamp(microseconds // _MICROSECONDS, UTC)).date()
