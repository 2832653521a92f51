"""Step 1, Emotional support: answers to prompts."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlmodel import UniqueConstraint

from planner.models.base import PersonRecord, choice, reference


class Origin(StrEnum):
    """Whose words an answer is made of."""

    THEIR_WORDS = "their_words"
    AGREED_SUMMARY = "agreed_summary"
    THROUGH_INTERPRETER = "through_interpreter"
    ADDED_LATER = "added_later"


class AnswerState(StrEnum):
    """Open while it is talked about; "not now" is as good as done and prints nothing."""

    OPEN = "open"
    DONE = "done"
    NOT_NOW = "not_now"


class Answer(PersonRecord, table=True):
    """What was said to one edition of a prompt in one visit (None: between visits).

    `paper_text` is a shorter wording for paper that was agreed together; empty means that the
    whole `text` is printed. Nothing is ever shortened by the program.
    """

    __table_args__ = (UniqueConstraint("pathway_id", "visit_id", "prompt_id"),)
    searchable: ClassVar[tuple[str, ...]] = ("text", "paper_text")

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    prompt_id: UUID = reference("prompt.id")
    text: str = ""
    paper_text: str = ""
    origin: Origin = choice(Origin, Origin.THEIR_WORDS)
    state: AnswerState = choice(AnswerState, AnswerState.OPEN)
    on_paper: bool = False
