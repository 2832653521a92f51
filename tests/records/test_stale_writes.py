"""Two writers on two connections: no word of either is lost, whatever kind of entry it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from planner.errors import StaleWriteError
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.base import Record
from planner.models.concerns import WhoActs
from planner.models.formats import PaperFormat
from planner.models.pathways import PathwayKind
from planner.records import aspirations, barriers, concerns, crisis_plans, people
from planner.records.book import Records
from planner.records.meetings import Meeting
from planner.records.questionnaires import LICENCE_HOLDER
from planner.records.visits import WORDS
from tests.fakes import FakeClock
from tests.two_writers import second_writer

FIRST, MINE, THEIRS = "as it was", "what I typed", "what they wrote"


@pytest.fixture
def other(
    records: Records,
    template_vault: tuple[Path, bytearray],
    tmp_path: Path,
    clock: FakeClock,
) -> Iterator[Records]:
    planner = records.settings.save_planner("Priya Nair", "", "")
    records.changes.planner_id = planner.id
    records.reference.seed()
    changes = records.changes
    with second_writer(tmp_path, template_vault[1], clock, changes.origin, planner.id) as made:
        yield made


@dataclass(frozen=True)
class Entry:
    """One field that is typed in: where it is, and how its words are kept and read."""

    key: UUID
    keep: Callable[[Records, UUID, str], Record]
    field: str

    def now(self, records: Records, table: type[Record]) -> str:
        with records.changes.reading() as session:
            return str(getattr(records.changes.held(session, table, self.key), self.field))


def _person(records: Records) -> UUID:
    return records.people.add("Margaret").id


def _pathway(records: Records) -> UUID:
    return records.pathways.start(_person(records), PathwayKind.RECOVERY).id


def _visit(records: Records) -> UUID:
    person = _person(records)
    pathway = records.pathways.start(person, PathwayKind.RECOVERY)
    return records.visits.start(person, pathway.id).id


def _hope(records: Records) -> UUID:
    return records.aspirations.add(_pathway(records), Horizon.WEEK, FIRST).id


def _barrier(records: Records) -> UUID:
    return records.barriers.add(_pathway(records), FIRST).id


def _concern(records: Records) -> UUID:
    return records.concerns.open(_person(records), WhoActs.DUTY_GP).id


def _crisis_plan(records: Records) -> UUID:
    return records.crisis_plans.begin(_person(records)).id


def _answer(records: Records) -> UUID:
    pathway = _pathway(records)
    prompt = records.reference.prompts()[0].id
    return records.emotional_support.answer(pathway, None, prompt, FIRST).id


def _say(records: Records, answer_id: UUID, text: str) -> Record:
    from planner.models.answers import Answer

    with records.changes.reading() as session:
        row = records.changes.held(session, Answer, answer_id)
    return records.emotional_support.answer(row.pathway_id, None, row.prompt_id, text)


def _shorten(records: Records, answer_id: UUID, text: str) -> Record:
    from planner.models.answers import Answer

    with records.changes.reading() as session:
        row = records.changes.held(session, Answer, answer_id)
    said = records.emotional_support.board(row.pathway_id)[0]
    return records.emotional_support.reword_for_paper(row.pathway_id, None, said, text)


def _questionnaire(records: Records) -> UUID:
    return records.questionnaires.answer(_pathway(records), 1, 3).id


Keep = Callable[[Records, UUID, str], Record]
CASES: dict[str, tuple[Callable[[Records], UUID], str, Keep]] = {
    "answer": (_answer, "text", _say),
    "answer on paper": (_answer, "paper_text", _shorten),
    "progress": (
        lambda r: r.aspirations.answer(_hope(r), 4).answer.id,
        "comment",
        lambda r, key, text: r.aspirations.type_comment(key, text),
    ),
    "note": (
        lambda r: r.notes.write(_person(r), FIRST).id,
        "text",
        lambda r, key, text: r.notes.rewrite(key, text),
    ),
    "format need": (
        lambda r: r.format_needs.ask(_person(r), PaperFormat.OTHER).id,
        "other",
        lambda r, key, text: r.format_needs.type_other(key, text),
    ),
    "questionnaire": (
        _questionnaire,
        "note",
        lambda r, key, text: r.questionnaires.note(key, text),
    ),
    "pathway": (
        _pathway,
        "referred_by",
        lambda r, key, text: r.pathways.change(key, "referred_by", text),
    ),
}


def _add(name: str, make: Callable[[Records], UUID], fields: Any, method: str, part: str) -> None:
    for each in sorted(fields):

        def keep(r: Records, key: UUID, text: str, each: str = each) -> Record:
            row: Record = getattr(getattr(r, part), method)(key, each, text)
            return row

        CASES[f"{name}: {each}"] = (make, each, keep)


_add("visit", _visit, WORDS, "write", "visits")
_add("aspiration", _hope, aspirations.TYPED, "type_text", "aspirations")
_add("barrier", _barrier, barriers.TYPED, "type_text", "barriers")
_add(
    "next step",
    lambda r: r.barriers.add_step(_barrier(r), FIRST).id,
    barriers.STEP_TYPED,
    "type_step",
    "barriers",
)
_add("concern", _concern, concerns.TYPED, "type_text", "concerns")
_add(
    "told",
    lambda r: r.concerns.tell(_concern(r), FIRST).id,
    concerns.TOLD_TYPED,
    "type_told",
    "concerns",
)
_add(
    "try",
    lambda r: r.concerns.try_to_reach(_person(r), FIRST).id,
    concerns.TRY_TYPED,
    "type_try",
    "concerns",
)
_add("crisis plan", _crisis_plan, crisis_plans.HEADINGS, "type_text", "crisis_plans")
_add(
    "to ring",
    lambda r: r.crisis_plans.add_contact(_crisis_plan(r), FIRST).id,
    crisis_plans.CONTACT_TYPED,
    "type_contact",
    "crisis_plans",
)
_add("person", _person, people.TYPED - {"nhs_number"}, "change", "people")
_add(
    "contact",
    lambda r: r.people.add_contact(_person(r), FIRST).id,
    {"name", "relation", "phone"},
    "change_contact",
    "people",
)


@pytest.mark.parametrize("case", sorted(CASES))
def test_neither_writers_words_are_lost(
    records: Records, other: Records, clock: FakeClock, case: str
) -> None:
    make, field, keep = CASES[case]
    key = make(records)
    keep(records, key, FIRST)
    records.changes.seal()
    clock.advance(timedelta(minutes=3))
    keep(other, key, THEIRS)
    other.changes.seal()
    clock.advance(timedelta(minutes=3))

    with pytest.raises(StaleWriteError) as refused, records.changes.over(FIRST):
        keep(records, key, MINE)
    stale = refused.value
    assert (stale.field, stale.mine, stale.theirs, stale.who) == (
        field,
        MINE,
        THEIRS,
        "Priya Nair",
    )
    assert stale.changed_at == clock.now() - timedelta(minutes=3)

    with records.changes.over(THEIRS):  # as the planner chose, seeing both
        row = keep(records, key, MINE)
    assert getattr(row, field) == MINE
    records.changes.seal()
    said = [each.before for each in records.history.of_record(key, frozenset({field}))]
    assert said[0] == THEIRS


def test_every_text_that_is_typed_is_among_the_cases() -> None:
    """A new field that is typed in has its case above, by the sets that records keep of them."""
    tried = {field for _make, field, _keep in CASES.values()}
    for typed in (
        aspirations.TYPED,
        barriers.TYPED,
        barriers.STEP_TYPED,
        concerns.TYPED,
        concerns.TOLD_TYPED,
        concerns.TRY_TYPED,
        people.TYPED - {"nhs_number"},
        set(crisis_plans.HEADINGS),
        crisis_plans.CONTACT_TYPED,
        set(WORDS),
    ):
        assert typed <= tried


def test_typing_of_one_writer_never_goes_on_in_the_line_of_the_other(
    records: Records, other: Records
) -> None:
    """The same planner, the same field, within a moment: still two lines, so both are kept."""
    person = _person(records)
    for writer, words in ((records, FIRST), (other, THEIRS), (records, MINE), (other, FIRST)):
        writer.people.change(person, "detail", words)
    records.changes.seal()
    said = [each.before for each in records.history.of_record(person, frozenset({"detail"}))]
    assert said == [MINE, THEIRS, FIRST, ""]


def test_another_field_of_the_same_row_may_change_meanwhile(
    records: Records, other: Records
) -> None:
    person = _person(records)
    other.people.change(person, "phone", "07700 900118")
    other.people.change(person, "may_call", True)
    with records.changes.over(""):
        row = records.people.change(person, "detail", MINE)
    assert (row.detail, row.phone, row.may_call) == (MINE, "07700 900118", True)


def test_the_same_words_from_both_are_no_conflict(records: Records, other: Records) -> None:
    person = _person(records)
    other.people.change(person, "detail", MINE)
    with records.changes.over(""):
        assert records.people.change(person, "detail", MINE).detail == MINE


def test_what_was_removed_meanwhile_is_no_conflict_where_it_is_taken_up_again(
    records: Records,
) -> None:
    pathway, prompt = _pathway(records), records.reference
    prompt.seed()
    first = prompt.prompts()[0].id
    records.emotional_support.answer(pathway, None, first, FIRST)
    records.changes.seal()
    person = records.pathways.get(pathway).person_id
    records.undo.undo(person, "emotional_support")
    with records.changes.over(""):
        row = records.emotional_support.answer(pathway, None, first, MINE)
    assert row.text == MINE


@pytest.mark.parametrize(
    ("make", "was", "keep"),
    [
        (
            _person,
            {"born_on": None},
            lambda r, key, n: r.people.change(key, "born_on", date(1980, 3, n)),
        ),
        (
            lambda r: r.barriers.add_step(_barrier(r), FIRST).id,
            {"on": None, "at": None},
            lambda r, key, n: r.barriers.choose_when(key, date(2026, 4, n), time(n)),
        ),
        (_hope, None, lambda r, key, n: r.aspirations.choose_day(key, date(2026, 6, n))),
        (
            _hope,
            {"start": None, "target": None},
            lambda r, key, n: (
                r.aspirations.choose_measure(key, MeasureKind.OWN),
                r.aspirations.set_numbers(key, float(n), 100.0 + n),
            )[1],
        ),
    ],
    ids=["day of birth", "when of a step", "day of a hope", "numbers of a measure"],
)
def test_a_day_or_a_number_is_not_overwritten_unseen_either(
    records: Records,
    other: Records,
    make: Callable[[Records], UUID],
    was: dict[str, object] | None,
    keep: Callable[[Records, UUID, int], Record],
) -> None:
    key = make(records)
    if was is None:
        was = {"by_on": records.aspirations.hope(key).aspiration.by_on}
    theirs = keep(other, key, 3)
    with pytest.raises(StaleWriteError) as refused, records.changes.over_fields(**was):
        keep(records, key, 4)
    assert refused.value.field in was
    with records.changes.over_fields(**{name: getattr(theirs, name) for name in was}):
        keep(records, key, 4)


def test_a_planned_visit_and_a_setting_are_not_overwritten_unseen(
    records: Records, other: Records, clock: FakeClock
) -> None:
    person = _person(records)
    pathway = records.pathways.start(person, PathwayKind.RECOVERY)
    planned = records.meetings.plan(person, pathway.id, Meeting(clock.today(), place=FIRST))
    other.meetings.change(planned.id, Meeting(clock.today(), place=THEIRS))
    with pytest.raises(StaleWriteError), records.changes.over_fields(place=FIRST):
        records.meetings.change(planned.id, Meeting(clock.today(), place=MINE))
    records.settings.put(LICENCE_HOLDER, FIRST)
    other.settings.put(LICENCE_HOLDER, THEIRS)
    with pytest.raises(StaleWriteError), records.changes.over_fields(value=FIRST):
        records.settings.put(LICENCE_HOLDER, MINE)
    assert records.settings.get(LICENCE_HOLDER) == THEIRS


def test_without_an_expectation_nothing_is_refused(records: Records, other: Records) -> None:
    person = _person(records)
    other.people.change(person, "detail", THEIRS)
    assert records.people.change(person, "detail", MINE).detail == MINE
    with records.changes.over(THEIRS):
        pass
    assert records.people.change(person, "detail", FIRST).detail == FIRST
