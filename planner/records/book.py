"""The records of one vault, opened for one planner: what pages are given."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine

from planner.records.aspirations import Aspirations
from planner.records.audit import Audit
from planner.records.barriers import Barriers
from planner.records.changes import Changes
from planner.records.concerns import Concerns
from planner.records.crisis_plans import CrisisPlans
from planner.records.drafts import Drafts
from planner.records.editions import Editions
from planner.records.emotional_support import EmotionalSupport
from planner.records.endings import Endings
from planner.records.erasures import Erasures
from planner.records.format_needs import FormatNeeds
from planner.records.history import History
from planner.records.holds import Holds
from planner.records.keepsakes import Keepsakes
from planner.records.key_holders import KeyHolders
from planner.records.language_reviews import LanguageReviews
from planner.records.letterheads import Letterheads
from planner.records.licensed_wording import LicensedWording
from planner.records.meetings import Meetings
from planner.records.moving import Moving
from planner.records.networks import Networks
from planner.records.notes import Notes
from planner.records.paper_visits import PaperVisits
from planner.records.papers import Papers
from planner.records.pathways import Pathways
from planner.records.people import People
from planner.records.people_list import PeopleList
from planner.records.plans import Plans
from planner.records.preparations import Preparations
from planner.records.progress import Journeys
from planner.records.questionnaires import Questionnaires, wemwbs_rules
from planner.records.reference import Reference
from planner.records.retention import Retentions
from planner.records.reviews import Reviews
from planner.records.search import Search
from planner.records.settings import Settings
from planner.records.step_states import StepStates
from planner.records.story import Stories
from planner.records.subject_access import SubjectAccess
from planner.records.today import Today
from planner.records.today_marks import TodayMarks
from planner.records.undo import Undo
from planner.records.visit_sheets import VisitSheets
from planner.records.visits import Visits
from planner.system.clock import Clock
from planner.system.policy import NO_POLICY, Policy


@dataclass(frozen=True)
class Records:
    """One member for each feature; each method of theirs is one thing that a planner does."""

    changes: Changes
    undo: Undo
    history: History
    audit: Audit
    settings: Settings
    reference: Reference
    editions: Editions
    language_reviews: LanguageReviews
    key_holders: KeyHolders
    letterheads: Letterheads

    people: People
    people_list: PeopleList
    format_needs: FormatNeeds
    moving: Moving
    search: Search
    today: Today
    today_marks: TodayMarks

    pathways: Pathways
    endings: Endings
    stories: Stories
    visits: Visits
    paper_visits: PaperVisits
    meetings: Meetings
    preparations: Preparations
    notes: Notes
    emotional_support: EmotionalSupport
    aspirations: Aspirations
    barriers: Barriers
    step_states: StepStates
    questionnaires: Questionnaires
    reviews: Reviews
    wording: LicensedWording
    networks: Networks
    progress: Journeys
    concerns: Concerns
    crisis_plans: CrisisPlans

    plans: Plans
    keepsakes: Keepsakes
    papers: Papers
    visit_sheets: VisitSheets
    drafts: Drafts

    holds: Holds
    retention: Retentions
    access: SubjectAccess
    erasures: Erasures


def open_records(
    engine: Engine,
    clock: Clock,
    origin: UUID,
    planner_id: UUID | None = None,
    policy: Policy = NO_POLICY,
) -> Records:
    """The records behind `engine`; `origin` is the vault's id, `planner_id` who is at work, and
    `policy` what the organisation has laid down.
    """
    changes = Changes(engine, clock, origin, planner_id)
    settings = Settings(changes, policy)
    reference = Reference(changes)
    people = People(changes)
    meetings = Meetings(changes)
    preparations = Preparations(changes)
    emotional_support = EmotionalSupport(changes, reference)
    questionnaires = Questionnaires(changes, wemwbs_rules())
    visits = Visits(changes)
    language_reviews = LanguageReviews(changes)
    endings = Endings(changes)
    retention = Retentions(changes, settings)
    access = SubjectAccess(changes, retention, questionnaires.rules, policy.organisation)
    plans = Plans(
        changes,
        settings=settings,
        reference=reference,
        people=people,
        meetings=meetings,
        emotional_support=emotional_support,
        questionnaires=questionnaires,
        languages=language_reviews,
    )
    return Records(
        changes=changes,
        undo=Undo(changes),
        history=History(changes),
        audit=Audit(changes),
        settings=settings,
        reference=reference,
        editions=Editions(changes),
        language_reviews=language_reviews,
        key_holders=KeyHolders(changes, settings),
        letterheads=Letterheads(settings),
        people=people,
        people_list=PeopleList(changes, questionnaires.rules),
        format_needs=FormatNeeds(changes),
        moving=Moving(changes),
        search=Search(changes),
        today=Today(changes, questionnaires.rules),
        today_marks=TodayMarks(changes),
        pathways=Pathways(changes),
        endings=endings,
        stories=Stories(changes, questionnaires),
        visits=visits,
        paper_visits=PaperVisits(changes, visits),
        meetings=meetings,
        preparations=preparations,
        notes=Notes(changes),
        emotional_support=emotional_support,
        aspirations=Aspirations(changes),
        barriers=Barriers(changes),
        step_states=StepStates(changes, emotional_support),
        questionnaires=questionnaires,
        reviews=Reviews(changes, questionnaires),
        wording=LicensedWording(changes, settings),
        networks=Networks(changes),
        progress=Journeys(changes, settings, reference, questionnaires),
        concerns=Concerns(changes),
        crisis_plans=CrisisPlans(changes),
        plans=plans,
        keepsakes=Keepsakes(changes, emotional_support, endings),
        papers=Papers(changes),
        visit_sheets=VisitSheets(changes, plans, meetings, preparations),
        holds=Holds(changes),
        retention=retention,
        access=access,
        erasures=Erasures(changes, visits, retention, access),
        drafts=Drafts(changes),
    )
