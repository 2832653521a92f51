"""From version 3 to 4: papers in other forms and languages, for whom they are made.

The statements are as they were released; the models may have moved on since.
"""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE format_need (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        format VARCHAR NOT NULL,
        other VARCHAR NOT NULL,
        asked_on DATE NOT NULL,
        given_at INTEGER,
        CONSTRAINT pk_format_need PRIMARY KEY (id),
        CONSTRAINT fk_format_need_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_format_need_person_id ON format_need (person_id)",
    """
    CREATE TABLE language_review (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        language VARCHAR NOT NULL,
        reviewer VARCHAR NOT NULL,
        role VARCHAR NOT NULL,
        reviewed_on DATE NOT NULL,
        words VARCHAR NOT NULL,
        CONSTRAINT pk_language_review PRIMARY KEY (id)
    )
    """,
    "ALTER TABLE person ADD COLUMN paper_tint VARCHAR",
    "ALTER TABLE person ADD COLUMN paper_language VARCHAR",
)


def to_version_4(connection: Any) -> None:
    """Add the new tables and columns; nothing that is there is touched."""
    for statement in _STATEMENTS:
        connection.execute(statement)
