"""What every table shares: ids, times, versions, and how they are kept in SQLite."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, Dialect, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)
_MICROSECONDS = 1_000_000


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as whole microseconds since 1970 UTC; aware UTC on both sides.

    Raises ValueError for a naive datetime: a moment without a zone is a mistake.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Aware datetime to microseconds."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A recorded time must say its zone.")
        whole = value.astimezone(UTC).replace(microsecond=0)
        return int(whole.timestamp()) * _MICROSECONDS + value.microsecond

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Microseconds to aware UTC datetime."""
        if value is None:
            return None
        seconds, micro = divmod(value, _MICROSECONDS)
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro)


class _Choice(TypeDecorator[StrEnum]):
    """One of a StrEnum's members, kept as its value."""

    impl = String
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Member to its value."""
        return None if value is None else str(self.choices(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Value to its member."""
        return None if value is None else self.choices(value)


def choice(choices: type[ChoiceT], default: ChoiceT | None = None, *, needed: bool = True) -> Any:
    """A column that holds one member of `choices`; `needed=False` lets it be empty."""
    column: Any = _Choice(choices)
    if default is not None:
        return Field(default=default, sa_type=column, nullable=not needed)
    if needed:
        return Field(sa_type=column)
    return Field(default=None, sa_type=column, nullable=True)


def moment(*, needed: bool = False) -> Any:
    """A column that holds an aware UTC time, set by `records` from the injected clock."""
    column: Any = UtcDateTime
    return Field(sa_type=column) if needed else Field(default=None, sa_type=column)


def listed() -> Any:
    """A column that holds a JSON list. Assign a new list to change it; never edit it in place."""
    return Field(default_factory=list, sa_type=JSON)


def reference(target: str, *, needed: bool = True, index: bool = True) -> Any:
    """A column that names a row of `target` (such as "person.id")."""
    if needed:
        return Field(foreign_key=target, index=index)
    return Field(default=None, foreign_key=target, index=index, nullable=True)


class Record(SQLModel):
    """A row that a planner makes: never deleted but removed, versioned, its changes journalled.

    `recorded_at`, `recorded_by`, `changed_at` are set by `records.changes` on the way in.
    `version` is SQLAlchemy's version column: a write on a stale row raises and loses nothing.
    """

    #: Fields that search finds this row by; none for most.
    searchable: ClassVar[tuple[str, ...]] = ()
    #: Fields that only keep the books: they never make a journal line of their own.
    bookkeeping: ClassVar[frozenset[str]] = frozenset(
        {"version", "recorded_at", "recorded_by", "changed_at"}
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    version: int = Field(default=1)
    recorded_at: datetime | None = moment()
    recorded_by: UUID | None = Field(default=None)
    changed_at: datetime | None = moment()
    removed_at: datetime | None = moment()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's directive takes the class
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


class PersonRecord(Record):
    """A row that belongs to one person, so that what is held on them can be found and erased."""

    person_id: UUID = reference("person.id")
    #: The day it happened, as told, apart from when it was recorded.
    happened_on: date | None = None
