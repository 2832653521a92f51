"""What the papers around a visit are made of: the sheet to prepare, next steps alone, the slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import AppointmentSnapshot, Kept, NextStepSnapshot
from planner.words import ENGLISH


@dataclass(frozen=True)
class PreparationSnapshot(Kept):
    """The sheet "Before we meet": filled with what is written so far, or with lines alone."""

    called: str
    made_on: date
    questions: str = ""
    wants: str = ""
    how_it_has_been: str = ""
    meeting: AppointmentSnapshot | None = None
    crisis_numbers: tuple[CrisisNumberSnapshot, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class NextStepsSnapshot(Kept):
    """My next steps, alone on a paper; `planner_name` is who else may do them."""

    called: str
    made_on: date
    planner_name: str
    next_steps: tuple[NextStepSnapshot, ...]
    language: str = "en"
    paper_language: str = ENGLISH


@dataclass(frozen=True)
class SlipSnapshot(Kept):
    """When, where and how we meet next, and whom to ring: nothing about health."""

    called: str
    made_on: date
    meeting: AppointmentSnapshot
    how: str = ""
    planner_name: str = ""
    planner_phone: str = ""
    language: str = "en"
    paper_language: str = ENGLISH


@dataclass(frozen=True)
class CalendarEntry:
    """One appointment for a calendar; `name` and `place` are empty unless they were ticked."""

    key: UUID
    made_at: datetime
    on: date
    at: time | None
    zone: str
    name: str = ""
    place: str = ""
