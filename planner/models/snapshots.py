"""Frozen objects that papers are made of: taken in one read, kept as JSON, printed again alike.

A document's bytes depend on its snapshot and its options alone, so an old paper can be shown and
printed again after the plan has changed. Nothing here is shortened, joined or tidied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, Self

from pydantic import TypeAdapter

from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.barriers import Response
from planner.models.letterheads import Letterhead
from planner.models.people import PaperSize, PaperTint, Person
from planner.models.questionnaires import Stage
from planner.models.sheets import ContactSnapshot as ContactSnapshot
from planner.models.sheets import CrisisNumberSnapshot
from planner.words import ENGLISH


class Kept:
    """What can be kept as JSON and read back the same."""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, as a Paper row keeps them."""
        data: dict[str, Any] = TypeAdapter(type(self)).dump_python(self, mode="json")
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """What `to_json` gave, as the same object; raises ValueError for anything else."""
        made: Self = TypeAdapter(cls).validate_python(data)
        return made


def texts(kept: object) -> Iterator[str]:
    """Every string in what `Kept.to_json` gave."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for inner in kept.values():
            yield from texts(inner)
    elif isinstance(kept, list):
        for inner in kept:
            yield from texts(inner)


@dataclass(frozen=True)
class SaidSnapshot:
    """The answer to one prompt, whole: `text` is what prints (the agreed shorter wording if any).

    `key` is the prompt's key, `title` its words at the time. A shorter wording is an agreed
    summary, whatever the answer's own origin: quotation marks are for the person's own words.
    """

    key: str
    title: str
    text: str
    origin: Origin = Origin.THEIR_WORDS
    said_on: date | None = None


@dataclass(frozen=True)
class MeasureSnapshot:
    """How I'll know, in figures: `now` is the latest progress, None where there is none yet.

    For yes or no, `now` is 1 or 0 and `target` is not used. `before` has what was last said in
    another measure, with its own unit, where nothing was said in this one since.
    """

    kind: MeasureKind
    unit: str = ""
    start: float | None = None
    now: float | None = None
    target: float | None = None
    before: MeasureSnapshot | None = None


@dataclass(frozen=True)
class AspirationSnapshot:
    """A hope; `areas` are life areas' titles, `in_the_way` the words of barriers before it."""

    horizon: Horizon
    words: str
    by_on: date | None = None
    areas: tuple[str, ...] = ()
    why: str = ""
    how_ill_know: str = ""
    measure: MeasureSnapshot | None = None
    in_the_way: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarrierSnapshot:
    """What gets in the way; `in_the_way_of` holds the words of the aspirations behind it."""

    words: str
    in_the_way_of: tuple[str, ...] = ()
    response: Response | None = None
    how: str = ""


@dataclass(frozen=True)
class NextStepSnapshot:
    """One small thing to do. `done_on` is None while it is not done."""

    what: str
    by_me: bool = True
    by_planner: bool = False
    who_else: str = ""
    on: date | None = None
    at: time | None = None
    place: str = ""
    how_often: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class AppointmentSnapshot:
    """When we meet next, in local time."""

    on: date
    at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class PlanSnapshot(Kept):
    """My plan, as it stands: all that may print, in printing order.

    `called` is the name to be called by; `language` the person's own (such as "en" or "ur"),
    `paper_language` that of the headings. Titles are kept in English and said by the paper.
    `headings_wait` is whether nobody has read the headings in the person's own language yet.
    `safe_paper` is whether paper may be taken home; it is shown before printing, never printed.
    `nhs_number` prints only when the options ask for it.
    """

    called: str
    made_on: date
    planner_name: str
    planner_phone: str = ""
    surgery: str = ""
    language: str = "en"
    paper_language: str = ENGLISH
    headings_wait: bool = True
    said: tuple[SaidSnapshot, ...] = ()
    people: tuple[ContactSnapshot, ...] = ()
    aspirations: tuple[AspirationSnapshot, ...] = ()
    barriers: tuple[BarrierSnapshot, ...] = ()
    next_steps: tuple[NextStepSnapshot, ...] = ()
    next_appointment: AppointmentSnapshot | None = None
    review_on: date | None = None
    crisis_numbers: tuple[CrisisNumberSnapshot, ...] = ()
    safe_paper: bool | None = None
    nhs_number: str = ""


@dataclass(frozen=True)
class ResultSnapshot:
    """One finished WEMWBS: 14 answers, their total, and how it was completed, in words."""

    stage: Stage
    answered_on: date
    answers: tuple[int, ...]
    total: int
    mode: str = ""


@dataclass(frozen=True)
class WellbeingSnapshot(Kept):
    """My wellbeing, then and now: the baseline first, then follow-ups by date; or it alone.

    `change` is models/wemwbs.py's sentence on the first and the latest, empty with one result.
    `notes` are sentences on comparing them (such as completed differently). `possible` and
    `reliable` are the tiers' first points; `band` is (low, high) with `band_label` its words.
    """

    called: str
    made_on: date
    results: tuple[ResultSnapshot, ...]
    topics: tuple[str, ...]
    change: str = ""
    notes: tuple[str, ...] = ()
    possible: int = 3
    reliable: int = 9
    band: tuple[float, float] | None = None
    band_label: str = ""
    licence_holder: str = ""
    licence_reference: str = ""
    copyright: str = ""
    language: str = "en"
    paper_language: str = ENGLISH


class Section(StrEnum):
    """What of a plan can be left off, beside single prompts and the crisis box."""

    ASPIRATIONS = "aspirations"
    BARRIERS = "barriers"
    NEXT_STEPS = "next_steps"
    MEETING = "meeting"


@dataclass(frozen=True)
class PrintOptions(Kept):
    """How a plan or a wellbeing paper prints.

    `sections` are in; `left_out_prompts` are keys of prompts that are not. `crisis` is the box
    "If things get hard" with its numbers and "My people". `scores` puts WEMWBS totals on "My
    progress". `tint` is the colour of the paper it is printed on, never printed itself;
    `letterhead` what the organisation has above the title.
    """

    size: PaperSize = PaperSize.STANDARD
    colour: bool = True
    sections: tuple[Section, ...] = tuple(Section)
    left_out_prompts: tuple[str, ...] = ()
    signatures: bool = False
    crisis: bool = True
    nhs_number: bool = False
    band: bool = False
    scores: bool = False
    tint: PaperTint | None = None
    letterhead: Letterhead | None = None

    def kept(self) -> PrintOptions:
        """As they are kept with a paper: a logo is named, not held once more."""
        if self.letterhead is None:
            return self
        return replace(self, letterhead=replace(self.letterhead, picture=self.letterhead.key))


def options_for(person: Person) -> PrintOptions:
    """How papers of this person print unless something else is chosen."""
    return PrintOptions(size=person.paper_size, tint=person.paper_tint)
