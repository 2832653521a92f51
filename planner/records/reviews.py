"""Reviews: three questions about the plan, what was said about next time, and when that is."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Session

from planner.errors import InvalidInputError
from planner.models.barriers import Barrier, NextStep
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.models.reviews import RHYTHMS, FurtherBarriers, Readiness, Review, RightGoals
from planner.records import barriers, rhythm
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.questionnaires import Questionnaires
from planner.records.since_last_time import Since, reviews_of, since_last_time
from planner.records.visit_days import said_on
from planner.words import _, day

PAGE = rhythm.PAGE
#: The fields that hold typed words.
TYPED = ("barriers_words", "ready_words", "goals_words", "next_time")
#: The questions, and what each can be answered with.
QUESTIONS = {"barriers": FurtherBarriers, "ready": Readiness, "goals": RightGoals}


class Reviews:
    """Looks back and asks what comes next. A visit has one review; so has a day between visits."""

    def __init__(self, changes: Changes, questionnaires: Questionnaires) -> None:
        self._changes = changes
        self._questionnaires = questionnaires

    def since(self, pathway_id: UUID, visit_id: UUID | None = None) -> Since:
        """What there is to look back on; `visit_id` is the visit that is going on."""
        results = self._questionnaires.results(pathway_id)
        with self._changes.reading() as session:
            return since_last_time(
                session, pathway_id, self._changes.clock.today(), visit_id, results
            )

    def of_pathway(self, pathway_id: UUID) -> list[Review]:
        """A pathway's reviews, oldest first."""
        with self._changes.reading() as session:
            return reviews_of(session, pathway_id)

    def current(self, pathway_id: UUID, visit_id: UUID | None = None) -> Review | None:
        """The review of the visit that is going on, or of today; None before its first word."""
        with self._changes.reading() as session:
            return self._current(session, pathway_id, visit_id)

    def answer(
        self, pathway_id: UUID, question: str, answer: str, visit_id: UUID | None = None
    ) -> Review:
        """Answer one of `QUESTIONS`. Raises InvalidInputError before the pathway's first day."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._row(session, pathway_id, visit_id)
            setattr(row, question, QUESTIONS[question](answer))
            session.add(row)
        return row

    def type_text(
        self, pathway_id: UUID, field: str, text: str, visit_id: UUID | None = None
    ) -> Review:
        """Keep what is typed in one of `TYPED`; raises as `answer`."""
        if field not in TYPED:
            raise ValueError(field)
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            row = self._row(session, pathway_id, visit_id)
            setattr(row, field, text)
            session.add(row)
        return row

    def make_barrier(self, review_id: UUID, visit_id: UUID | None = None) -> Barrier:
        """Make what was said of further barriers one of step 3, word for word.

        Raises InvalidInputError where there are no words.
        """
        with self._changes.transaction(page=PAGE) as session:
            review = self._changes.held(session, Review, review_id)
            check_words(review.barriers_words)
            pathway = self._changes.held(session, Pathway, review.pathway_id)
            return barriers.added(
                session, pathway, review.barriers_words, self._changes.clock.today(), visit_id
            )

    def make_step(
        self, review_id: UUID, barrier_id: UUID, visit_id: UUID | None = None
    ) -> NextStep:
        """Make what was said of being ready a next step of a barrier, word for word; as above."""
        with self._changes.transaction(page=PAGE) as session:
            review = self._changes.held(session, Review, review_id)
            check_words(review.ready_words)
            barrier = self._changes.held(session, Barrier, barrier_id)
            return barriers.added_step(
                session, barrier, review.ready_words, self._changes.clock.today(), visit_id
            )

    def look_again(self, pathway_id: UUID, on: date | None) -> Pathway:
        """Set the day of the next review, or none.

        Raises InvalidInputError for a day before the pathway, or one that has gone.
        """
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            if on is not None and on < pathway.started_on:
                raise InvalidInputError(
                    _("A review can’t be before the pathway began, on {day}.").format(
                        day=day(pathway.started_on)
                    ),
                    field="review_on",
                )
            if on is not None and on < self._changes.clock.today():
                raise InvalidInputError(
                    _("That day has gone. Put a day to come."), field="review_on"
                )
            pathway.review_on = on
            session.add(pathway)
        return pathway

    def choose_rhythm(self, pathway_id: UUID, weeks: int | None) -> Pathway:
        """Set how often this person's plan is looked at; None is as the service does."""
        if weeks not in RHYTHMS:
            raise ValueError(weeks)
        return self._changes.change(Pathway, pathway_id, {"review_weeks": weeks}, page=PAGE)

    def _current(self, session: Session, pathway_id: UUID, visit_id: UUID | None) -> Review | None:
        today = self._changes.clock.today()
        found = [
            row
            for row in reviews_of(session, pathway_id)
            if row.visit_id == visit_id and (visit_id is not None or row.happened_on == today)
        ]
        return found[-1] if found else None

    def _row(self, session: Session, pathway_id: UUID, visit_id: UUID | None) -> Review:
        row = self._current(session, pathway_id, visit_id)
        if row is not None:
            return row
        pathway = self._changes.held(session, Pathway, pathway_id)
        on = said_on(self._changes, session, visit_id)
        if on < pathway.started_on:
            raise InvalidInputError(
                _(
                    "This pathway begins on {day}, and a review can’t be before that. Look at the "
                    "pathway’s first day in Details, or at this computer’s date."
                ).format(day=day(pathway.started_on))
            )
        return Review(
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            visit_id=visit_id,
            happened_on=on,
        )
