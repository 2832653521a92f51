"""A person, how to reach them safely, who matters to them, and what they agreed to share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from planner.models.base import PersonRecord, Record, choice, reference


class PaperSize(StrEnum):
    """Text size on paper: body at 12, 16, 20 or 28 points."""

    STANDARD = "standard"
    LARGE = "large"
    EXTRA_LARGE = "extra_large"
    LARGEST = "largest"


class PaperTint(StrEnum):
    """The colour of paper someone reads best on: it is put into the printer, never printed."""

    CREAM = "cream"
    YELLOW = "yellow"
    PINK = "pink"
    GREEN = "green"
    BLUE = "blue"


class Person(Record, table=True):
    """Someone who comes to see the planner. Only `called`, a name to be called by, is needed.

    The safe ways are yes, no, or None where it was not asked yet (which counts as no).
    """

    searchable: ClassVar[tuple[str, ...]] = ("called", "full_name", "nhs_number", "phone")

    called: str
    full_name: str = ""
    born_on: date | None = None
    nhs_number: str = Field(default="", index=True)
    phone: str = ""
    email: str = ""
    address: str = ""
    detail: str = ""

    may_call: bool | None = None
    may_leave_voicemail: bool | None = None
    may_text: bool | None = None
    may_post: bool | None = None
    may_take_paper_home: bool | None = None
    safe_ways_asked_on: date | None = None

    paper_size: PaperSize = choice(PaperSize, PaperSize.STANDARD)
    paper_tint: PaperTint | None = choice(PaperTint, needed=False)
    language: str = "en"
    #: The language of the headings on their papers, where it was chosen; English otherwise.
    paper_language: str | None = None
    interpreter_needed: bool = False
    other_needs: str = ""
    needs_review_on: date | None = None

    lawful_basis: str = ""
    privacy_given_on: date | None = None
    privacy_how: str = ""
    surgery_id: UUID | None = reference("surgery.id", needed=False, index=False)


class Contact(PersonRecord, table=True):
    """Someone in the person's life: can be in the room, and on the paper under "My people"."""

    name: str
    relation: str = ""
    phone: str = ""
    on_paper: bool = True
    position: int = 0


class Consent(PersonRecord, table=True):
    """Agreement to share with one recipient; sharing, not keeping, is what is agreed to."""

    recipient: str
    given_on: date | None = None
    withdrawn_on: date | None = None
