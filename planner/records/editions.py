"""What a service puts in the words of its own: prompts, life areas, kinds of barrier, numbers.

New words are a new edition beside the old one, so that what was said keeps the question it
answered. Order and retirement belong to the newest edition and change in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Session, col, func, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.reference import BarrierKind, CrisisNumber, LifeArea, Prompt
from planner.records.changes import Changes
from planner.records.reference import PAGE, ReferenceT, current_of, editions_of, newest_of
from planner.words import _

#: The icon of a life area that a service adds: none of those shipped means it.
OWN_ICON = "star"


class Editions:
    """Rewords, orders, adds and retires what the pages ask with; each of them can be undone."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def in_use(self, table: type[ReferenceT], nation: str = "") -> list[ReferenceT]:
        """What is asked or offered now, in its order."""
        with self._changes.reading() as session:
            return current_of(editions_of(session, table, nation))

    def retired(self, table: type[ReferenceT], nation: str = "") -> list[ReferenceT]:
        """What is not offered any more, in its order; what was said with it stays."""
        with self._changes.reading() as session:
            newest = newest_of(editions_of(session, table, nation))
        return [row for row in newest if row.retired_on is not None]

    def add_prompt(self, title: str, help_words: str = "", *, on_paper: bool = False) -> Prompt:
        """Ask something more in step 1, last of all. Raises InvalidInputError without words."""
        row = Prompt(
            key=_own_key(),
            title=_titled(title),
            help=help_words.strip(),
            starts_on_paper=on_paper,
            optional=True,
        )
        return self._added(row)

    def add_life_area(self, title: str) -> LifeArea:
        """Offer another part of life. Raises InvalidInputError without words."""
        return self._added(LifeArea(key=_own_key(), title=_titled(title), icon=OWN_ICON))

    def add_barrier_kind(self, title: str) -> BarrierKind:
        """Offer another kind of barrier. Raises InvalidInputError without words."""
        return self._added(BarrierKind(key=_own_key(), title=_titled(title)))

    def add_crisis_number(
        self, nation: str, *, label: str, number: str, note: str, checked_on: date
    ) -> CrisisNumber:
        """Another number to ring, last of all; raises as `check_number_row`."""
        row = CrisisNumber(
            nation=nation,
            key=_own_key(),
            label=label.strip(),
            number=number.strip(),
            note=note.strip(),
            checked_on=checked_on,
        )
        check_number_row(row.label, row.number, checked_on, self._changes.clock.today())
        return self._added(row, nation)

    def edit_crisis_number(
        self, number_id: UUID, *, label: str, number: str, note: str, checked_on: date
    ) -> CrisisNumber:
        """A new edition of a crisis number as somebody checked it; raises as `check_number_row`."""
        words = {"label": label.strip(), "number": number.strip(), "note": note.strip()}
        check_number_row(words["label"], words["number"], checked_on, self._changes.clock.today())
        return self.reword(CrisisNumber, number_id, {**words, "checked_on": checked_on})

    def reword_prompt(
        self, prompt_id: UUID, title: str, help_words: str, *, on_paper: bool
    ) -> Prompt:
        """Ask in other words from now on. Raises InvalidInputError without any."""
        words = {"title": _titled(title), "help": help_words.strip(), "starts_on_paper": on_paper}
        return self.reword(Prompt, prompt_id, words)

    def reword_title(self, table: type[ReferenceT], row_id: UUID, title: str) -> ReferenceT:
        """Call a life area or a kind of barrier something else; raises as `add_life_area`."""
        return self.reword(table, row_id, {"title": _titled(title)})

    def reword(self, table: type[ReferenceT], row_id: UUID, words: dict[str, object]) -> ReferenceT:
        """A new edition of a row with these `words`; the row itself where they are its own."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            held = self._changes.held(session, table, row_id)
            if all(getattr(held, name) == value for name, value in words.items()):
                return held
            kept = held.model_dump(exclude={"id", "version", *_BOOKS})
            nation = held.nation if isinstance(held, CrisisNumber) else ""
            edition = _last_edition(session, table, held.key, nation) + 1
            row = table.model_validate({**kept, **words, "edition": edition})
            session.add(row)
        return row

    def move(self, table: type[ReferenceT], row_id: UUID, places: int) -> None:
        """Move one up (negative) or down, to the end where there are fewer places."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            held = self._changes.held(session, table, row_id)
            rows = current_of(editions_of(session, table, _nation(held)))
            at = [row.id for row in rows].index(held.id)
            rows.insert(max(0, at + places), rows.pop(at))
            for position, row in enumerate(rows):
                row.position = position
                session.add(row)

    def retire(self, table: type[ReferenceT], row_id: UUID) -> ReferenceT:
        """Ask or offer it no more; what was said with it stays.

        Raises InvalidInputError for what cannot be retired, and for the last one there is.
        """
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._changes.held(session, table, row_id)
            if isinstance(row, Prompt) and not row.can_be_retired:
                raise InvalidInputError(
                    _("This one is always asked. It can be reworded and moved."), field="title"
                )
            if len(current_of(editions_of(session, table, _nation(row)))) < 2:
                raise InvalidInputError(_("One has to stay. Add another first."), field="title")
            row.retired_on = self._changes.clock.today()
            session.add(row)
        return row

    def bring_back(self, table: type[ReferenceT], row_id: UUID) -> ReferenceT:
        """Ask or offer it again, last of all."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._changes.held(session, table, row_id)
            row.position = _next_position(editions_of(session, table, _nation(row)))
            row.retired_on = None
            session.add(row)
        return row

    def _added(self, row: ReferenceT, nation: str = "") -> ReferenceT:
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row.position = _next_position(editions_of(session, type(row), nation))
            session.add(row)
        return row


#: What belongs to a row and not to its words: each edition has its own.
_BOOKS = frozenset({"recorded_at", "recorded_by", "changed_at", "removed_at"})


def check_number_row(label: str, number: str, checked_on: date, today: date) -> None:
    """Raises InvalidInputError for an empty label or number, or a date still to come."""
    if not label:
        raise InvalidInputError(_("Say who this number rings."), field="label")
    if not any(letter.isdigit() for letter in number):
        raise InvalidInputError(_("Type the number to ring."), field="number")
    if checked_on > today:
        raise InvalidInputError(
            _("That day is still to come. Put the day it was checked."), field="checked_on"
        )


def _titled(title: str) -> str:
    if not title.strip():
        raise InvalidInputError(_("Write a few words here first."), field="title")
    return title.strip()


def _own_key() -> str:
    """A key that no shipped one can be, and no other vault's."""
    return f"own-{uuid4().hex}"


def _nation(row: Prompt | LifeArea | BarrierKind | CrisisNumber) -> str:
    return row.nation if isinstance(row, CrisisNumber) else ""


def _next_position(rows: Sequence[ReferenceT]) -> int:
    return max((row.position for row in rows), default=-1) + 1


def _last_edition(session: Session, table: type[ReferenceT], key: str, nation: str) -> int:
    """The highest there ever was: one that was undone keeps its number."""
    query = select(func.max(col(table.edition))).where(col(table.key) == key)
    if nation:
        query = query.where(col(CrisisNumber.nation) == nation)
    return session.exec(query).one() or 0
