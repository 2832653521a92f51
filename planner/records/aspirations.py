"""Step 2, Aspirations: how I would like my life to look in a week, a month, a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.aspirations import (
    Aspiration,
    AspirationStatus,
    Horizon,
    MeasureKind,
    Progress,
    Side,
)
from planner.models.barriers import BarrierLink
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.models.spans import by_when, shorter_than
from planner.records.changes import Changes
from planner.records.checks import check_number, check_scale, check_words
from planner.records.hopes import Hope, answers_to, hopes_of, roots_of, with_all
from planner.records.order import as_written
from planner.records.visit_days import said_on
from planner.words import _

PAGE = "aspirations"
#: The fields that hold typed words.
TYPED = frozenset({"words", "why", "how_ill_know", "unit", "clinical_goal"})


@dataclass(frozen=True)
class Answered:
    """A progress answer just given, and the one before it, which is shown only now."""

    answer: Progress
    earlier: Progress | None


class Aspirations:
    """What a planner does with a person's aspirations. Words are kept exactly as typed."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def of_pathway(self, pathway_id: UUID) -> list[Hope]:
        """Every aspiration of a pathway, in the order of week, month, year and position."""
        with self._changes.reading() as session:
            return hopes_of(session, pathway_id)

    def hope(self, aspiration_id: UUID) -> Hope:
        """One aspiration with what belongs to it; raises NotFoundError."""
        with self._changes.reading() as session:
            return with_all(session, [self._changes.held(session, Aspiration, aspiration_id)])[0]

    def add(
        self, pathway_id: UUID, horizon: Horizon, words: str, visit_id: UUID | None = None
    ) -> Aspiration:
        """Add one at the end of its column; raises InvalidInputError where there are no words."""
        check_words(words)
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            return self._added(session, pathway, horizon, words, visit_id)

    def break_down(
        self, aspiration_id: UUID, horizon: Horizon, words: str, visit_id: UUID | None = None
    ) -> Aspiration:
        """Add a shorter one on the way to a longer one.

        Raises InvalidInputError where there are no words or it is not shorter.
        """
        check_words(words)
        with self._changes.transaction(page=PAGE) as session:
            longer = self._changes.held(session, Aspiration, aspiration_id)
            if horizon not in shorter_than(longer.horizon):
                raise InvalidInputError(_("Choose a shorter time than this one."), field="horizon")
            pathway = self._changes.held(session, Pathway, longer.pathway_id)
            part = self._added(session, pathway, horizon, words, visit_id)
            part.parent_id = longer.id
            part.life_areas = list(longer.life_areas)
            return part

    def type_text(self, aspiration_id: UUID, field: str, text: str) -> Aspiration:
        """Keep what is typed in one of `TYPED`; raises InvalidInputError for no words at all."""
        if field not in TYPED:
            raise ValueError(field)
        if field == "words":
            check_words(text)
        return self._changes.change(
            Aspiration, aspiration_id, {field: text}, why=Why.TYPED, page=PAGE
        )

    def choose_life_areas(self, aspiration_id: UUID, keys: list[str]) -> Aspiration:
        """Say which parts of life it is about, by their keys."""
        return self._change(aspiration_id, life_areas=list(dict.fromkeys(keys)))

    def choose_horizon(self, aspiration_id: UUID, horizon: Horizon) -> Aspiration:
        """Move it to another column, with that column's day."""
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, Aspiration, aspiration_id)
            if row.horizon is not horizon:
                row.position = _next_position(session, row.pathway_id, horizon)
                row.by_on = by_when(horizon, self._changes.clock.today())
                row.horizon = horizon
            return row

    def choose_day(self, aspiration_id: UUID, by_on: date | None) -> Aspiration:
        """Set the day it looks ahead to, or none."""
        return self._change(aspiration_id, by_on=by_on)

    def choose_measure(self, aspiration_id: UUID, kind: MeasureKind) -> Aspiration:
        """Choose how I'll know. Numbers of another kind of measure are kept, but not shown."""
        return self._change(aspiration_id, measure=kind)

    def set_numbers(
        self, aspiration_id: UUID, start: float | None, target: float | None
    ) -> Aspiration:
        """Set where an own measure starts and what it aims for, in its unit.

        Raises InvalidInputError where they are the same or not numbers.
        """
        for field, value in (("start", start), ("target", target)):
            if value is not None:
                check_number(value, field)
        if start is not None and start == target:
            raise InvalidInputError(
                _("The start and the aim are the same number. Change one of them."), field="target"
            )
        return self._change(aspiration_id, start=start, target=target)

    def rate(
        self, aspiration_id: UUID, *, importance: int | None, confidence: int | None
    ) -> Aspiration:
        """Set how much it matters and how sure the person feels, each 0 to 10 or not said."""
        for field, value in (("importance", importance), ("confidence", confidence)):
            if value is not None:
                check_scale(value, field)
        return self._change(aspiration_id, importance=importance, confidence=confidence)

    def choose_status(self, aspiration_id: UUID, status: AspirationStatus) -> Aspiration:
        """Say what became of it."""
        return self._change(aspiration_id, status=status)

    def merge(self, aspiration_id: UUID, into_id: UUID) -> Aspiration:
        """Put one together with another of its pathway, and give that other one.

        The first keeps its words and answers and shows with the other; what is in its way and its
        shorter ones count as the other's. Raises InvalidInputError where they are one already.
        """
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, Aspiration, aspiration_id)
            rows = session.exec(
                select(Aspiration).where(
                    Aspiration.pathway_id == row.pathway_id, col(Aspiration.removed_at).is_(None)
                )
            ).all()
            roots = roots_of(rows)
            into = roots.get(into_id)
            if into is None:
                raise InvalidInputError(_("Choose a hope of this pathway."), field="into_id")
            if into.id == roots[row.id].id:
                raise InvalidInputError(_("These are one already."), field="into_id")
            row.merged_into_id = into.id
            return into

    def bring_back(self, aspiration_id: UUID) -> Aspiration:
        """Go on with one that was achieved, set aside or put together with another."""
        return self._change(aspiration_id, status=AspirationStatus.ACTIVE, merged_into_id=None)

    def put_on_paper(self, aspiration_id: UUID, on_paper: bool) -> Aspiration:
        """Choose whether it is printed."""
        return self._change(aspiration_id, on_paper=on_paper)

    def move(self, aspiration_id: UUID, places: int) -> Aspiration:
        """Move it up (negative) or down its column, to the end where there are fewer places."""
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, Aspiration, aspiration_id)
            column = [
                each
                for each in _column(session, row.pathway_id, row.horizon)
                if each is row or (each.status is row.status and each.merged_into_id is None)
            ]
            index = column.index(row)
            column.insert(max(0, index + places), column.pop(index))
            for position, each in enumerate(column):
                each.position = position
            return row

    def answer(
        self,
        aspiration_id: UUID,
        value: float,
        *,
        side: Side = Side.PERSON,
        comment: str = "",
        visit_id: UUID | None = None,
        page: str = PAGE,
    ) -> Answered:
        """Keep a dated answer to "How is it going?" in the measure's unit (yes is 1, not yet 0).

        A second answer of the same side on the same day corrects the first. An aspiration with no
        measure of its own is answered from 0 to 10, and keeps that. The answer keeps the measure
        it was given in, which may be changed later. `page` is where undo will find it. Raises
        InvalidInputError.
        """
        today = self._changes.clock.today()
        with self._changes.transaction(page=page) as session:
            row = self._changes.held(session, Aspiration, aspiration_id)
            if row.measure is MeasureKind.NONE:
                row.measure = MeasureKind.SCALE
            _check_answer(row.measure, value)
            said = [each for each in answers_to(session, [row.id]) if each.side is side]
            todays = said.pop() if said and said[-1].happened_on == today else None
            unit = row.unit if row.measure is not MeasureKind.SCALE else ""
            if todays is None:
                todays = Progress(
                    person_id=row.person_id,
                    aspiration_id=row.id,
                    visit_id=visit_id,
                    happened_on=today,
                    value=value,
                    comment=comment,
                    side=side,
                    measure=row.measure,
                    unit=unit,
                )
                session.add(todays)
            else:
                todays.value, todays.measure, todays.unit = value, row.measure, unit
                todays.comment = comment or todays.comment
            return Answered(todays, said[-1] if said else None)

    def type_comment(self, progress_id: UUID, text: str, page: str = PAGE) -> Progress:
        """Keep what is typed beside an answer."""
        return self._changes.change(
            Progress, progress_id, {"comment": text}, why=Why.TYPED, page=page
        )

    def remove(self, aspiration_id: UUID) -> Aspiration:
        """Take it off the plan with its answers and links: one step, which undo brings back."""
        with self._changes.transaction(page=PAGE) as session:
            row = self._changes.held(session, Aspiration, aspiration_id)
            links = session.exec(
                select(BarrierLink).where(
                    BarrierLink.aspiration_id == row.id, col(BarrierLink.removed_at).is_(None)
                )
            )
            for each in (row, *links, *answers_to(session, [row.id])):
                each.removed_at = self._changes.clock.now()
            return row

    def _added(
        self,
        session: Session,
        pathway: Pathway,
        horizon: Horizon,
        words: str,
        visit_id: UUID | None,
    ) -> Aspiration:
        day = said_on(self._changes, session, visit_id)
        row = Aspiration(
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            visit_id=visit_id,
            horizon=horizon,
            words=words,
            happened_on=day,
            by_on=by_when(horizon, day),
            position=_next_position(session, pathway.id, horizon),
        )
        session.add(row)
        return row

    def _change(self, aspiration_id: UUID, **values: object) -> Aspiration:
        return self._changes.change(Aspiration, aspiration_id, values, page=PAGE)


def _check_answer(measure: MeasureKind, value: float) -> None:
    check_number(value, "value")
    if measure is MeasureKind.SCALE:
        check_scale(value, "value")
    elif measure is MeasureKind.YES_NO and value not in (0, 1):
        raise InvalidInputError(_("Choose yes or not yet."), field="value")


def _column(session: Session, pathway_id: UUID, horizon: Horizon) -> list[Aspiration]:
    return list(
        session.exec(
            select(Aspiration)
            .where(
                Aspiration.pathway_id == pathway_id,
                Aspiration.horizon == horizon,
                col(Aspiration.removed_at).is_(None),
            )
            .order_by(col(Aspiration.position), col(Aspiration.recorded_at), as_written(Aspiration))
        )
    )


def _next_position(session: Session, pathway_id: UUID, horizon: Horizon) -> int:
    column = _column(session, pathway_id, horizon)
    return column[-1].position + 1 if column else 0
