"""The crisis and support plan: editions, what was agreed stays, undo, stale words, what is due."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from planner.errors import InvalidInputError, StaleWriteError
from planner.models.crisis_plans import CrisisContact
from planner.models.papers import PaperKind
from planner.models.pathways import PathwayKind
from planner.models.snapshots import PrintOptions
from planner.records.book import Records, open_records
from planner.records.crisis_plans import HEADINGS, PAGE
from planner.records.papers import snapshot_of
from tests.fakes import FakeClock

SAID = "I stop answering the door <b> 🧶"


@pytest.fixture
def person_id(records: Records) -> UUID:
    records.reference.seed()
    return records.people.add("Margaret").id


def agreed(records: Records, person_id: UUID, clock: FakeClock) -> UUID:
    plans = records.crisis_plans
    plan = plans.begin(person_id)
    plans.type_text(plan.id, "signs", SAID)
    plans.add_contact(plan.id, "Jean, next door", "01632 960172")
    plans.add_contact(plan.id, "Riverside Surgery", "01632 960120", professional=True)
    plans.agree(plan.id, clock.today() + timedelta(days=28))
    return plan.id


def test_a_draft_is_agreed_today_and_a_change_begins_the_next_edition(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plans = records.crisis_plans
    first = agreed(records, person_id, clock)
    clock.advance(timedelta(days=3))
    draft = plans.begin(person_id)
    assert (draft.edition, draft.signs, draft.agreed_on) == (2, SAID, None)
    assert plans.begin(person_id).id == draft.id
    plans.type_text(draft.id, "signs", "I go quiet")
    newest, before = plans.editions(person_id)
    assert (newest.plan.signs, before.plan.signs) == ("I go quiet", SAID)
    assert [row.name for row in newest.people] == ["Jean, next door"]
    assert [row.number for row in newest.professionals] == ["01632 960120"]
    held = plans.agreed(person_id)
    assert held is not None
    assert held.plan.id == first
    plans.agree(draft.id, clock.today() + timedelta(days=1))
    held = plans.agreed(person_id)
    assert held is not None
    assert held.plan.edition == 2
    assert held.plan.agreed_on == clock.today()


def test_what_was_agreed_is_never_changed_whoever_types_in_it(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plans = records.crisis_plans
    first = agreed(records, person_id, clock)
    (edition,) = plans.editions(person_id)
    with records.changes.over(SAID):
        written = plans.type_text(first, "signs", "I go quiet")
    assert (written.edition, written.signs) == (2, "I go quiet")
    plans.type_contact(edition.people[0].id, "number", "07700 900431")
    plans.remove_contact(edition.professionals[0].id)
    newest, before = plans.editions(person_id)
    assert before.plan.signs == SAID
    assert [row.number for row in before.people] == ["01632 960172"]
    assert len(before.professionals) == 1
    assert [row.number for row in newest.people] == ["07700 900431"]
    assert newest.professionals == ()
    with pytest.raises(InvalidInputError):
        plans.drop_draft(first)
    with pytest.raises(InvalidInputError):
        plans.agree(first, clock.today() + timedelta(days=1))


def test_each_thing_is_one_step_of_undo(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plans = records.crisis_plans
    agreed(records, person_id, clock)
    plans.begin(person_id)
    undo = records.undo
    undo.undo(person_id, PAGE)
    assert [each.plan.edition for each in plans.editions(person_id)] == [1]
    undo.redo(person_id, PAGE)
    newest = plans.newest(person_id)
    assert newest is not None
    assert len(newest.people) == 1
    plans.drop_draft(newest.plan.id)
    undo.undo(person_id, PAGE)
    newest = plans.newest(person_id)
    assert newest is not None
    assert (newest.plan.edition, len(newest.people)) == (2, 1)
    undo.undo(person_id, PAGE)
    undo.undo(person_id, PAGE)
    newest = plans.newest(person_id)
    assert newest is not None
    assert not newest.agreed
    assert newest.plan.review_on is None


def test_words_that_somebody_else_wrote_meanwhile_are_not_overwritten(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plan = records.crisis_plans.begin(person_id)
    other = open_records(records.changes.engine, clock, records.changes.origin, uuid4())
    other.crisis_plans.type_text(plan.id, "helps", "The radio on low")
    with pytest.raises(StaleWriteError) as stale, records.changes.over(""):
        records.crisis_plans.type_text(plan.id, "helps", "My knitting")
    assert stale.value.theirs == "The radio on low"
    newest = records.crisis_plans.newest(person_id)
    assert newest is not None
    assert newest.plan.helps == "The radio on low"


def test_nothing_empty_is_agreed_nor_for_a_day_gone_by(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plan = records.crisis_plans.begin(person_id)
    with pytest.raises(InvalidInputError):
        records.crisis_plans.agree(plan.id, clock.today() + timedelta(days=1))
    records.crisis_plans.type_text(plan.id, "helps", "The garden")
    with pytest.raises(InvalidInputError) as refused:
        records.crisis_plans.agree(plan.id, clock.today())
    assert refused.value.field == "review_on"
    with pytest.raises(InvalidInputError):
        records.crisis_plans.add_contact(plan.id, "  ")


def test_someone_is_taken_from_the_persons_contacts(records: Records, person_id: UUID) -> None:
    contact = records.people.add_contact(person_id, "Jean", "next door", "01632 960172")
    plan = records.crisis_plans.begin(person_id)
    row = records.crisis_plans.take_from_contacts(plan.id, contact.id)
    assert (row.name, row.number, row.professional) == ("Jean, next door", "01632 960172", False)


def test_only_the_newest_agreed_edition_falls_due(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    plans = records.crisis_plans
    first = agreed(records, person_id, clock)
    day = clock.today() + timedelta(days=28)
    assert plans.due_for_a_look(day - timedelta(days=1)) == []
    draft = plans.begin(person_id)
    (due,) = plans.due_for_a_look(day)
    assert (due.person_id, due.called, due.review_on) == (person_id, "Margaret", day)
    plans.still_right(first, day + timedelta(days=7))
    assert plans.due_for_a_look(day) == []
    plans.agree(draft.id, day + timedelta(days=60))
    assert plans.due_for_a_look(day + timedelta(days=30)) == []
    assert len(plans.due_for_a_look(day + timedelta(days=60))) == 1


def test_the_paper_has_the_agreed_edition_and_is_kept_whole(
    records: Records, person_id: UUID, clock: FakeClock
) -> None:
    bare = records.plans.crisis_plan(person_id)
    assert (bare.edition, bare.said) == (0, ())
    assert bare.crisis_numbers
    first = agreed(records, person_id, clock)
    records.crisis_plans.type_text(first, "signs", "Only a draft")
    snapshot = records.plans.crisis_plan(person_id)
    assert [(each.key, each.text) for each in snapshot.said] == [("signs", SAID)]
    assert [each.name for each in snapshot.professionals] == ["Riverside Surgery"]
    pathway = records.pathways.start(person_id, PathwayKind.RECOVERY)
    paper = records.papers.keep(pathway.id, snapshot, PrintOptions(), pages=1)
    assert paper.kind is PaperKind.CRISIS_PLAN
    assert snapshot_of(paper) == snapshot


def test_words_said_today_can_be_taken_out_with_who_is_in_it(
    records: Records, person_id: UUID
) -> None:
    pathway = records.pathways.start(person_id, PathwayKind.RECOVERY)
    visit = records.visits.start(person_id, pathway.id)
    plan = records.crisis_plans.begin(person_id, visit.id)
    records.crisis_plans.add_contact(plan.id, "Jean", "01632 960172")
    newest = records.crisis_plans.newest(person_id)
    assert newest is not None
    records.visits.take_out(newest.plan)
    assert records.crisis_plans.editions(person_id) == []
    with records.changes.reading() as session:
        assert [row.name for row in session.exec(select(CrisisContact))] == [""]


def test_the_headings_are_those_of_the_paper() -> None:
    from planner.models.titles import CRISIS_HEADINGS

    assert set(HEADINGS) == set(CRISIS_HEADINGS)
