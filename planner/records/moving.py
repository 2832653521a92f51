"""This belongs to someone else: an entry, or a visit with its entries, put with the right person.

The right person gets a copy. The wrong person's rows keep nothing but that something was moved:
their words leave the record, the history, the search and the papers kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, func, select

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration, Progress
from planner.models.barriers import Barrier, BarrierLink, NextStep
from planner.models.base import PersonRecord
from planner.models.concerns import Concern, Told
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.journal import JournalLine, Why
from planner.models.papers import Paper
from planner.models.pathways import OPEN, Pathway
from planner.models.people import Person
from planner.models.questionnaires import Questionnaire, Stage
from planner.models.tables import RECORDS
from planner.models.times import local
from planner.models.visits import Appointment, Visit
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.records.words_on_paper import empty, papers_with
from planner.words import _

#: Which rows go along with one: (the table that points, its field, the table pointed at).
_ALONG: tuple[tuple[type[PersonRecord], str, type[PersonRecord]], ...] = (
    (Progress, "aspiration_id", Aspiration),
    (BarrierLink, "aspiration_id", Aspiration),
    (NextStep, "aspiration_id", Aspiration),
    (BarrierLink, "barrier_id", Barrier),
    (NextStep, "barrier_id", Barrier),
    (Told, "concern_id", Concern),
    (CrisisContact, "crisis_plan_id", CrisisPlan),
)
#: Ids that mean the same whoever an entry belongs to.
_SHARED = frozenset({"prompt_id", "surgery_id", "recorded_by"})
_OWNED: tuple[type[PersonRecord], ...] = tuple(
    table for table in RECORDS if issubclass(table, PersonRecord)
)


@dataclass(frozen=True)
class Moved:
    """What a move did: the entry as it is now, and what may have to be asked back or put right.

    `printed` are the papers that had the words on them. `changed_too` counts changes that were
    made during a moved visit to things written before it; those stay where they are.
    """

    entry: PersonRecord
    count: int
    printed: list[Paper]
    changed_too: int


class Moving:
    """Puts right what was written with the wrong person open."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def move(self, entry: PersonRecord, to_person_id: UUID) -> Moved:
        """Move `entry`, with all that hangs on it, to the open pathway of another person.

        Raises InvalidInputError where it is that person's already, or where they have no open
        pathway and the entry needs one.
        """
        if entry.person_id == to_person_id:
            raise InvalidInputError(_("This is with that person already."), field="person")
        with self._changes.transaction(Why.MOVED) as session:
            self._changes.held(session, Person, to_person_id)
            held = self._changes.held(session, type(entry), entry.id)
            rows = _hanging_on(session, held)
            pathway_id = _open_pathway(session, to_person_id)
            if pathway_id is None and any("pathway_id" in _needed(type(row)) for row in rows):
                raise InvalidInputError(
                    _("That person has no open pathway. Start one for them, then move this."),
                    field="person",
                )
            printed = papers_with(session, held.person_id, rows)
            changed_too = _changed_during(session, held, rows) if isinstance(held, Visit) else 0
            standing = [row for row in rows if row.removed_at is None]
            copies = self._copy(session, standing, to_person_id, pathway_id)
            _free_appointments(session, held)
            with session.no_autoflush:  # so that each row is written, and told of, once
                for row in [*rows, *printed]:
                    empty(row)
                    self._changes.forget(session, row, Why.MOVED)
            moved = [*rows, *copies.values()]
            _order_editions(session, copies.values(), to_person_id)
            for measured in dict.fromkeys(
                row.pathway_id for row in moved if isinstance(row, Questionnaire)
            ):
                _order_stages(session, measured)
        return Moved(copies[held.id], len(copies), printed, changed_too)

    def _copy(
        self, session: Session, rows: list[PersonRecord], person_id: UUID, pathway_id: UUID | None
    ) -> dict[UUID, PersonRecord]:
        """Copies of `rows` for the right person, by the id of what they are copies of."""
        copies: dict[UUID, PersonRecord] = {}
        for row in rows:
            values = row.model_dump(exclude={"id", "version"})
            for name in _ids(type(row)):
                if name == "person_id":
                    values[name] = person_id
                elif name == "pathway_id":
                    values[name] = pathway_id
                elif name not in _SHARED:
                    other = copies.get(values[name])
                    values[name] = other.id if other else None
            if any(values[name] is None for name in _needed(type(row))):
                continue  # a link whose other end stays with the wrong person
            if values["happened_on"] is None and row.recorded_at is not None:
                values["happened_on"] = local(row.recorded_at).date()
            copies[row.id] = type(row).model_validate(values)
            session.add(copies[row.id])
            session.flush()
        return copies


def _hanging_on(session: Session, entry: PersonRecord) -> list[PersonRecord]:
    """`entry` and all that goes along with it, what is pointed at before what points.

    What was removed is among it: its words are in the wrong person's record too.
    """
    found: dict[UUID, PersonRecord] = {entry.id: entry}
    if isinstance(entry, Visit):
        for table in _OWNED:
            if "visit_id" in table.model_fields and table not in (Paper, Appointment):
                _gather(session, found, table, "visit_id", {entry.id})
    size = 0
    while size != len(found):
        size = len(found)
        for table, field, target in _ALONG:
            ids = {row.id for row in found.values() if isinstance(row, target)}
            _gather(session, found, table, field, ids)
    places = {table: place for place, table in enumerate(RECORDS)}
    return sorted(
        found.values(), key=lambda row: (places[type(row)], _depth(row, found), row.recorded_at)
    )


def _depth(row: PersonRecord, found: dict[UUID, PersonRecord]) -> int:
    """How many of `found` an aspiration is broken out of."""
    parent = found.get(row.parent_id) if isinstance(row, Aspiration) and row.parent_id else None
    return 1 + _depth(parent, found) if parent else 0


def _gather(
    session: Session,
    found: dict[UUID, PersonRecord],
    table: type[PersonRecord],
    field: str,
    ids: set[UUID],
) -> None:
    if not ids:
        return
    rows = session.exec(
        select(table).where(getattr(table, field).in_(ids)).order_by(as_written(table))
    )
    found.update({row.id: row for row in rows if row.id not in found})


def _open_pathway(session: Session, person_id: UUID) -> UUID | None:
    return session.exec(
        select(Pathway.id).where(
            Pathway.person_id == person_id,
            col(Pathway.removed_at).is_(None),
            col(Pathway.status).in_(OPEN),
        )
    ).first()


def _ids(table: type[PersonRecord]) -> list[str]:
    return [name for name in table.model_fields if name.endswith("_id")]


def _needed(table: type[PersonRecord]) -> list[str]:
    fields = table.model_fields
    return [name for name in _ids(table) if fields[name].is_required()]


def _changed_during(session: Session, visit: Visit, rows: list[PersonRecord]) -> int:
    """How many older things of the wrong person were changed while `visit` went on."""
    until = visit.ended_at
    query = select(func.count(func.distinct(JournalLine.record_id))).where(
        JournalLine.person_id == visit.person_id,
        JournalLine.written_at >= visit.began_at,
        col(JournalLine.before).is_not(None),
        col(JournalLine.table_name).not_in(("appointment", "pathway", "person")),
        col(JournalLine.record_id).not_in([row.id for row in rows]),
    )
    if until is not None:
        query = query.where(JournalLine.written_at <= until)
    return session.exec(query).one()


def _order_stages(session: Session, pathway_id: UUID) -> None:
    """The first questionnaire of a pathway is its baseline, whoever it was written down for."""
    session.flush()
    rows = session.exec(
        select(Questionnaire)
        .where(Questionnaire.pathway_id == pathway_id, col(Questionnaire.removed_at).is_(None))
        .order_by(
            col(Questionnaire.finished_at).is_(None),
            col(Questionnaire.answered_on),
            col(Questionnaire.recorded_at),
            as_written(Questionnaire),
        )
    )
    for place, row in enumerate(rows):
        row.stage = Stage.FOLLOW_UP if place else Stage.BASELINE


def _order_editions(session: Session, copies: Iterable[PersonRecord], person_id: UUID) -> None:
    """A plan that was moved comes after those that the right person has already."""
    for row in copies:
        if isinstance(row, CrisisPlan):
            last = session.exec(
                select(func.max(CrisisPlan.edition)).where(
                    CrisisPlan.person_id == person_id,
                    CrisisPlan.id != row.id,
                    col(CrisisPlan.removed_at).is_(None),
                )
            ).one()
            row.edition = max(row.edition, (last or 0) + 1)
            session.flush()


def _free_appointments(session: Session, entry: PersonRecord) -> None:
    """An appointment that a moved visit was taken for has not been held after all."""
    found = session.exec(select(Appointment).where(Appointment.visit_id == entry.id))
    for appointment in found:
        appointment.held = None
        appointment.visit_id = None
        session.add(appointment)
