"""What is reported is told as it was: changed, never caused."""

from __future__ import annotations

from uuid import uuid4

import pytest

from planner.models.endings import Outcome, OutcomeKind, OutcomeMoment, OutcomeSource
from planner.models.outcomes import asked_of, sentences
from planner.models.pathways import PathwayKind

K = OutcomeKind


def told(
    pathway: PathwayKind,
    months: int = 3,
    source: OutcomeSource = OutcomeSource.PRACTICE,
    **values: int,
) -> list[str]:
    rows = [
        Outcome(
            person_id=uuid4(),
            pathway_id=uuid4(),
            moment=OutcomeMoment.CLOSE,
            kind=K(kind),
            value=value,
            source=source,
            months=months,
        )
        for kind, value in values.items()
    ]
    return sentences(rows, pathway)


def test_each_kind_of_pathway_is_asked_its_own() -> None:
    asked = {
        kind: {key for each in asked_of(kind) for key in (each.kind, each.before)}
        for kind in PathwayKind
    }
    assert K.REFERRED_TO_SECONDARY_CARE in asked[PathwayKind.PREVENTION]
    assert K.GP_APPOINTMENTS_BEFORE in asked[PathwayKind.PREVENTION]
    assert K.RE_PRESENTED not in asked[PathwayKind.PREVENTION]
    assert {K.DISCHARGED_TO_PRIMARY_CARE, K.RE_PRESENTED} <= asked[PathwayKind.RECOVERY]
    assert K.GP_APPOINTMENTS_AFTER not in asked[PathwayKind.RECOVERY]
    assert set(K) == (asked[PathwayKind.PREVENTION] | asked[PathwayKind.RECOVERY]) - {None}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (4, 1, "GP appointments changed from 4 to 1, in 6 months before and after."),
        (1, 4, "GP appointments changed from 1 to 4, in 6 months before and after."),
        (2, 2, "GP appointments did not change: 2 in 6 months before and after."),
    ],
)
def test_a_rise_and_a_fall_are_said_the_same_way(before: int, after: int, words: str) -> None:
    said = told(
        PathwayKind.PREVENTION,
        months=6,
        gp_appointments_before=before,
        gp_appointments_after=after,
    )
    assert said == [f"{words} As the practice says."]


def test_half_an_answer_is_said_as_half_and_nothing_as_nothing() -> None:
    said = told(PathwayKind.RECOVERY, source=OutcomeSource.PERSON, admissions_after=0)
    assert said == ["Stays in hospital: 0 in 3 months after. As the person says."]
    assert told(PathwayKind.RECOVERY) == []
    assert told(PathwayKind.RECOVERY, re_presented=0) == [
        "Came back to secondary care since: no. As the practice says."
    ]
