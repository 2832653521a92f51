"""WEMWBS as it was answered. The rules of scoring and timing are in models/wemwbs.py."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from planner.models.base import PersonRecord, choice, moment, reference


class Stage(StrEnum):
    """The first one of a pathway, or one after it."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"


class Mode(StrEnum):
    """How the form was completed; being read to biases answers upwards."""

    ON_PAPER = "on_paper"
    ON_SCREEN = "on_screen"
    READ_ALOUD = "read_aloud"
    BY_TELEPHONE = "by_telephone"


class Declined(StrEnum):
    """What the person said when asked: wait for the next visit, or do not ask again."""

    NOT_TODAY = "not_today"
    RATHER_NOT = "rather_not"


def no_answers() -> list[int | None]:
    """Fourteen items, none answered."""
    return [None] * 14


class Questionnaire(PersonRecord, table=True):
    """One WEMWBS: 14 answers of 1 to 5 or None; finished when all 14 are answered and agreed.

    It has no total column: a total is computed by models/wemwbs.py, and only of all 14.
    """

    __table_args__ = (
        Index(
            "ix_questionnaire_results",
            "pathway_id",
            "stage",
            "answered_on",
            "finished_at",
            sqlite_where=text("finished_at IS NOT NULL AND removed_at IS NULL"),
        ),
        Index(
            "ix_questionnaire_incomplete",
            "pathway_id",
            sqlite_where=text("finished_at IS NULL AND removed_at IS NULL"),
        ),
    )
    searchable: ClassVar[tuple[str, ...]] = ("note",)

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    stage: Stage = choice(Stage)
    answered_on: date
    answers: list[int | None] = Field(default_factory=no_answers, sa_type=JSON)
    mode: Mode | None = choice(Mode, needed=False)
    with_interpreter: bool = False
    language: str = ""
    note: str = ""
    finished_at: datetime | None = moment()
    licence_reference: str = ""


class Asking(PersonRecord, table=True):
    """The person was asked and declined, for today or altogether."""

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    stage: Stage = choice(Stage)
    asked_on: date
    said: Declined = choice(Declined)
