"""WEMWBS: answering, finishing, declining, correcting, and what is due.

A pathway has at most one that is not finished; answering goes on with it, and begins the next one
where there is none. A baseline comes first and is never overwritten.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.journal import JournalLine, Why
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.planners import VaultSetting
from planner.models.questionnaires import Asking, Declined, Mode, Questionnaire, Stage
from planner.models.visits import Visit
from planner.models.wemwbs import ITEMS, Rules, answered, check_answer, licence_notice
from planner.models.wemwbs_due import Asked, Declining, Standing, standing
from planner.records.changes import Changes
from planner.records.living import died_on
from planner.records.order import as_written
from planner.system.resources import resource
from planner.words import _

PAGE = "questionnaire"
#: Settings of the vault (records.settings): who may use the scale, and under which reference.
LICENCE_HOLDER = "wemwbs_licence_holder"
LICENCE_REFERENCE = "wemwbs_licence_reference"
LICENCE_ENDS_ON = "wemwbs_licence_ends_on"


@dataclass(frozen=True)
class HowDone:
    """When and how a form was completed; `mode` must be said before finishing."""

    answered_on: date
    mode: Mode | None = None
    with_interpreter: bool = False
    language: str = ""


@dataclass(frozen=True)
class Correction:
    """An answer put right after finishing: what it was and what it became, as history keeps it."""

    item: int
    was: int
    became: int
    corrected_at: datetime


def wemwbs_rules() -> Rules:
    """The rules as resources/wemwbs.json has them."""
    return Rules.from_json(json.loads(resource("wemwbs.json").read_text("utf-8")))


class Questionnaires:
    """WEMWBS of every pathway, by the rules of resources/wemwbs.json."""

    def __init__(self, changes: Changes, rules: Rules) -> None:
        self._changes = changes
        self.rules = rules

    def get(self, questionnaire_id: UUID) -> Questionnaire:
        """One questionnaire; raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, Questionnaire, questionnaire_id)

    def incomplete(self, pathway_id: UUID) -> Questionnaire | None:
        """The one that was begun and not finished, to be gone on with."""
        with self._changes.reading() as session:
            return _incomplete(session, pathway_id)

    def results(self, pathway_id: UUID) -> list[Questionnaire]:
        """Finished ones, the baseline first."""
        return list(self._changes.once(_results, pathway_id))

    def answer(
        self, pathway_id: UUID, item: int, value: int | None, *, visit_id: UUID | None = None
    ) -> Questionnaire:
        """Answer item 1 to 14 with 1 to 5, or clear it with None; begins one where none waits.

        Raises InvalidInputError for any other value.
        """
        if value is not None:
            check_answer(value)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._going_on(session, pathway_id, visit_id)
            row.answers = _with(row.answers, item, value)
            session.add(row)
        return row

    def describe(
        self, pathway_id: UUID, how: HowDone, *, visit_id: UUID | None = None
    ) -> Questionnaire:
        """Say when and how it was completed; begins one where none waits.

        Raises InvalidInputError for a day in the future or before the baseline.
        """
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._going_on(session, pathway_id, visit_id)
            self._check_day(session, row, how.answered_on)
            row.answered_on, row.mode = how.answered_on, how.mode
            row.with_interpreter = how.with_interpreter
            row.language = how.language.strip() if how.with_interpreter else ""
            session.add(row)
        return row

    def finish(self, questionnaire_id: UUID) -> Questionnaire:
        """Finish at 14 of 14. Raises InvalidInputError while an answer or the mode is missing."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._changes.held(session, Questionnaire, questionnaire_id)
            if answered(row.answers) < ITEMS:
                raise InvalidInputError(
                    _(
                        "{count} of 14 are answered. Answer all 14 to finish, or finish later."
                    ).format(count=answered(row.answers)),
                    field="answers",
                )
            if row.mode is None:
                raise InvalidInputError(_("Choose how it was answered, then finish."), field="mode")
            if row.finished_at is None:
                row.finished_at = self._changes.clock.now()
                row.licence_reference = _setting(session, LICENCE_REFERENCE)
                session.add(row)
        return row

    def note(self, questionnaire_id: UUID, words: str) -> Questionnaire:
        """What the person would like to talk about, in their words, while it is being typed."""
        return self._changes.change(
            Questionnaire, questionnaire_id, {"note": words}, why=Why.TYPED, page=PAGE
        )

    def decline(self, pathway_id: UUID, said: Declined, *, visit_id: UUID | None = None) -> Asking:
        """Keep "not today" or "I'd rather not"; answers given so far stay, to be gone on with."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            row = Asking(
                person_id=pathway.person_id,
                pathway_id=pathway_id,
                visit_id=visit_id,
                stage=Stage.FOLLOW_UP if _results(session, pathway_id) else Stage.BASELINE,
                asked_on=self._changes.clock.today(),
                said=said,
            )
            session.add(row)
        return row

    def correct(self, questionnaire_id: UUID, item: int, value: int) -> Questionnaire:
        """Put one answer of a finished form right; the first value stays in the history.

        Raises InvalidInputError for anything but 1 to 5, or while the form is not finished.
        """
        check_answer(value)
        with self._changes.transaction(Why.CORRECTED, page=PAGE) as session:
            row = self._changes.held(session, Questionnaire, questionnaire_id)
            if row.finished_at is None:
                raise InvalidInputError(_("This one is not finished yet."), field="answers")
            row.answers = _with(row.answers, item, value)
            session.add(row)
        return row

    def corrections(self, questionnaire_id: UUID) -> list[Correction]:
        """What was put right after finishing, oldest first, as the journal has it."""
        with self._changes.reading() as session:
            lines = session.exec(
                select(JournalLine)
                .where(JournalLine.record_id == questionnaire_id, JournalLine.why == Why.CORRECTED)
                .order_by(col(JournalLine.sequence))
            ).all()
        return [
            Correction(item, was, became, line.written_at)
            for line in lines
            for item, (was, became) in enumerate(
                zip((line.before or {})["answers"], (line.after or {})["answers"], strict=True), 1
            )
            if was != became
        ]

    def standing(self, pathway_id: UUID) -> Standing:
        """Which one is asked for next, when, and what to say about it today.

        Later while the pathway is paused, and none of someone who has died.
        """
        return self._changes.once(self._standing, pathway_id)

    def _standing(self, session: Session, pathway_id: UUID) -> Standing:
        pathway = self._changes.held(session, Pathway, pathway_id)
        died = self._changes.once(died_on, pathway.person_id) is not None
        results = self._changes.once(_results, pathway_id)
        declining = _declining(session, pathway_id, results)
        days = [row.answered_on for row in results if row.stage is Stage.FOLLOW_UP]
        stands = standing(
            _baseline_day(results), days, declining, self._changes.clock.today(), self.rules
        )
        if died:
            return replace(stands, asked=Asked.NO_MORE)
        if pathway.status is PathwayStatus.PAUSED and stands.asked is Asked.NOW:
            return replace(stands, asked=Asked.LATER)
        return stands

    def licence(self) -> str:
        """The copyright notice with the licence's reference and holder: on every WEMWBS page."""
        with self._changes.reading() as session:
            reference = _setting(session, LICENCE_REFERENCE)
            holder = _setting(session, LICENCE_HOLDER)
        notice = _(self.rules.copyright)
        if not reference:
            return notice
        known = ", ".join(filter(None, (reference, holder)))
        return _("{notice} Licence {reference}.").format(notice=notice, reference=known)

    def licence_notice(self) -> str | None:
        """That the licence ends soon or has ended; None while there is nothing to say."""
        with self._changes.reading() as session:
            ends_on = _setting(session, LICENCE_ENDS_ON)
        day = date.fromisoformat(ends_on) if ends_on else None
        return licence_notice(day, self._changes.clock.today())

    def _going_on(self, session: Session, pathway_id: UUID, visit_id: UUID | None) -> Questionnaire:
        """The one under way, or the next one, begun now."""
        row = _incomplete(session, pathway_id)
        if row is not None:
            return row
        pathway = self._changes.held(session, Pathway, pathway_id)
        return Questionnaire(
            person_id=pathway.person_id,
            pathway_id=pathway_id,
            visit_id=visit_id,
            stage=Stage.FOLLOW_UP if _results(session, pathway_id) else Stage.BASELINE,
            answered_on=self._changes.clock.today(),
        )

    def _check_day(self, session: Session, row: Questionnaire, day: date) -> None:
        if day > self._changes.clock.today():
            raise InvalidInputError(
                _("That day has not come yet. Type the day it was answered."), field="answered_on"
            )
        baseline = _baseline_day(_results(session, row.pathway_id))
        if row.stage is Stage.FOLLOW_UP and baseline is not None and day < baseline:
            raise InvalidInputError(
                _("That is before the baseline. Type the day it was answered."),
                field="answered_on",
            )


def _with(answers: list[int | None], item: int, value: int | None) -> list[int | None]:
    """A new list with item 1 to 14 set."""
    if not 1 <= item <= ITEMS:
        raise InvalidInputError(_("The questionnaire has 14 items."), field="answers")
    changed = list(answers)
    changed[item - 1] = value
    return changed


def _incomplete(session: Session, pathway_id: UUID) -> Questionnaire | None:
    return session.exec(
        select(Questionnaire)
        .where(
            Questionnaire.pathway_id == pathway_id,
            col(Questionnaire.finished_at).is_(None),
            col(Questionnaire.removed_at).is_(None),
        )
        .order_by(col(Questionnaire.recorded_at).desc(), as_written(Questionnaire).desc())
    ).first()


def _results(session: Session, pathway_id: UUID) -> list[Questionnaire]:
    rows = session.exec(
        select(Questionnaire)
        .where(
            Questionnaire.pathway_id == pathway_id,
            col(Questionnaire.finished_at).is_not(None),
            col(Questionnaire.removed_at).is_(None),
        )
        .order_by(col(Questionnaire.finished_at), as_written(Questionnaire))
    )
    return sorted(rows, key=_in_order)


def _in_order(row: Questionnaire) -> tuple[bool, date]:
    return row.stage is not Stage.BASELINE, row.answered_on


def _baseline_day(results: Sequence[Questionnaire]) -> date | None:
    return next((row.answered_on for row in results if row.stage is Stage.BASELINE), None)


def _declining(
    session: Session, pathway_id: UUID, results: Sequence[Questionnaire]
) -> Declining | None:
    """What was said last when asked, unless a result came after it."""
    asking = session.exec(
        select(Asking)
        .where(Asking.pathway_id == pathway_id, col(Asking.removed_at).is_(None))
        .order_by(col(Asking.recorded_at).desc(), as_written(Asking).desc())
    ).first()
    if asking is None or asking.recorded_at is None:
        return None
    if any(row.finished_at and row.finished_at > asking.recorded_at for row in results):
        return None
    later = session.exec(
        select(Visit.id).where(
            Visit.pathway_id == pathway_id,
            col(Visit.began_at) > asking.recorded_at,
            col(Visit.removed_at).is_(None),
        )
    ).first()
    return Declining(asking.said, asking.asked_on, later is not None)


def _setting(session: Session, key: str) -> str:
    value = session.exec(select(VaultSetting.value).where(VaultSetting.key == key)).first()
    return str(value or "")
