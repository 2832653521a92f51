"""Snapshots survive being kept as JSON."""

from __future__ import annotations

import json

import pytest

from planner.models.people import PaperSize
from planner.models.snapshots import PlanSnapshot, PrintOptions, Section, WellbeingSnapshot
from tests.export.samples import PLAN, WELLBEING


def test_a_plan_and_a_wellbeing_paper_come_back_the_same() -> None:
    assert PlanSnapshot.from_json(json.loads(json.dumps(PLAN.to_json()))) == PLAN
    kept = json.loads(json.dumps(WELLBEING.to_json()))
    assert WellbeingSnapshot.from_json(kept) == WELLBEING


def test_options_come_back_the_same() -> None:
    options = PrintOptions(
        size=PaperSize.EXTRA_LARGE,
        colour=False,
        sections=(Section.BARRIERS,),
        left_out_prompts=("worrying",),
        nhs_number=True,
    )
    assert PrintOptions.from_json(json.loads(json.dumps(options.to_json()))) == options


def test_what_was_never_a_snapshot_is_refused() -> None:
    with pytest.raises(ValueError, match="called"):
        PlanSnapshot.from_json({"made_on": "2026-03-17", "planner_name": "Priya Nair"})
