"""Subject access: a request from the day it came to the day the copy was given.

Nothing can be made before a health professional said what would do serious harm, and before each
entry about somebody else is given or left out (Data Protection Act 2018, schedule 2 paragraph 16
and schedule 3 part 2).
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.access import PROFESSIONS, Mark, due_on, latest, opinion_holds
from planner.models.access_copy import AccessCopy
from planner.models.journal import Why
from planner.models.lawful import About, AccessRequest, HarmCheck
from planner.models.people import Person
from planner.models.planners import Planner
from planner.models.wemwbs import Rules
from planner.records import (
    access_copy,
    access_entries,
    access_json,
    access_opening,
    everything_held,
)
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.holds import PAGE
from planner.records.order import as_written
from planner.records.retention import Retentions
from planner.words import _, day, plural


class SubjectAccess:
    """The requests of everybody in the vault."""

    def __init__(
        self, changes: Changes, retentions: Retentions, rules: Rules, organisation: str = ""
    ) -> None:
        self._changes = changes
        self._organisation = organisation
        self._retentions = retentions
        self._topics = rules.topics

    def receive(
        self, person_id: UUID, received_on: date, asked_by: str, identity_checked: str
    ) -> AccessRequest:
        """Note a request; it is due one calendar month after `received_on`.

        Raises InvalidInputError where it is not said who asked or how that was checked, for a day
        to come, and while another request of this person is open.
        """
        check_words(asked_by, "asked_by")
        check_words(identity_checked, "identity_checked")
        self._check_past(received_on, "received_on")
        if self.waiting(person_id) is not None:
            raise InvalidInputError(_("A request is open already. Give or close that one first."))
        with self._changes.transaction(page=PAGE) as session:
            person = self._changes.held(session, Person, person_id)
            row = AccessRequest(
                person_id=person.id,
                happened_on=received_on,
                received_on=received_on,
                due_on=due_on(received_on),
                asked_by=asked_by,
                identity_checked=identity_checked,
            )
            session.add(row)
        return row

    def extend(self, request_id: UUID, until: date, why: str) -> AccessRequest:
        """Take more time, up to two months; the person must have been told why by now.

        Raises InvalidInputError without a reason, for another day, or once it was due.
        """
        check_words(why, "extended_why")
        row = self.get(request_id)
        if self._changes.clock.today() > row.due_on:
            raise InvalidInputError(
                _("More time can only be taken within the first month."), field="extended_to"
            )
        last = latest(row.received_on)
        if not row.due_on < until <= last:
            raise InvalidInputError(
                _("Use a day after {due} and not after {last}.").format(
                    due=day(row.due_on), last=day(last)
                ),
                field="extended_to",
            )
        return self._change(row, extended_to=until, extended_why=why)

    def check_harm(
        self, request_id: UUID, said: HarmCheck, by: str, role: str, on: date, note: str = ""
    ) -> AccessRequest:
        """Note what the health professional said; `role` is one of `PROFESSIONS`.

        Raises InvalidInputError without a name, for a day to come, or for an opinion too old.
        """
        check_words(by, "harm_checked_by")
        if role not in PROFESSIONS:
            raise InvalidInputError(_("Choose their profession."), field="harm_checked_role")
        self._check_past(on, "harm_checked_on")
        if not opinion_holds(on, self._changes.clock.today()):
            raise InvalidInputError(_too_old(), field="harm_checked_on")
        row = self.get(request_id)
        return self._change(
            row,
            harm_check=said,
            harm_checked_by=by,
            harm_checked_role=role,
            harm_checked_on=on,
            harm_note=note,
        )

    def entries(self, request_id: UUID) -> list[access_entries.Entry]:
        """Everything that somebody typed, by table; what may be about others comes first."""
        row = self.get(request_id)
        with self._changes.reading() as session:
            person = self._changes.held(session, Person, row.person_id)
            rows = everything_held.read_rows(session, person)
        return access_entries.of(chain.from_iterable(rows.values()), marks_of(row))

    def decide(self, request_id: UUID, mark: Mark) -> AccessRequest:
        """Give or leave out one entry; raises InvalidInputError where it is left out without why.

        Serious harm needs no words of yours: the health professional's opinion is the reason.
        """
        if mark.withheld and mark.about is About.SOMEBODY_ELSE:
            check_words(mark.why, "why")
        row = self.get(request_id)
        kept = [each for each in marks_of(row) if each.record_id != mark.record_id]
        return self._change(row, marks=[each.to_json() for each in [*kept, mark]])

    def give_the_rest(self, request_id: UUID) -> AccessRequest:
        """Give every entry about somebody else that is not decided on yet."""
        waiting = [entry for entry in self.entries(request_id) if entry.waits]
        row = self.get(request_id)
        given = [
            Mark(entry.table, entry.record_id, About.SOMEBODY_ELSE, withheld=False)
            for entry in waiting
        ]
        return self._change(row, marks=[*row.marks, *(mark.to_json() for mark in given)])

    def undecide(self, request_id: UUID, record_id: UUID) -> AccessRequest:
        """Take back what was decided about an entry."""
        row = self.get(request_id)
        kept = [mark.to_json() for mark in marks_of(row) if mark.record_id != record_id]
        return self._change(row, marks=kept)

    def why_not_yet(self, request_id: UUID) -> str:
        """What has to be done before a copy can be made; empty once it can."""
        row = self.get(request_id)
        if row.harm_check is None or row.harm_checked_on is None:
            return _("First ask a health professional whether anything could do serious harm.")
        if not opinion_holds(row.harm_checked_on, self._changes.clock.today()):
            return _too_old()
        harmful = any(mark.about is About.SERIOUS_HARM and mark.withheld for mark in marks_of(row))
        if row.harm_check is HarmCheck.SOME_WITHHELD and not harmful:
            return _("Something could do serious harm. Mark what it is among the entries.")
        if row.harm_check is HarmCheck.NOTHING_WITHHELD and harmful:
            return _(
                "An entry is marked as serious harm, but the health professional said that "
                "nothing is. Change one of the two."
            )
        waiting = sum(entry.waits for entry in self.entries(request_id))
        if waiting:
            return plural(
                "{count} entry may be about somebody else. Give it or leave it out.",
                "{count} entries may be about somebody else. Give each or leave it out.",
                waiting,
            )
        return ""

    def copy(self, request_id: UUID) -> AccessCopy:
        """The copy in words. Reads everything on the person: run it as a job.

        Raises InvalidInputError while `why_not_yet` says something.
        """
        row, held = self._ready(request_id)
        out = everything_held.left_out(held, marks_of(row))
        planner = self._planner()
        cover = access_copy.Cover(
            made_on=self._changes.clock.today(),
            made_by=planner.name if planner else "",
            opening=access_opening.lines(
                held,
                row,
                self._retentions.of_person(row.person_id),
                planner,
                self._organisation,
            ),
        )
        return access_copy.copy(held, out, cover, self._topics)

    def data(self, request_id: UUID) -> dict[str, Any]:
        """The copy as plain JSON values; as `copy` otherwise."""
        row, held = self._ready(request_id)
        return access_json.data(
            held,
            everything_held.left_out(held, marks_of(row)),
            made_at=self._changes.clock.now(),
            origin=self._changes.origin,
            topics=self._topics,
        )

    def note_saved(self, request_id: UUID, kind: str) -> AccessRequest:
        """Write in the journal that a copy left as a file; `kind` is such as "pdf"."""
        row = self._change(self.get(request_id), made_at=self._changes.clock.now())
        self._changes.note_event(Why.EXPORTED, row.person_id, row, page=PAGE, detail={"file": kind})
        return row

    def note_printed(self, request_id: UUID) -> AccessRequest:
        """Write in the journal that a copy left on paper."""
        row = self._change(self.get(request_id), made_at=self._changes.clock.now())
        self._changes.note_event(Why.PRINTED, row.person_id, row, page=PAGE)
        return row

    def give(self, request_id: UUID, given_on: date, how: str) -> AccessRequest:
        """Note that the copy was given; the request is closed then.

        Raises InvalidInputError before one was made, without how, or for a day that cannot be.
        """
        check_words(how, "given_how")
        self._check_past(given_on, "given_on")
        row = self.get(request_id)
        if row.made_at is None:
            raise InvalidInputError(_("Make the copy first, then say when it was given."))
        if given_on < row.received_on:
            raise InvalidInputError(
                _("That is before the request came. Check the day."), field="given_on"
            )
        return self._change(row, given_on=given_on, given_how=how, closed_on=given_on)

    def close(self, request_id: UUID, why: str) -> AccessRequest:
        """Close a request that is not answered, such as one that was taken back; says why."""
        check_words(why, "given_how")
        today = self._changes.clock.today()
        return self._change(self.get(request_id), closed_on=today, given_how=why)

    def get(self, request_id: UUID) -> AccessRequest:
        """One request; raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, AccessRequest, request_id)

    def of_person(self, person_id: UUID) -> list[AccessRequest]:
        """A person's requests, the newest first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(AccessRequest)
                    .where(
                        AccessRequest.person_id == person_id,
                        col(AccessRequest.removed_at).is_(None),
                    )
                    .order_by(
                        col(AccessRequest.received_on).desc(),
                        col(AccessRequest.recorded_at).desc(),
                        as_written(AccessRequest).desc(),
                    )
                )
            )

    def waiting(self, person_id: UUID) -> AccessRequest | None:
        """The person's request that is neither given nor closed."""
        return next((row for row in self.of_person(person_id) if row.closed_on is None), None)

    def _ready(self, request_id: UUID) -> tuple[AccessRequest, everything_held.Held]:
        missing = self.why_not_yet(request_id)
        if missing:
            raise InvalidInputError(missing)
        row = self.get(request_id)
        with self._changes.reading() as session:
            return row, self._held(session, row.person_id)

    def _held(self, session: Session, person_id: UUID) -> everything_held.Held:
        return everything_held.read(session, self._changes.held(session, Person, person_id))

    def _planner(self) -> Planner | None:
        with self._changes.reading() as session:
            return session.exec(
                select(Planner)
                .where(col(Planner.removed_at).is_(None))
                .order_by(as_written(Planner))
            ).first()

    def _change(self, row: AccessRequest, **values: object) -> AccessRequest:
        return self._changes.change(AccessRequest, row.id, values, page=PAGE)

    def _check_past(self, wanted: date, field: str) -> None:
        if wanted > self._changes.clock.today():
            raise InvalidInputError(_("That day is still to come. Check the year."), field=field)


def marks_of(row: AccessRequest) -> list[Mark]:
    """What was decided about entries."""
    return [Mark.from_json(each) for each in row.marks]


def due(row: AccessRequest) -> date:
    """The day by which a request is answered, more time among it."""
    return row.extended_to or row.due_on


def _too_old() -> str:
    return _(
        "The health professional was asked more than six months ago. Ask again before the copy is "
        "made."
    )
