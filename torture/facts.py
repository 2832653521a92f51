"""What the records hold, row by row, to be held against what was said to be saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlmodel import select

from planner.models.answers import Answer
from planner.models.aspirations import Aspiration
from planner.models.barriers import Barrier, NextStep
from planner.models.base import Record
from planner.models.people import Person
from planner.models.questionnaires import Questionnaire
from planner.models.visits import WorkingNote
from planner.records.book import Records

#: The field of each table that is held against what was told.
WORDS: dict[type[Record], str] = {
    Person: "called",
    Answer: "text",
    Aspiration: "words",
    Barrier: "words",
    NextStep: "what",
    WorkingNote: "text",
    Questionnaire: "answers",
}


def key_of(row: Record) -> str:
    """What a row is known by."""
    return f"{row.__tablename__}/{row.id}"


def words_of(row: Record) -> str:
    """What a row says; nothing once it was removed."""
    if row.removed_at is not None:
        return ""
    said = getattr(row, WORDS[type(row)])
    return said if isinstance(said, str) else json.dumps(said)


def facts(records: Records) -> dict[str, str]:
    """What every row says."""
    with records.changes.reading() as session:
        return {
            key_of(row): words_of(row) for table in WORDS for row in session.exec(select(table))
        }


def missing(found: Mapping[str, str], known: Mapping[str, Sequence[str]]) -> list[str]:
    """What was told to be saved and is not there; `known` holds what each row may say."""
    return [
        f"{key.split('/')[0]}: {'gone' if key not in found else 'not what was acknowledged'}"
        for key, allowed in known.items()
        if found.get(key) not in allowed
    ]
