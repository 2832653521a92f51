"""What is asked at a close and three months after, by the kind of pathway, and what may be said.

What is different is told as it was reported: always "changed", never "caused".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.models.endings import Outcome, OutcomeKind, OutcomeSource
from planner.models.pathways import PathwayKind
from planner.words import N_, _, plural

#: Months that counts may be over, before and after.
MONTHS = (3, 6, 12)
MOST = 999


@dataclass(frozen=True)
class Question:
    """One thing asked: yes or no, or a count `before` and one after it, under `kind`."""

    title: str
    kind: OutcomeKind
    before: OutcomeKind | None = None


REFERRED = Question(
    N_("Referred to secondary care (Single Point of Access)"),
    OutcomeKind.REFERRED_TO_SECONDARY_CARE,
)
GP = Question(
    N_("GP appointments"),
    OutcomeKind.GP_APPOINTMENTS_AFTER,
    OutcomeKind.GP_APPOINTMENTS_BEFORE,
)
DISCHARGED = Question(N_("Discharged to primary care"), OutcomeKind.DISCHARGED_TO_PRIMARY_CARE)
RE_PRESENTED = Question(N_("Came back to secondary care since"), OutcomeKind.RE_PRESENTED)
EMERGENCY = Question(
    N_("A&E visits"), OutcomeKind.EMERGENCY_VISITS_AFTER, OutcomeKind.EMERGENCY_VISITS_BEFORE
)
ADMISSIONS = Question(
    N_("Stays in hospital"), OutcomeKind.ADMISSIONS_AFTER, OutcomeKind.ADMISSIONS_BEFORE
)
_ASKED = {
    PathwayKind.PREVENTION: (REFERRED, GP, EMERGENCY, ADMISSIONS),
    PathwayKind.RECOVERY: (DISCHARGED, RE_PRESENTED, EMERGENCY, ADMISSIONS),
}
SOURCES = {
    OutcomeSource.PERSON: N_("The person"),
    OutcomeSource.PRACTICE: N_("The practice"),
}
_AS_TOLD = {
    OutcomeSource.PERSON: N_("{said} As the person says."),
    OutcomeSource.PRACTICE: N_("{said} As the practice says."),
}


def asked_of(kind: PathwayKind) -> tuple[Question, ...]:
    """What is asked of a pathway of this kind."""
    return _ASKED[kind]


def is_count(kind: OutcomeKind) -> bool:
    """Whether an answer is a count, and not yes or no."""
    return any(kind in (one.kind, one.before) for one in (GP, EMERGENCY, ADMISSIONS))


def sentences(rows: Iterable[Outcome], kind: PathwayKind) -> list[str]:
    """What was reported, a sentence for each question that has an answer."""
    held = {row.kind: row for row in rows}
    told = [_sentence(each, held) for each in asked_of(kind)]
    return [each for each in told if each]


def _sentence(asked: Question, held: Mapping[OutcomeKind, Outcome]) -> str:
    row = held.get(asked.kind)
    before = held.get(asked.before) if asked.before else None
    source = row or before
    if source is None:
        return ""
    said = _yes_no(asked, source) if asked.before is None else _counted(asked, before, row)
    return _(_AS_TOLD[source.source]).format(said=said)


def _yes_no(asked: Question, row: Outcome) -> str:
    answer = _("yes") if row.value else _("no")
    return _("{what}: {answer}.").format(what=_(asked.title), answer=answer)


def _counted(asked: Question, before: Outcome | None, after: Outcome | None) -> str:
    title = _(asked.title)
    if before is not None and after is not None:
        over = plural("{count} month", "{count} months", after.months)
        if before.value == after.value:
            return _("{what} did not change: {count} in {over} before and after.").format(
                what=title, count=after.value, over=over
            )
        return _("{what} changed from {before} to {after}, in {over} before and after.").format(
            what=title, before=before.value, after=after.value, over=over
        )
    one = before or after
    if one is None:
        raise ValueError(asked)
    over = plural("{count} month", "{count} months", one.months)
    known = (
        _("{what}: {count} in {over} before.")
        if after is None
        else _("{what}: {count} in {over} after.")
    )
    return known.format(what=title, count=one.value, over=over)
