"""From version 1 to 2: drafts, who holds a key, and what the law asks of a record.

The statements are as they were released; the models may have moved on since.
"""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE erasure (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        number VARCHAR NOT NULL,
        begun_at INTEGER NOT NULL,
        erased_at INTEGER,
        cleared_at INTEGER,
        reason VARCHAR NOT NULL,
        erased_by VARCHAR NOT NULL,
        agreed_by VARCHAR NOT NULL,
        agreed_role VARCHAR NOT NULL,
        counts JSON NOT NULL,
        backups JSON NOT NULL,
        keyed_id VARCHAR NOT NULL,
        journal_sequence INTEGER NOT NULL,
        journal_hash VARCHAR NOT NULL,
        CONSTRAINT pk_erasure PRIMARY KEY (id),
        CONSTRAINT uq_erasure_number UNIQUE (number)
    )
    """,
    """
    CREATE TABLE key_holder (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        slot VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        planner_id CHAR(32) NOT NULL,
        name VARCHAR NOT NULL,
        second_name VARCHAR NOT NULL,
        added_on DATE NOT NULL,
        removed_on DATE,
        CONSTRAINT pk_key_holder PRIMARY KEY (id),
        CONSTRAINT fk_key_holder_planner_id_planner FOREIGN KEY(planner_id) REFERENCES planner (id)
    )
    """,
    "CREATE INDEX ix_key_holder_planner_id ON key_holder (planner_id)",
    "CREATE INDEX ix_key_holder_slot ON key_holder (slot)",
    """
    CREATE TABLE access_request (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        received_on DATE NOT NULL,
        due_on DATE NOT NULL,
        extended_to DATE,
        extended_why VARCHAR NOT NULL,
        asked_by VARCHAR NOT NULL,
        identity_checked VARCHAR NOT NULL,
        harm_check VARCHAR,
        harm_checked_by VARCHAR NOT NULL,
        harm_checked_role VARCHAR NOT NULL,
        harm_checked_on DATE,
        harm_note VARCHAR NOT NULL,
        marks JSON NOT NULL,
        made_at INTEGER,
        given_on DATE,
        given_how VARCHAR NOT NULL,
        closed_on DATE,
        CONSTRAINT pk_access_request PRIMARY KEY (id),
        CONSTRAINT fk_access_request_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_access_request_person_id ON access_request (person_id)",
    """
    CREATE TABLE draft (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32),
        room VARCHAR NOT NULL,
        "where" VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        written_at INTEGER NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (id),
        CONSTRAINT fk_draft_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_draft_person_id ON draft (person_id)",
    """
    CREATE TABLE legal_hold (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        kind VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        placed_on DATE NOT NULL,
        lifted_on DATE,
        lifted_why VARCHAR NOT NULL,
        CONSTRAINT pk_legal_hold PRIMARY KEY (id),
        CONSTRAINT fk_legal_hold_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_legal_hold_person_id ON legal_hold (person_id)",
    """
    CREATE TABLE retention (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        kind VARCHAR,
        died_on DATE,
        keep_until DATE,
        why VARCHAR NOT NULL,
        reviewed_on DATE,
        CONSTRAINT pk_retention PRIMARY KEY (id),
        CONSTRAINT fk_retention_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_retention_person_id ON retention (person_id)",
)


def to_version_2(connection: Any) -> None:
    """Add the new tables; nothing that is there is touched."""
    for statement in _STATEMENTS:
        connection.execute(statement)
