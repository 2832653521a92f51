"""Every table, imported in one place so that `metadata` is whole."""

from planner.models.answers import Answer
from planner.models.aspirations import Aspiration, Progress
from planner.models.barriers import Barrier, BarrierLink, NextStep
from planner.models.base import Record, metadata
from planner.models.concerns import Concern, ReachAttempt, Told
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.drafts import Draft
from planner.models.endings import Ending, Outcome, Pause
from planner.models.formats import FormatNeed
from planner.models.journal import JournalLine
from planner.models.key_holders import KeyHolder
from planner.models.language_reviews import LanguageReview
from planner.models.lawful import AccessRequest, Erasure, LegalHold, Retention
from planner.models.networks import SocialNetwork
from planner.models.papers import Paper
from planner.models.pathways import Pathway
from planner.models.people import Consent, Contact, Person
from planner.models.planners import Planner, Surgery, VaultSetting
from planner.models.preparations import Preparation
from planner.models.questionnaires import Asking, Questionnaire
from planner.models.reference import BarrierKind, CrisisNumber, LifeArea, Prompt
from planner.models.reviews import Review
from planner.models.today_marks import TodayMark
from planner.models.visits import Appointment, Visit, WorkingNote

#: The tables that hold records, parents before children.
RECORDS: tuple[type[Record], ...] = (
    Planner,
    KeyHolder,
    Surgery,
    VaultSetting,
    Prompt,
    LifeArea,
    BarrierKind,
    CrisisNumber,
    LanguageReview,
    Person,
    Contact,
    Consent,
    FormatNeed,
    Pathway,
    Visit,
    Appointment,
    WorkingNote,
    Answer,
    Aspiration,
    Progress,
    Barrier,
    BarrierLink,
    NextStep,
    Review,
    SocialNetwork,
    Preparation,
    Pause,
    Ending,
    Outcome,
    Questionnaire,
    Asking,
    Concern,
    Told,
    ReachAttempt,
    CrisisPlan,
    CrisisContact,
    TodayMark,
    Paper,
    Draft,
    LegalHold,
    AccessRequest,
    Erasure,
    Retention,
)

__all__ = ["RECORDS", "JournalLine", "metadata"]
