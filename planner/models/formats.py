"""In what other form a person needs their papers (Accessible Information Standard)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from planner.models.base import PersonRecord, choice, moment


class PaperFormat(StrEnum):
    """What print cannot be; a planner arranges it, and Today reminds of it until it was given."""

    EASY_READ = "easy_read"
    AUDIO = "audio"
    BRAILLE = "braille"
    BSL = "bsl"
    OTHER = "other"


class FormatNeed(PersonRecord, table=True):
    """A person's standing need of one format.

    `other` says what is meant where it is none of the known ones. `given_at` is the moment
    at which a plan was last given that way, None before the first.
    """

    __tablename__ = "format_need"

    format: PaperFormat = choice(PaperFormat)
    other: str = ""
    asked_on: date
    given_at: datetime | None = moment()
