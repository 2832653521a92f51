"""From version 2 to 3: reviews, crisis plans, pauses and endings, and what Today was told.

The statements are as they were released; the models may have moved on since.
"""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    """
    CREATE TABLE today_mark (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        about VARCHAR NOT NULL,
        record_id CHAR(32),
        due_on DATE,
        kind VARCHAR NOT NULL,
        marked_on DATE NOT NULL,
        CONSTRAINT pk_today_mark PRIMARY KEY (id),
        CONSTRAINT fk_today_mark_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_today_mark_person_id ON today_mark (person_id)",
    "CREATE INDEX ix_today_mark_record_id ON today_mark (record_id)",
    """
    CREATE TABLE ending (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32) NOT NULL,
        reason VARCHAR NOT NULL,
        handed_to VARCHAR NOT NULL,
        own_words VARCHAR NOT NULL,
        CONSTRAINT pk_ending PRIMARY KEY (id),
        CONSTRAINT fk_ending_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_ending_pathway_id_pathway FOREIGN KEY(pathway_id) REFERENCES pathway (id)
    )
    """,
    "CREATE INDEX ix_ending_pathway_id ON ending (pathway_id)",
    "CREATE INDEX ix_ending_person_id ON ending (person_id)",
    """
    CREATE TABLE outcome (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32) NOT NULL,
        moment VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        value INTEGER NOT NULL,
        source VARCHAR NOT NULL,
        months INTEGER NOT NULL,
        CONSTRAINT pk_outcome PRIMARY KEY (id),
        CONSTRAINT fk_outcome_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_outcome_pathway_id_pathway FOREIGN KEY(pathway_id) REFERENCES pathway (id)
    )
    """,
    "CREATE INDEX ix_outcome_pathway_id ON outcome (pathway_id)",
    "CREATE INDEX ix_outcome_person_id ON outcome (person_id)",
    """
    CREATE TABLE pause (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32) NOT NULL,
        from_on DATE NOT NULL,
        look_again_on DATE,
        reason VARCHAR NOT NULL,
        ended_on DATE,
        CONSTRAINT pk_pause PRIMARY KEY (id),
        CONSTRAINT fk_pause_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_pause_pathway_id_pathway FOREIGN KEY(pathway_id) REFERENCES pathway (id)
    )
    """,
    "CREATE INDEX ix_pause_pathway_id ON pause (pathway_id)",
    "CREATE INDEX ix_pause_person_id ON pause (person_id)",
    """
    CREATE TABLE crisis_plan (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        visit_id CHAR(32),
        edition INTEGER NOT NULL,
        signs VARCHAR NOT NULL,
        helps VARCHAR NOT NULL,
        helps_not VARCHAR NOT NULL,
        keeps_me_going VARCHAR NOT NULL,
        safer VARCHAR NOT NULL,
        safe_places VARCHAR NOT NULL,
        wants_others VARCHAR NOT NULL,
        agreed_on DATE,
        review_on DATE,
        CONSTRAINT pk_crisis_plan PRIMARY KEY (id),
        CONSTRAINT fk_crisis_plan_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_crisis_plan_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
    )
    """,
    "CREATE INDEX ix_crisis_plan_person_id ON crisis_plan (person_id)",
    "CREATE INDEX ix_crisis_plan_visit_id ON crisis_plan (visit_id)",
    """
    CREATE TABLE preparation (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32),
        visit_id CHAR(32),
        questions VARCHAR NOT NULL,
        wants VARCHAR NOT NULL,
        how_it_has_been VARCHAR NOT NULL,
        CONSTRAINT pk_preparation PRIMARY KEY (id),
        CONSTRAINT fk_preparation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_preparation_pathway_id_pathway
            FOREIGN KEY(pathway_id) REFERENCES pathway (id),
        CONSTRAINT fk_preparation_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
    )
    """,
    "CREATE INDEX ix_preparation_pathway_id ON preparation (pathway_id)",
    "CREATE INDEX ix_preparation_person_id ON preparation (person_id)",
    "CREATE INDEX ix_preparation_visit_id ON preparation (visit_id)",
    """
    CREATE TABLE review (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32) NOT NULL,
        visit_id CHAR(32),
        barriers VARCHAR,
        barriers_words VARCHAR NOT NULL,
        ready VARCHAR,
        ready_words VARCHAR NOT NULL,
        goals VARCHAR,
        goals_words VARCHAR NOT NULL,
        next_time VARCHAR NOT NULL,
        CONSTRAINT pk_review PRIMARY KEY (id),
        CONSTRAINT fk_review_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_review_pathway_id_pathway FOREIGN KEY(pathway_id) REFERENCES pathway (id),
        CONSTRAINT fk_review_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
    )
    """,
    "CREATE INDEX ix_review_pathway_id ON review (pathway_id)",
    "CREATE INDEX ix_review_person_id ON review (person_id)",
    "CREATE INDEX ix_review_visit_id ON review (visit_id)",
    """
    CREATE TABLE social_network (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        pathway_id CHAR(32) NOT NULL,
        visit_id CHAR(32),
        strength INTEGER NOT NULL,
        who VARCHAR NOT NULL,
        CONSTRAINT pk_social_network PRIMARY KEY (id),
        CONSTRAINT fk_social_network_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_social_network_pathway_id_pathway
            FOREIGN KEY(pathway_id) REFERENCES pathway (id),
        CONSTRAINT fk_social_network_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
    )
    """,
    "CREATE INDEX ix_social_network_pathway_id ON social_network (pathway_id)",
    "CREATE INDEX ix_social_network_person_id ON social_network (person_id)",
    "CREATE INDEX ix_social_network_visit_id ON social_network (visit_id)",
    """
    CREATE TABLE crisis_contact (
        id CHAR(32) NOT NULL,
        version INTEGER NOT NULL,
        recorded_at INTEGER,
        recorded_by CHAR(32),
        changed_at INTEGER,
        removed_at INTEGER,
        person_id CHAR(32) NOT NULL,
        happened_on DATE,
        crisis_plan_id CHAR(32) NOT NULL,
        professional BOOLEAN NOT NULL,
        name VARCHAR NOT NULL,
        number VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_crisis_contact PRIMARY KEY (id),
        CONSTRAINT fk_crisis_contact_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_crisis_contact_crisis_plan_id_crisis_plan
            FOREIGN KEY(crisis_plan_id) REFERENCES crisis_plan (id)
    )
    """,
    "CREATE INDEX ix_crisis_contact_crisis_plan_id ON crisis_contact (crisis_plan_id)",
    "CREATE INDEX ix_crisis_contact_person_id ON crisis_contact (person_id)",
    "ALTER TABLE pathway ADD COLUMN review_weeks INTEGER",
    """
    ALTER TABLE aspiration ADD COLUMN merged_into_id CHAR(32)
        CONSTRAINT fk_aspiration_merged_into_id_aspiration REFERENCES aspiration (id)
    """,
    "CREATE INDEX ix_aspiration_merged_into_id ON aspiration (merged_into_id)",
    "ALTER TABLE progress ADD COLUMN measure VARCHAR",
    "ALTER TABLE progress ADD COLUMN unit VARCHAR",
)


def to_version_3(connection: Any) -> None:
    """Add the new tables and columns; nothing that is there is touched."""
    for statement in _STATEMENTS:
        connection.execute(statement)
