"""Step 3, Barriers: what gets in the way, what we will do about it, and next steps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlmodel import Session, col, func, select

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration
from planner.models.barriers import Barrier, BarrierLink, NextStep, Response
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.hopes import roots_of
from planner.records.order import as_written
from planner.records.visit_days import said_on
from planner.words import _

PAGE = "barriers"
#: The fields of a barrier and of a next step that hold typed words.
TYPED = frozenset({"words", "how"})
STEP_TYPED = frozenset({"what", "who_else", "place", "how_often"})


@dataclass(frozen=True)
class Chain:
    """A barrier between the hopes it stands before and the next steps towards them."""

    barrier: Barrier
    hopes: tuple[Aspiration, ...]
    steps: tuple[NextStep, ...]


class Barriers:
    """What a planner does with barriers and next steps. Words are kept exactly as typed."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def of_pathway(self, pathway_id: UUID) -> list[Chain]:
        """Every barrier of a pathway with its hopes and next steps, in their order."""
        with self._changes.reading() as session:
            return chains_of(session, pathway_id)

    def add(
        self,
        pathway_id: UUID,
        words: str,
        visit_id: UUID | None = None,
        aspiration_id: UUID | None = None,
    ) -> Barrier:
        """Add one at the end of the list; raises InvalidInputError where there are no words."""
        check_words(words)
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            on = said_on(self._changes, session, visit_id)
            barrier = added(session, pathway, words, on, visit_id)
            if aspiration_id is not None:
                session.flush()
                _link(session, barrier, aspiration_id)
            return barrier

    def type_text(self, barrier_id: UUID, field: str, text: str) -> Barrier:
        """Keep what is typed in one of `TYPED`; raises InvalidInputError for no words at all."""
        if field not in TYPED:
            raise ValueError(field)
        if field == "words":
            check_words(text)
        return self._changes.change(Barrier, barrier_id, {field: text}, why=Why.TYPED, page=PAGE)

    def respond(self, barrier_id: UUID, response: Response | None) -> Barrier:
        """Choose to remove it, manage it or overcome it; None where it is not decided yet."""
        return self._change(barrier_id, response=response)

    def choose_kind(self, barrier_id: UUID, kind: str) -> Barrier:
        """Say what sort of thing it is, by a barrier kind's key; empty where it is not said."""
        return self._change(barrier_id, kind=kind)

    def stands_before(
        self, barrier_id: UUID, *, stops_goals: bool, keeps_in_secondary_care: bool
    ) -> Barrier:
        """Say what it does; raises InvalidInputError where it is neither of the two."""
        if not (stops_goals or keeps_in_secondary_care):
            raise InvalidInputError(
                _("Tick what it gets in the way of: one of them, or both."), field="stops_goals"
            )
        return self._change(
            barrier_id, stops_goals=stops_goals, keeps_in_secondary_care=keeps_in_secondary_care
        )

    def put_on_paper(self, barrier_id: UUID, on_paper: bool) -> Barrier:
        """Choose whether it is printed."""
        return self._change(barrier_id, on_paper=on_paper)

    def link(self, barrier_id: UUID, aspiration_id: UUID) -> Barrier:
        """Say that it stands before an aspiration of the same pathway."""
        with self._changes.transaction(page=PAGE) as session:
            barrier = self._changes.held(session, Barrier, barrier_id)
            _link(session, barrier, aspiration_id)
            return barrier

    def unlink(self, barrier_id: UUID, aspiration_id: UUID) -> Barrier:
        """Say that it does not stand before that aspiration, nor what was put together with it."""
        with self._changes.transaction(page=PAGE) as session:
            barrier = self._changes.held(session, Barrier, barrier_id)
            for each in _put_together(session, barrier.pathway_id, aspiration_id):
                row = _linked(session, barrier_id, each)
                if row is not None and row.removed_at is None:
                    row.removed_at = self._changes.clock.now()
            return barrier

    def remove(self, barrier_id: UUID) -> Barrier:
        """Take it off the plan with its links and next steps: one step, which undo brings back."""
        with self._changes.transaction(page=PAGE) as session:
            barrier = self._changes.held(session, Barrier, barrier_id)
            links = session.exec(
                select(BarrierLink)
                .where(BarrierLink.barrier_id == barrier_id, col(BarrierLink.removed_at).is_(None))
                .order_by(as_written(BarrierLink))
            )
            steps = session.exec(
                select(NextStep)
                .where(NextStep.barrier_id == barrier_id, col(NextStep.removed_at).is_(None))
                .order_by(as_written(NextStep))
            )
            for row in (barrier, *links, *steps):
                row.removed_at = self._changes.clock.now()
            return barrier

    def add_step(self, barrier_id: UUID, what: str, visit_id: UUID | None = None) -> NextStep:
        """Add a next step after the others; raises InvalidInputError where there are no words."""
        check_words(what, "what")
        with self._changes.transaction(page=PAGE) as session:
            barrier = self._changes.held(session, Barrier, barrier_id)
            on = said_on(self._changes, session, visit_id)
            return added_step(session, barrier, what, on, visit_id)

    def type_step(self, step_id: UUID, field: str, text: str) -> NextStep:
        """Keep what is typed in one of `STEP_TYPED`; raises InvalidInputError for an empty what."""
        if field not in STEP_TYPED:
            raise ValueError(field)
        if field == "what":
            check_words(text, "what")
        return self._changes.change(NextStep, step_id, {field: text}, why=Why.TYPED, page=PAGE)

    def choose_who(self, step_id: UUID, *, by_me: bool, by_planner: bool) -> NextStep:
        """Say whether the person does it, the planner does, or both; others are named by typing."""
        return self._change_step(step_id, by_me=by_me, by_planner=by_planner)

    def choose_when(self, step_id: UUID, on: date | None, at: time | None) -> NextStep:
        """Set the day and the time; raises InvalidInputError for a time without its day."""
        if at is not None and on is None:
            raise InvalidInputError(_("Say which day as well."), field="on")
        return self._change_step(step_id, on=on, at=at)

    def mark_done(self, step_id: UUID, done: bool) -> NextStep:
        """Tick it as done today, or not done after all."""
        return self._change_step(step_id, done_on=self._changes.clock.today() if done else None)

    def remove_step(self, step_id: UUID) -> NextStep:
        """Take a next step off the plan; undo brings it back."""
        return self._change_step(step_id, removed_at=self._changes.clock.now())

    def _change(self, barrier_id: UUID, **values: object) -> Barrier:
        return self._changes.change(Barrier, barrier_id, values, page=PAGE)

    def _change_step(self, step_id: UUID, **values: object) -> NextStep:
        return self._changes.change(NextStep, step_id, values, page=PAGE)


def added(
    session: Session, pathway: Pathway, words: str, today: date, visit_id: UUID | None
) -> Barrier:
    """A new barrier at the end of a pathway's list, in a transaction that goes on."""
    last = session.exec(
        select(func.max(Barrier.position)).where(Barrier.pathway_id == pathway.id)
    ).one()
    barrier = Barrier(
        person_id=pathway.person_id,
        pathway_id=pathway.id,
        visit_id=visit_id,
        words=words,
        happened_on=today,
        position=0 if last is None else last + 1,
    )
    session.add(barrier)
    return barrier


def added_step(
    session: Session, barrier: Barrier, what: str, today: date, visit_id: UUID | None
) -> NextStep:
    """A new next step after the others of a barrier, in a transaction that goes on."""
    last = session.exec(
        select(func.max(NextStep.position)).where(NextStep.barrier_id == barrier.id)
    ).one()
    step = NextStep(
        person_id=barrier.person_id,
        pathway_id=barrier.pathway_id,
        visit_id=visit_id,
        barrier_id=barrier.id,
        what=what,
        happened_on=today,
        position=0 if last is None else last + 1,
    )
    session.add(step)
    return step


def chains_of(session: Session, pathway_id: UUID) -> list[Chain]:
    """What `Barriers.of_pathway` gives, in a read that goes on."""
    barriers = session.exec(
        select(Barrier)
        .where(Barrier.pathway_id == pathway_id, col(Barrier.removed_at).is_(None))
        .order_by(col(Barrier.position), col(Barrier.recorded_at), as_written(Barrier))
    ).all()
    hopes = _hopes(session, pathway_id)
    steps = _steps(session, pathway_id)
    return [Chain(row, tuple(hopes[row.id]), tuple(steps[row.id])) for row in barriers]


def _put_together(session: Session, pathway_id: UUID, aspiration_id: UUID) -> list[UUID]:
    """An aspiration and those that were put together with it."""
    rows = session.exec(select(Aspiration).where(Aspiration.pathway_id == pathway_id)).all()
    roots = roots_of([row for row in rows if row.removed_at is None])
    return [aspiration_id, *(key for key, root in roots.items() if root.id == aspiration_id)]


def _linked(session: Session, barrier_id: UUID, aspiration_id: UUID) -> BarrierLink | None:
    return session.exec(
        select(BarrierLink).where(
            BarrierLink.barrier_id == barrier_id, BarrierLink.aspiration_id == aspiration_id
        )
    ).first()


def _link(session: Session, barrier: Barrier, aspiration_id: UUID) -> None:
    """Link the two, reviving a link that was taken away."""
    aspiration = session.get(Aspiration, aspiration_id)
    if aspiration is None or aspiration.pathway_id != barrier.pathway_id:
        raise InvalidInputError(_("Choose a hope of this pathway."), field="aspiration_id")
    row = _linked(session, barrier.id, aspiration_id)
    if row is None:
        session.add(
            BarrierLink(
                person_id=barrier.person_id, barrier_id=barrier.id, aspiration_id=aspiration_id
            )
        )
    else:
        row.removed_at = None


def _hopes(session: Session, pathway_id: UUID) -> dict[UUID, list[Aspiration]]:
    """The linked aspirations of a pathway by the barrier before them.

    One that was put together with another gives way to that.
    """
    rows = session.exec(
        select(Aspiration).where(
            Aspiration.pathway_id == pathway_id, col(Aspiration.removed_at).is_(None)
        )
    ).all()
    roots = roots_of(rows)
    hopes: dict[UUID, list[Aspiration]] = defaultdict(list)
    for barrier_id, key in session.exec(
        select(BarrierLink.barrier_id, BarrierLink.aspiration_id)
        .where(
            col(BarrierLink.aspiration_id).in_([row.id for row in rows]),
            col(BarrierLink.removed_at).is_(None),
        )
        .order_by(col(BarrierLink.recorded_at), as_written(BarrierLink))
    ):
        if roots[key] not in hopes[barrier_id]:
            hopes[barrier_id].append(roots[key])
    return hopes


def _steps(session: Session, pathway_id: UUID) -> dict[UUID | None, list[NextStep]]:
    """The next steps of a pathway by the barrier they deal with."""
    steps: dict[UUID | None, list[NextStep]] = defaultdict(list)
    for step in session.exec(
        select(NextStep)
        .where(NextStep.pathway_id == pathway_id, col(NextStep.removed_at).is_(None))
        .order_by(col(NextStep.position), col(NextStep.recorded_at), as_written(NextStep))
    ):
        steps[step.barrier_id].append(step)
    return steps
