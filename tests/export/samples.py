"""A plan, a wellbeing paper and their like, of an invented person."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from datetime import date, time

from PIL import Image

from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.barriers import Response
from planner.models.questionnaires import Stage
from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import (
    AppointmentSnapshot,
    AspirationSnapshot,
    BarrierSnapshot,
    ContactSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
    ResultSnapshot,
    SaidSnapshot,
    WellbeingSnapshot,
)
from planner.models.wemwbs import Rules, change_sentence
from planner.system.resources import resource

MADE = date(2026, 3, 17)
CHECKED = date(2026, 3, 2)
NUMBERS = (
    CrisisNumberSnapshot("danger", "A life is in danger", "999", "Or go to A&E", CHECKED),
    CrisisNumberSnapshot("urgent", "Urgent mental health help", "111", "Option 2", CHECKED),
    CrisisNumberSnapshot("samaritans", "Samaritans", "116 123", "Day and night", CHECKED),
)
RULES = Rules.from_json(json.loads(resource("wemwbs.json").read_text("utf-8")))
BASELINE = (2, 2, 2, 4, 2, 3, 3, 2, 3, 2, 4, 4, 2, 3)
FOLLOW_UP = (3, 4, 3, 4, 3, 3, 4, 3, 4, 3, 4, 4, 3, 2)


def logo() -> str:
    """A picture as letterheads keep it."""
    out = io.BytesIO()
    Image.new("RGB", (30, 10), "#8a4679").save(out, "PNG")
    return b64encode(out.getvalue()).decode()


def said(text: str, key: str = "why_here", origin: Origin = Origin.THEIR_WORDS) -> SaidSnapshot:
    """An answer to a prompt."""
    return SaidSnapshot(key, f"Prompt {key}", text, origin, date(2026, 3, 10))


PLAN = PlanSnapshot(
    called="Margaret",
    made_on=MADE,
    planner_name="Priya Nair",
    planner_phone="01632 960 155",
    surgery="Riverside Surgery",
    said=(
        said("I used to be out all day, and I miss people."),
        said("Someone to walk with at first.", "support", Origin.AGREED_SUMMARY),
    ),
    people=(ContactSnapshot("Jean", "next door", "01632 960 172"),),
    aspirations=(
        AspirationSnapshot(
            Horizon.WEEK,
            "Walk to the end of our road and back.",
            date(2026, 3, 24),
            how_ill_know="yards without stopping",
            measure=MeasureSnapshot(MeasureKind.OWN, "yards", 1, 40, 100),
        ),
        AspirationSnapshot(
            Horizon.YEAR,
            "Teach a beginners’ table.",
            date(2027, 3, 1),
            measure=MeasureSnapshot(MeasureKind.SCALE, start=2, now=4, target=7),
        ),
        AspirationSnapshot(
            Horizon.MONTH,
            "Get back to knitting.",
            how_ill_know="I’ve been.",
            measure=MeasureSnapshot(MeasureKind.YES_NO, now=0),
        ),
    ),
    barriers=(
        BarrierSnapshot(
            "I get out of breath on the hill.",
            ("Walk to the end of our road and back.",),
            Response.MANAGE,
            "Rest at the bench.",
        ),
    ),
    next_steps=(
        NextStepSnapshot("Ask which inhaler to take first", done_on=date(2026, 3, 12)),
        NextStepSnapshot(
            "Walk to the bench, then rest",
            who_else="Jean",
            how_often="Saturdays",
            at=time(11),
            place="Mill Lane",
        ),
    ),
    next_appointment=AppointmentSnapshot(date(2026, 4, 14), time(10, 30), "the surgery"),
    review_on=date(2026, 4, 14),
    crisis_numbers=NUMBERS,
    nhs_number="9434765919",
)


def result(stage: Stage, on: date, answers: tuple[int, ...]) -> ResultSnapshot:
    """A finished questionnaire, completed on paper."""
    return ResultSnapshot(stage, on, answers, sum(answers), "On paper, by me")


WELLBEING = WellbeingSnapshot(
    called="Margaret",
    made_on=MADE,
    results=(
        result(Stage.BASELINE, date(2025, 12, 9), BASELINE),
        result(Stage.FOLLOW_UP, MADE, FOLLOW_UP),
    ),
    topics=RULES.topics,
    change=change_sentence(sum(BASELINE), sum(FOLLOW_UP), RULES),
    possible=RULES.possible,
    reliable=RULES.reliable,
    band=(RULES.band_low, RULES.band_high),
    band_label=RULES.band_label,
    licence_holder="Riverside Surgery",
    licence_reference="000000-EXAMPLE",
    copyright=RULES.copyright,
)
