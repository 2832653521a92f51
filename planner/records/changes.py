"""Every change to the records goes through here, and writes its own journal line.

A feature opens a transaction, adds or changes rows, and leaves; the lines, the times, the versions
and the search entries are made in the same flush, so that no write can forget one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from pydantic_core import to_jsonable_python
from sqlalchemy import Engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import UOWTransaction
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from planner.errors import NotFoundError, StaleWriteError, StorageError
from planner.models.base import Record
from planner.models.journal import JournalLine, Why
from planner.models.planners import Planner
from planner.records import search_index
from planner.records.order import as_written
from planner.system.clock import Clock
from planner.system.folders import is_portable
from planner.vault import journal
from planner.vault.connection import READ_ONLY
from planner.words import _

#: A pause in typing this long ends a line, and so a step of undo.
PAUSE = timedelta(seconds=30)
#: Lines of these kinds say that something happened, never what the words were.
_WITHOUT_CONTENT = frozenset({Why.TAKEN_OUT, Why.MOVED})

RecordT = TypeVar("RecordT", bound=Record)
ReadT = TypeVar("ReadT")


class Changes:
    """Writes to one vault for one planner since unlocking; `origin` is the vault's id."""

    def __init__(self, engine: Engine, clock: Clock, origin: UUID, planner_id: UUID | None) -> None:
        self.engine = engine
        self._reader = engine.execution_options(**{READ_ONLY: True})
        self.clock = clock
        self.origin = origin
        self.planner_id = planner_id
        #: What is being read with, so that what is read meanwhile is of the same moment.
        self._reading: Session | None = None
        self._writing = False
        #: Undo reaches lines after this one; what a crash left open lies before it.
        self.opened_at_sequence = 0
        self._expected: str | Mapping[str, object] | None = None
        #: The line that this writer left open: nobody else's typing goes on in it.
        self.left_open: UUID | None = None
        self.seal()
        with self.reading() as session:
            self.opened_at_sequence = journal.head(session, origin).sequence

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading; what it gives stays usable afterwards as plain data.

        Inside another `reading` it is that one's: a page reads all it shows as of one moment, and
        much of it once. A transaction begun meanwhile ends that moment; the next begins after it.
        Raises StorageError where the disk or the database gives nothing, and RuntimeError inside a
        transaction: that one's own session reads there, and the connection has no second one.
        """
        if self._writing:
            raise RuntimeError("read with the session of the transaction")
        try:
            if self._reading is not None:
                yield self._reading
                return
            with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
                self._reading = session
                try:
                    yield session
                finally:
                    self._reading = None
        except DBAPIError as error:
            raise StorageError(
                _(
                    "The records could not be read just now. Nothing in them was changed. "
                    "Check that the vault's drive is connected, then try again."
                ),
                details=str(error.orig),
            ) from error

    def once(self, read: Callable[..., ReadT], *given: Hashable) -> ReadT:
        """What `read(session, *given)` gives; within one `reading` it is read no second time.

        For what several parts of a page ask for; none of them changes what it is given.
        """
        with self.reading() as session:
            asked = (read, given)
            if asked not in session.info:
                session.info[asked] = read(session, *given)
            found: ReadT = session.info[asked]
        return found

    @contextmanager
    def transaction(
        self, why: Why = Why.CHOSEN, *, page: str = "", of_step: UUID | None = None
    ) -> Iterator[Session]:
        """One all-or-nothing change, durable when the block ends.

        `page` names where undo will find it. Typed changes to one field of one record within
        `PAUSE` share an open line; any other change is a sealed line at once.

        Raises:
            StaleWriteError: a row was changed by someone else since it was read.
            StorageError: the disk or the database refused; nothing was changed.
        """
        if self._reading is not None:
            self._reading.info.clear()
            self._reading.close()
        with Session(self.engine, expire_on_commit=False) as session:
            writer = _LineWriter(self, why, page, of_step)
            event.listen(session, "before_flush", writer.before_flush)
            self._writing = True
            try:
                yield session
                session.commit()
            except StaleDataError as error:
                raise StaleWriteError(
                    _("This was changed somewhere else. Both wordings are kept: choose one.")
                ) from error
            except DBAPIError as error:
                raise StorageError(_not_saved(), details=str(error.orig)) from error
            finally:
                self._writing = False

    @contextmanager
    def over(self, was: str) -> Iterator[None]:
        """Around typed changes of one field which held the words `was` when it was shown.

        A change inside raises StaleWriteError where it holds others by now: nothing is
        overwritten that its writer did not see.
        """
        with self._expecting(was):
            yield

    @contextmanager
    def over_fields(self, **was: object) -> Iterator[None]:
        """Around changes of fields that are typed whole, such as a date: as `over`, by name."""
        with self._expecting(was):
            yield

    @contextmanager
    def _expecting(self, was: str | Mapping[str, object]) -> Iterator[None]:
        before, self._expected = self._expected, was
        try:
            yield
        finally:
            self._expected = before

    def expects(self, name: str, value: object, *, typed: bool) -> bool:
        """Whether `value` is what a field is expected to hold; so is all of which nothing is said.

        Words (`typed`) are expected alike whatever their field is called.
        """
        if isinstance(self._expected, str):
            return not typed or value == self._expected
        if self._expected is not None and name in self._expected:
            return bool(value == to_jsonable_python(self._expected[name]))
        return True

    def note_event(
        self,
        why: Why,
        person_id: UUID | None,
        record: Record | None = None,
        *,
        page: str = "",
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Write a line for something that happened without a change, such as opening a record.

        `detail` is what of it should be read later: never a person's words.
        """
        with self.transaction(why, page=page) as session:
            session.add(
                JournalLine(
                    origin=self.origin,
                    step=uuid4(),
                    written_at=self.clock.now(),
                    planner_id=self.planner_id,
                    why=why,
                    page=page,
                    table_name=str(record.__tablename__) if record else "",
                    record_id=record.id if record else None,
                    person_id=person_id,
                    after=detail,
                )
            )

    def seal(self) -> None:
        """End the open line: on leaving a field, on lock, and at unlock after a crash.

        Its words are saved already, so a disk that refuses only leaves it open: the next change
        ends it, or the next unlock. Nobody is kept in or out for that.
        """
        with suppress(StorageError):
            with self.reading() as session:
                if not _open_lines(session, self.origin):
                    return
            with self.transaction() as session:
                _seal_all(session, self, _open_lines(session, self.origin))

    def forget(self, session: Session, row: Record, why: Why = Why.TAKEN_OUT) -> None:
        """Take a row's words out of record, history and search alike; the row stays, removed.

        Use inside a transaction of kind TAKEN_OUT or MOVED.
        """
        if why not in _WITHOUT_CONTENT:
            raise ValueError(why)
        for line in session.exec(select(JournalLine).where(JournalLine.record_id == row.id)):
            if line.sequence is None:
                _seal_all(session, self, [line])
            journal.blank(line)
        for name, field in type(row).model_fields.items():
            if field.annotation is str:
                setattr(row, name, "")
        row.removed_at = self.clock.now()

    def change(
        self,
        table: type[RecordT],
        key: UUID,
        values: Mapping[str, object],
        *,
        why: Why = Why.CHOSEN,
        page: str = "",
    ) -> RecordT:
        """Set fields of one row, in a transaction of its own; raises as it and `held` do."""
        with self.transaction(why, page=page) as session:
            row = self.held(session, table, key)
            for name, value in values.items():
                setattr(row, name, value)
        return row

    def held(
        self, session: Session, table: type[RecordT], key: UUID, version: int | None = None
    ) -> RecordT:
        """The row to change, as it is now.

        Raises:
            NotFoundError: it is not there.
            StaleWriteError: `version` was given and it has moved on.
        """
        row = session.get(table, key)
        if row is None:
            raise NotFoundError(_("That is not in this vault any more."))
        session.info[table, key] = row  # a session alone forgets it, and would read it again
        if version is not None and row.version != version:
            raise StaleWriteError(
                _("This was changed somewhere else. Both wordings are kept: choose one.")
            )
        return row


def _not_saved() -> str:
    if is_portable():
        return _(
            "That change is not saved yet. Your words are still on the screen. Check that the "
            "stick is plugged in and has space, then try again."
        )
    return _(
        "That change is not saved yet. Your words are still on the screen. "
        "Free some space on this computer, then try again."
    )


def _open_lines(session: Session, origin: UUID) -> list[JournalLine]:
    """Open lines as the database has them, less those this transaction has sealed already."""
    lines = session.exec(
        select(JournalLine)
        .where(JournalLine.origin == origin, col(JournalLine.sequence).is_(None))
        .order_by(as_written(JournalLine))
    )
    return [line for line in lines if line.sequence is None]


def _seal_all(session: Session, changes: Changes, lines: list[JournalLine]) -> None:
    """Seal `lines` behind the head, which is read once a transaction and then carried on."""
    for line in lines:
        after = session.info.get("head") or journal.head(session, changes.origin)
        session.info["head"] = journal.seal(line, after, changes.clock.now())


def plain(row: Record, names: frozenset[str] | set[str] | None = None) -> dict[str, Any]:
    """A row's fields as JSON values; all but the bookkeeping unless `names` says which."""
    wanted = set(type(row).model_fields) - row.bookkeeping if names is None else names
    return {name: to_jsonable_python(getattr(row, name)) for name in sorted(wanted)}


class _LineWriter:
    """Makes the journal lines of one transaction as its rows are flushed."""

    def __init__(self, changes: Changes, why: Why, page: str, of_step: UUID | None) -> None:
        self.changes = changes
        self.why = why
        self.page = page
        self.of_step = of_step
        self.step = uuid4()

    def before_flush(self, session: Session, _flush: UOWTransaction, _rows: object) -> None:
        """Stamp what is new or changed and write a line for each."""
        with session.no_autoflush:
            for row in list(session.new):
                if isinstance(row, Record):
                    self._added(session, row)
                elif isinstance(row, JournalLine) and row.sequence is None:
                    self._settle(session, row, may_stay_open=False)
            dirty = session.dirty  # a set: the rows come in the order in which they were read
            for row in [each for each in session.identity_map.values() if each in dirty]:
                if isinstance(row, Record) and session.is_modified(row):
                    self._changed(session, row)

    def _added(self, session: Session, row: Record) -> None:
        row.recorded_at = row.changed_at = self.changes.clock.now()
        row.recorded_by = self.changes.planner_id
        self._write(session, row, None, plain(row))
        if row.searchable:
            search_index.put(session, row)

    def _changed(self, session: Session, row: Record) -> None:
        attributes = inspect(row).attrs
        before = {
            name: to_jsonable_python(history.deleted[0])
            for name in type(row).model_fields
            if name not in row.bookkeeping
            and (history := attributes[name].history).has_changes()
            and history.deleted
        }
        if not before:
            return
        self._refuse_stale(session, row, before)
        row.changed_at = self.changes.clock.now()
        self._write(session, row, before, plain(row, set(before)))
        if row.searchable and not before.keys().isdisjoint({*row.searchable, "removed_at"}):
            search_index.put(session, row)

    def _refuse_stale(self, session: Session, row: Record, before: dict[str, Any]) -> None:
        """Raise StaleWriteError for a field that holds what its writer did not see.

        A row that was removed shows nowhere: what it still holds is nobody's to lose.
        """
        if before.get("removed_at") is not None:
            return
        for name, there in before.items():
            typed = self.why is Why.TYPED and type(row).model_fields[name].annotation is str
            if not self.changes.expects(name, there, typed=typed):
                raise _stale(session, row, name, there)

    def _write(
        self,
        session: Session,
        row: Record,
        before: dict[str, Any] | None,
        after: dict[str, Any],
    ) -> None:
        # what is moved away or taken out leaves no words here; its copy elsewhere is a new row
        quiet = self.why is Why.TAKEN_OUT or (self.why is Why.MOVED and before is not None)
        line = JournalLine(
            origin=self.changes.origin,
            step=self.step,
            written_at=self.changes.clock.now(),
            planner_id=self.changes.planner_id,
            why=self.why,
            page=self.page,
            table_name=str(row.__tablename__),
            record_id=row.id,
            person_id=search_index.person_of(row),
            before=None if quiet else before,
            after=None if quiet else after,
            of_step=self.of_step,
        )
        self._settle(session, line, may_stay_open=self.why is Why.TYPED)

    def _settle(self, session: Session, line: JournalLine, *, may_stay_open: bool) -> None:
        """Let `line` go on from the open one, or seal that one and take its place."""
        session.info.setdefault("open", None)
        if session.info["open"] is None:
            session.info["open"] = _open_lines(session, self.changes.origin)
        waiting: list[JournalLine] = session.info["open"]
        mine = len(waiting) == 1 and waiting[0].id == self.changes.left_open
        if may_stay_open and mine and _goes_on(waiting[0], line):
            waiting[0].after = {**(waiting[0].after or {}), **(line.after or {})}
            waiting[0].written_at = line.written_at
            return
        _seal_all(session, self.changes, waiting)
        session.info["open"] = []
        if may_stay_open:
            session.info["open"] = [line]
            self.changes.left_open = line.id
        else:
            _seal_all(session, self.changes, [line])
        if line not in session:
            session.add(line)


def _stale(session: Session, row: Record, name: str, there: Any) -> StaleWriteError:
    """What to tell: both wordings, and who wrote the one that is there, and when."""
    lines = session.exec(
        select(JournalLine)
        .where(JournalLine.record_id == row.id)
        .order_by(col(JournalLine.sequence).is_not(None), col(JournalLine.sequence).desc())
    )
    wrote = next((line for line in lines if name in (line.after or {})), None)
    planner = session.get(Planner, wrote.planner_id) if wrote and wrote.planner_id else None
    return StaleWriteError(
        _(
            "This was changed somewhere else. Nothing was overwritten, and what you typed is still "
            "on the screen. Try again to choose what to keep."
        ),
        field=name,
        mine=to_jsonable_python(getattr(row, name)),
        theirs=there,
        who=planner.name if planner else "",
        changed_at=wrote.written_at if wrote else None,
    )


def _goes_on(line: JournalLine, following: JournalLine) -> bool:
    """Whether `following` is more typing in the field that `line` is open for."""
    return (
        line.record_id == following.record_id
        and line.page == following.page
        and line.planner_id == following.planner_id
        and following.before is not None
        and abs(following.written_at - line.written_at) < PAUSE
        and (following.after or {}).keys() <= (line.after or {}).keys()
    )
