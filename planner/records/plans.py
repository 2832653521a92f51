"""My plan, taken from the records as it stands now: what may print, and nothing else.

Each answer prints whole or not at all. Working notes and concerns are never read here.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from planner.models.answers import AnswerState, Origin
from planner.models.crisis_plans import CrisisContact
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
)
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.planners import Surgery
from planner.models.sheets import CrisisNumberSnapshot, CrisisNumbersSnapshot
from planner.models.snapshots import (
    AppointmentSnapshot,
    ContactSnapshot,
    PlanSnapshot,
    SaidSnapshot,
    WellbeingSnapshot,
)
from planner.models.titles import CRISIS_HEADINGS
from planner.records import plan_steps, wellbeing_paper
from planner.records.changes import Changes
from planner.records.crisis_plans import editions_of
from planner.records.emotional_support import EmotionalSupport, Said
from planner.records.language_reviews import LanguageReviews
from planner.records.meetings import Meetings
from planner.records.people import People
from planner.records.questionnaires import LICENCE_HOLDER, LICENCE_REFERENCE, Questionnaires
from planner.records.reference import Reference
from planner.records.settings import Settings
from planner.words import Tongue, _


class Plans:
    """What papers are made of, put together from the records of each step."""

    def __init__(
        self,
        changes: Changes,
        *,
        settings: Settings,
        reference: Reference,
        people: People,
        meetings: Meetings,
        emotional_support: EmotionalSupport,
        questionnaires: Questionnaires,
        languages: LanguageReviews,
    ) -> None:
        self._changes = changes
        self._settings = settings
        self._reference = reference
        self._people = people
        self._meetings = meetings
        self._emotional_support = emotional_support
        self._questionnaires = questionnaires
        self._languages = languages

    def snapshot(self, pathway_id: UUID) -> PlanSnapshot:
        """All of a pathway's plan that may print, today; raises NotFoundError."""
        with self._changes.reading() as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            person = self._changes.held(session, Person, pathway.person_id)
            surgery = _surgery(session, pathway, person)
            aspirations, barriers, next_steps = plan_steps.read(session, pathway_id)
        planner = self._settings.planner()
        return PlanSnapshot(
            called=person.called,
            made_on=self._changes.clock.today(),
            planner_name=planner.name if planner else "",
            planner_phone=planner.phone if planner else "",
            surgery=surgery,
            language=person.language,
            paper_language=self._languages.of_papers(person),
            headings_wait=self._languages.waits(person.language),
            said=self._said(pathway_id),
            people=self._contacts(person.id),
            aspirations=aspirations,
            barriers=barriers,
            next_steps=next_steps,
            next_appointment=self._meeting(person.id),
            review_on=pathway.review_on,
            crisis_numbers=self._crisis_numbers(),
            safe_paper=person.may_take_paper_home,
            nhs_number=person.nhs_number,
        )

    def numbers_sheet(self) -> CrisisNumbersSnapshot:
        """The crisis numbers of this vault's nation, for a page that names nobody."""
        return CrisisNumbersSnapshot(self._changes.clock.today(), self._crisis_numbers())

    def crisis_plan(self, person_id: UUID) -> CrisisPlanSnapshot:
        """The plan that was agreed, else the draft, else the numbers alone; NotFoundError."""
        with self._changes.reading() as session:
            person = self._changes.held(session, Person, person_id)
            editions = editions_of(session, person_id)
        planner = self._settings.planner()
        bare = CrisisPlanSnapshot(
            called=person.called,
            made_on=self._changes.clock.today(),
            planner_name=planner.name if planner else "",
            crisis_numbers=self._crisis_numbers(),
            language=person.language,
            paper_language=self._languages.of_papers(person),
        )
        edition = next((each for each in editions if each.agreed), next(iter(editions), None))
        if edition is None:
            return bare
        plan = edition.plan
        return replace(
            bare,
            edition=plan.edition,
            agreed_on=plan.agreed_on,
            review_on=plan.review_on,
            said=tuple(
                CrisisWordsSnapshot(key, _(title), getattr(plan, key))
                for key, title in CRISIS_HEADINGS.items()
                if getattr(plan, key).strip()
            ),
            people=tuple(map(_to_ring, edition.people)),
            professionals=tuple(map(_to_ring, edition.professionals)),
        )

    def wellbeing(self, pathway_id: UUID) -> WellbeingSnapshot | None:
        """A pathway's finished questionnaires; None while there are none. Raises NotFoundError."""
        rows = self._questionnaires.results(pathway_id)
        with self._changes.reading() as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            person = self._changes.held(session, Person, pathway.person_id)
        if not rows:
            return None
        rules = self._questionnaires.rules
        paper_language = self._languages.of_papers(person)
        tongue = Tongue(paper_language)
        results = tuple(wellbeing_paper.result(row, tongue) for row in rows)
        return WellbeingSnapshot(
            called=person.called,
            made_on=self._changes.clock.today(),
            results=results,
            topics=rules.topics,
            change=wellbeing_paper.change(results, rules, tongue),
            notes=wellbeing_paper.notes(rows, tongue),
            possible=rules.possible,
            reliable=rules.reliable,
            band=(rules.band_low, rules.band_high),
            band_label=rules.band_label,
            licence_holder=self._settings.get(LICENCE_HOLDER, ""),
            licence_reference=self._settings.get(LICENCE_REFERENCE, ""),
            copyright=rules.copyright,
            language=person.language,
            paper_language=paper_language,
        )

    def _said(self, pathway_id: UUID) -> tuple[SaidSnapshot, ...]:
        """The words that print, each under the title that asked for them."""
        asked = self._reference.every_prompt()
        return tuple(
            SaidSnapshot(
                said.prompt.key,
                asked[said.words.prompt_id].title,
                said.words.paper_text or said.words.text,
                Origin.AGREED_SUMMARY if said.words.paper_text else said.words.origin,
                said.words.happened_on,
            )
            for said in self._emotional_support.board(pathway_id)
            if said.words is not None and prints(said)
        )

    def _contacts(self, person_id: UUID) -> tuple[ContactSnapshot, ...]:
        return tuple(
            ContactSnapshot(row.name, row.relation, row.phone)
            for row in self._people.contacts(person_id)
            if row.on_paper
        )

    def _meeting(self, person_id: UUID) -> AppointmentSnapshot | None:
        row = self._meetings.coming(person_id)
        return AppointmentSnapshot(row.on, row.at, row.place) if row else None

    def _crisis_numbers(self) -> tuple[CrisisNumberSnapshot, ...]:
        return tuple(
            CrisisNumberSnapshot(row.key, row.label, row.number, row.note, row.checked_on)
            for row in self._reference.crisis_numbers(self._settings.nation())
        )


def _to_ring(row: CrisisContact) -> CrisisContactSnapshot:
    return CrisisContactSnapshot(row.name, row.number)


def can_print(said: Said) -> bool:
    """Whether there are words to print: nothing prints of what was left for another day."""
    words = said.words
    return words is not None and words.state is not AnswerState.NOT_NOW and bool(words.text.strip())


def prints(said: Said) -> bool:
    """Whether its words are on the paper."""
    return said.on_paper and can_print(said)


def _surgery(session: Session, pathway: Pathway, person: Person) -> str:
    key = pathway.surgery_id or person.surgery_id
    surgery = session.get(Surgery, key) if key else None
    return surgery.name if surgery else ""
