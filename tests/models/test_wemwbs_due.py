"""Which questionnaire is asked for next, whatever was answered or declined and when."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.models.questionnaires import Declined, Stage
from planner.models.wemwbs import Rules, Timing
from planner.models.wemwbs_due import Asked, Declining, standing
from planner.system.resources import resource

RULES = Rules.from_json(json.loads(resource("wemwbs.json").read_text("utf-8")))
BASELINE = date(2026, 1, 6)
days = st.integers(0, 900).map(lambda after: BASELINE + timedelta(days=after))


@given(follow_ups=st.lists(days, max_size=5), today=days)
def test_it_is_asked_for_only_once_a_window_and_never_before_it(
    follow_ups: list[date], today: date
) -> None:
    given_so_far = [day for day in follow_ups if day <= today]
    found = standing(BASELINE, given_so_far, None, today, RULES)
    assert found.window is not None
    assert found.stage is Stage.FOLLOW_UP
    assert (found.asked is Asked.NOW) == (today >= found.window.opens)
    assert (found.timing is Timing.OVERDUE) == (today > found.window.closes)
    assert all(day < found.window.opens for day in given_so_far)
    # What the database leaves out can't be due: the next window is the (n + 1)th at the earliest.
    earliest = BASELINE + RULES.due * (len(given_so_far) + 1) - (RULES.due - RULES.opens)
    assert found.window.opens >= earliest
    assert standing(BASELINE, [*given_so_far, today], None, today, RULES).asked is Asked.LATER


@given(today=days, asked_on=days, said=st.sampled_from(Declined), visited=st.booleans())
def test_declining_is_respected(today: date, asked_on: date, said: Declined, visited: bool) -> None:
    found = standing(None, [], Declining(said, asked_on, visited), today, RULES)
    assert found.stage is Stage.BASELINE
    wanted = Asked.NOW if visited else Asked.LATER
    assert found.asked is (Asked.NO_MORE if said is Declined.RATHER_NOT else wanted)
    assert ("“" in found.sentence) == (found.asked is not Asked.NOW)
