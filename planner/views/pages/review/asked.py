"""The three questions of a review, with their answers."""

from __future__ import annotations

from planner.models.reviews import FurtherBarriers, Readiness, RightGoals
from planner.words import N_

#: The questions: words, icon with its token, answers, and the way on with its icon.
ASKED: dict[str, tuple[str, tuple[str, str], dict[object, str], tuple[str, str]]] = {
    "barriers": (
        N_("Further barriers?"),
        ("step3-barriers", "step3"),
        {
            FurtherBarriers.NO: N_("No"),
            FurtherBarriers.YES: N_("Yes"),
            FurtherBarriers.NOT_NOW: N_("Not now"),
        },
        (N_("Make this a barrier"), "plus"),
    ),
    "ready": (
        N_("Ready for the next step?"),
        ("go", "step2"),
        {
            Readiness.NOT_YET: N_("Not yet"),
            Readiness.YES: N_("Yes"),
            Readiness.NOT_NOW: N_("Not now"),
        },
        (N_("Add a next step"), "plus"),
    ),
    "goals": (
        N_("Still the right goals?"),
        ("step2-aspirations", "step2"),
        {
            RightGoals.SOME_CHANGED: N_("Some changed"),
            RightGoals.YES: N_("Yes"),
            RightGoals.NOT_NOW: N_("Not now"),
        },
        (N_("Look at my goals"), "step2-aspirations"),
    ),
}
