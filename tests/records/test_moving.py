"""Words written with the wrong person open: put with the right one, and gone from the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import select

from planner.errors import InvalidInputError
from planner.models.answers import Answer
from planner.models.aspirations import Aspiration, Horizon, Progress
from planner.models.barriers import Barrier, BarrierLink, NextStep
from planner.models.base import PersonRecord
from planner.models.journal import JournalLine, Why
from planner.models.papers import Paper, PaperKind
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.models.questionnaires import Questionnaire, Stage
from planner.models.visits import Appointment, Visit, WorkingNote
from planner.records.book import Records
from planner.vault import journal

SECRET = "My son Paul does not ring"


class Two:
    """A right and a wrong person, each on a pathway."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.wrong = records.people.add("Wrong")
        self.right = records.people.add("Right")
        self.wrong_pathway = records.pathways.start(self.wrong.id, PathwayKind.PREVENTION)
        self.right_pathway = records.pathways.start(self.right.id, PathwayKind.RECOVERY)

    def put(self, row: Any) -> Any:
        """Keep `row` as a page would have."""
        with self.records.changes.transaction(Why.TYPED) as session:
            session.add(row)
        return row

    def held(self, table: type[Any], person: Person) -> list[Any]:
        with self.records.changes.reading() as session:
            return list(
                session.exec(
                    select(table).where(table.person_id == person.id, table.removed_at == None)  # noqa: E711
                )
            )

    def everything_of(self, person: Person) -> str:
        """Whatever the vault has on `person`, journal and search among it, as one text."""
        with self.records.changes.reading() as session:
            rows: list[Any] = list(
                session.exec(select(JournalLine).where(JournalLine.person_id == person.id))
            )
            for table in (Answer, Aspiration, Barrier, NextStep, WorkingNote, Visit, Paper):
                owned: type[Any] = table
                rows += session.exec(select(owned).where(owned.person_id == person.id))
            found = session.connection().execute(
                text(
                    "SELECT i.text FROM search_index i JOIN search_entry e ON e.id = i.rowid"
                    " WHERE e.person_id = :person"
                ),
                {"person": person.id.hex},
            )
            return "\n".join([*(row.model_dump_json() for row in rows), *found.scalars()])


@pytest.fixture
def two(records: Records) -> Two:
    records.reference.seed()
    return Two(records)


def owned(two: Two) -> dict[str, Any]:
    return {"person_id": two.wrong.id, "pathway_id": two.wrong_pathway.id}


def test_a_note_leaves_record_history_search_and_papers(two: Two) -> None:
    note = two.put(WorkingNote(**owned(two), text=SECRET))
    note = two.records.notes.rewrite(note.id, SECRET + " me")
    paper = two.put(
        Paper(
            **owned(two),
            kind=PaperKind.PLAN,
            made_at=two.records.changes.clock.now(),
            snapshot={"said": [{"text": SECRET + " me"}]},
        )
    )
    other = two.put(
        Paper(
            **owned(two),
            kind=PaperKind.PLAN,
            made_at=two.records.changes.clock.now(),
            snapshot={"said": [{"text": "Something else"}]},
        )
    )

    moved = two.records.moving.move(note, two.right.id)

    assert "Paul" not in two.everything_of(two.wrong)
    assert "paul" not in two.everything_of(two.wrong).casefold()
    assert [each.text for each in two.held(WorkingNote, two.right)] == [SECRET + " me"]
    assert moved.entry.pathway_id == two.right_pathway.id  # type: ignore[attr-defined]
    assert moved.entry.happened_on == date(2026, 3, 17)
    assert [each.id for each in moved.printed] == [paper.id]
    assert [each.id for each in two.held(Paper, two.wrong)] == [other.id]


def test_the_chain_still_holds_and_keeps_a_line_without_words(two: Two) -> None:
    note = two.put(WorkingNote(**owned(two), text=SECRET))

    two.records.moving.move(note, two.right.id)

    changes = two.records.changes
    with changes.reading() as session:
        assert journal.faults(session, changes.origin) == []
        lines = session.exec(
            select(JournalLine).where(
                JournalLine.why == Why.MOVED, JournalLine.person_id == two.wrong.id
            )
        ).all()
    assert [(line.table_name, line.before, line.after) for line in lines] == [
        ("working_note", None, None)
    ]
    assert two.records.undo.stacks(two.wrong.id, "").undo == []


def test_a_barrier_takes_its_next_steps_but_not_a_link_to_what_stays(two: Two) -> None:
    aspiration = two.put(Aspiration(**owned(two), horizon=Horizon.WEEK, words="Walk"))
    barrier = two.put(Barrier(**owned(two), words=SECRET))
    two.put(BarrierLink(person_id=two.wrong.id, barrier_id=barrier.id, aspiration_id=aspiration.id))
    two.put(NextStep(**owned(two), barrier_id=barrier.id, what="Ring Paul on Sunday"))

    two.records.moving.move(barrier, two.right.id)

    assert [each.words for each in two.held(Aspiration, two.wrong)] == ["Walk"]
    assert two.held(BarrierLink, two.wrong) == two.held(BarrierLink, two.right) == []
    barriers, steps = two.held(Barrier, two.right), two.held(NextStep, two.right)
    assert [each.barrier_id for each in steps] == [each.id for each in barriers]
    assert "Paul" not in two.everything_of(two.wrong)


def test_a_visit_moves_whole_and_its_appointment_is_free_again(two: Two) -> None:
    now = two.records.changes.clock.now()
    before = two.put(Aspiration(**owned(two), horizon=Horizon.YEAR, words="Older"))
    visit = two.put(Visit(**owned(two), began_at=now, jot=SECRET, in_room=["Paul"]))
    meeting = two.put(Appointment(**owned(two), on=date(2026, 3, 17), held=True, visit_id=visit.id))
    here = {**owned(two), "visit_id": visit.id}
    prompt = two.records.reference.prompts()[0]
    two.put(Answer(**here, prompt_id=prompt.id, text=SECRET))
    long = two.put(Aspiration(**here, horizon=Horizon.YEAR, words="See Paul"))
    two.put(Aspiration(**here, parent_id=long.id, horizon=Horizon.WEEK, words="Write to Paul"))
    two.put(Progress(person_id=two.wrong.id, aspiration_id=long.id, value=4, comment="Paul rang"))
    two.put(
        Questionnaire(**here, stage=Stage.BASELINE, answered_on=date(2026, 3, 17), answers=[3] * 14)
    )
    with two.records.changes.transaction(Why.TYPED) as session:
        row = two.records.changes.held(session, Aspiration, before.id)
        row.words = "Older, changed in the visit"

    moved = two.records.moving.move(visit, two.right.id)

    assert isinstance(moved.entry, Visit)
    assert (moved.entry.jot, moved.entry.in_room) == (SECRET, ["Paul"])
    for table in (Visit, Answer, Questionnaire, Progress):
        assert two.held(table, two.wrong) == []
        assert len(two.held(table, two.right)) == 1
    assert two.held(Questionnaire, two.right)[0].answers == [3] * 14
    parent, child = sorted(two.held(Aspiration, two.right), key=words_of, reverse=False)
    assert (parent.words, child.words) == ("See Paul", "Write to Paul")
    assert child.parent_id == parent.id
    assert moved.changed_too == 1
    assert "Paul" not in two.everything_of(two.wrong)
    free = two.held(Appointment, two.wrong)[0]
    assert (free.id, free.held, free.visit_id) == (meeting.id, None, None)
    blank = emptied(two.records, Questionnaire)
    assert blank.answers == [None] * 14


def words_of(row: Any) -> str:
    return str(row.words)


def emptied(records: Records, table: type[Any]) -> Any:
    with records.changes.reading() as session:
        return session.exec(select(table).where(table.removed_at != None)).one()  # noqa: E711


def test_words_removed_before_leave_the_wrong_person_and_go_nowhere(two: Two) -> None:
    barrier = two.put(Barrier(**owned(two), words="The hill"))
    step = two.records.barriers.add_step(barrier.id, SECRET)
    two.records.barriers.remove_step(step.id)

    two.records.moving.move(barrier, two.right.id)

    assert "Paul" not in two.everything_of(two.wrong)
    assert two.held(NextStep, two.right) == []


def test_the_first_questionnaire_of_each_pathway_is_its_baseline_after_a_move(two: Two) -> None:
    def answered(pathway: Pathway, stage: Stage, day: date) -> Questionnaire:
        row: Questionnaire = two.put(
            Questionnaire(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                stage=stage,
                answered_on=day,
                answers=[3] * 14,
                finished_at=two.records.changes.clock.now(),
            )
        )
        return row

    first = answered(two.wrong_pathway, Stage.BASELINE, date(2026, 1, 5))
    answered(two.wrong_pathway, Stage.FOLLOW_UP, date(2026, 3, 1))
    answered(two.right_pathway, Stage.BASELINE, date(2026, 1, 2))

    two.records.moving.move(first, two.right.id)

    def stages(pathway: Pathway) -> list[tuple[Stage, date]]:
        rows = two.records.questionnaires.results(pathway.id)
        return [(row.stage, row.answered_on) for row in rows]

    assert stages(two.wrong_pathway) == [(Stage.BASELINE, date(2026, 3, 1))]
    assert stages(two.right_pathway) == [
        (Stage.BASELINE, date(2026, 1, 2)),
        (Stage.FOLLOW_UP, date(2026, 1, 5)),
    ]


def test_the_right_person_needs_a_pathway_for_what_belongs_to_one(two: Two) -> None:
    nobody = two.records.people.add("Third")
    barrier: PersonRecord = two.put(Barrier(**owned(two), words=SECRET))

    with pytest.raises(InvalidInputError, match="no open pathway"):
        two.records.moving.move(barrier, nobody.id)
    with pytest.raises(InvalidInputError, match="already"):
        two.records.moving.move(barrier, two.wrong.id)

    assert [each.words for each in two.held(Barrier, two.wrong)] == [SECRET]


def test_a_note_needs_no_pathway(two: Two) -> None:
    nobody = two.records.people.add("Third")
    note = two.put(WorkingNote(**owned(two), text=SECRET))

    two.records.moving.move(note, nobody.id)

    assert [(each.text, each.pathway_id) for each in two.held(WorkingNote, nobody)] == [
        (SECRET, None)
    ]
    assert isinstance(two.held(Pathway, two.right)[0], Pathway)
