"""People with plans, made by the records as a planner would; everyone is invented."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from planner.models.answers import Answer
from planner.models.pathways import PathwayKind
from planner.models.questionnaires import Mode
from planner.records.book import Records
from planner.records.emotional_support import Said
from planner.records.questionnaires import HowDone


@dataclass(frozen=True)
class Someone:
    """A person on a pathway."""

    person_id: UUID
    pathway_id: UUID


def someone(records: Records, called: str = "Margaret") -> Someone:
    """A person with an empty pathway, in a vault that has its prompts and numbers."""
    records.reference.seed()
    person = records.people.add(called)
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    return Someone(person.id, pathway.id)


def prompt(records: Records, who: Someone, key: str) -> Said:
    """How one prompt stands."""
    board = records.emotional_support.board(who.pathway_id)
    return next(said for said in board if said.prompt.key == key)


def say(
    records: Records, who: Someone, key: str, text: str, visit_id: UUID | None = None
) -> Answer:
    """Answer a prompt."""
    asked = prompt(records, who, key).prompt.id
    return records.emotional_support.answer(who.pathway_id, visit_id, asked, text)


def tick(records: Records, who: Someone, key: str, on: bool) -> None:
    """Tick or untick "On my paper" of a prompt."""
    said = prompt(records, who, key)
    records.emotional_support.put_on_paper(who.pathway_id, None, said, on)


def answer_wemwbs(records: Records, who: Someone, value: int, mode: Mode = Mode.ON_PAPER) -> None:
    """Finish a questionnaire with `value` fourteen times."""
    questionnaires = records.questionnaires
    for item in range(1, 15):
        row = questionnaires.answer(who.pathway_id, item, value)
    today = records.changes.clock.today()
    questionnaires.describe(who.pathway_id, HowDone(today, mode))
    questionnaires.finish(row.id)
