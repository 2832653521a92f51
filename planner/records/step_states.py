"""How far each of the three steps has come: for reading, never for locking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ScalarSelect, func
from sqlmodel import col, select

from planner.models.aspirations import Aspiration, AspirationStatus
from planner.models.barriers import Barrier, NextStep
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.records.changes import Changes
from planner.records.emotional_support import EmotionalSupport
from planner.words import _, plural

PAGE = "visit"


class Step(StrEnum):
    """The three steps, in their order."""

    EMOTIONAL_SUPPORT = "emotional_support"
    ASPIRATIONS = "aspirations"
    BARRIERS = "barriers"


class StepState(StrEnum):
    """How far a step has come."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    TALKED_THROUGH = "talked"


@dataclass(frozen=True)
class StepStanding:
    """One step's state and a count in words, which is not for the shared screen."""

    state: StepState
    count: str


class StepStates:
    """Reads how the steps stand, and marks one as talked through."""

    def __init__(self, changes: Changes, emotional_support: EmotionalSupport) -> None:
        self._changes = changes
        self._emotional_support = emotional_support

    def of_pathway(self, pathway_id: UUID) -> dict[Step, StepStanding]:
        """The three steps of a pathway, in their order."""
        with self._changes.reading() as session:
            talked, asked = self._emotional_support.talked_about(pathway_id)
            pathway = self._changes.held(session, Pathway, pathway_id)
            hopes, barriers, steps = session.exec(
                select(
                    _count(Aspiration, pathway_id),
                    _count(Barrier, pathway_id),
                    _count(NextStep, pathway_id),
                )
            ).one()
        return {
            Step.EMOTIONAL_SUPPORT: StepStanding(
                _state(pathway.emotional_support_talked_on is not None, talked > 0),
                _("{count} of {total} talked about").format(count=talked, total=asked),
            ),
            Step.ASPIRATIONS: StepStanding(
                _state(pathway.aspirations_talked_on is not None, hopes > 0),
                plural("{count} aspiration", "{count} aspirations", hopes),
            ),
            Step.BARRIERS: StepStanding(
                _state(pathway.barriers_talked_on is not None, barriers + steps > 0),
                _("{barriers}, {steps}").format(
                    barriers=plural("{count} barrier", "{count} barriers", barriers),
                    steps=plural("{count} next step", "{count} next steps", steps),
                ),
            ),
        }

    def mark_talked_through(self, pathway_id: UUID, steps: set[Step]) -> Pathway:
        """Set which steps are talked through for now; a step already marked keeps its date."""
        today = self._changes.clock.today()
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            for step in Step:
                name = f"{step}_talked_on"
                kept = getattr(pathway, name) or today
                setattr(pathway, name, kept if step in steps else None)
            session.add(pathway)
        return pathway


def _state(talked_through: bool, started: bool) -> StepState:
    if talked_through:
        return StepState.TALKED_THROUGH
    return StepState.STARTED if started else StepState.NOT_STARTED


def _count(table: type[Aspiration | Barrier | NextStep], pathway_id: UUID) -> ScalarSelect[int]:
    wanted = (
        select(func.count())
        .select_from(table)
        .where(table.pathway_id == pathway_id, col(table.removed_at).is_(None))
    )
    if table is Aspiration:
        wanted = wanted.where(Aspiration.status != AspirationStatus.SET_ASIDE)
    return wanted.scalar_subquery()
