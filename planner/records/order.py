"""What comes first of two rows that nothing else sets apart: the one that was written first.

Ids are drawn by chance and a clock may stand still, so an order that ends before this one differs
from one reading to the next. Every `order_by` here ends with it; a test looks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, TextClause, literal_column, text
from sqlmodel import SQLModel

#: Of two people who are called alike, in each list that goes by what people are called.
CALLED_ALIKE = "person.full_name, person.born_on, person.rowid"


def as_written(table: type[SQLModel]) -> ColumnElement[int]:
    """The place of a row of `table` among those written before it; `.desc()` for newest first.

    SQLite's own count, which VACUUM may change, but never the order of.
    """
    named: Any = table
    return literal_column(f"{named.__tablename__}.rowid", Integer)


def called_alike() -> TextClause:
    """`CALLED_ALIKE` for an `order_by` that goes by `called`."""
    return text(CALLED_ALIKE)
