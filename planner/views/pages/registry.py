"""Every page of the workspace, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable

from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.barriers import BarriersPage
from planner.views.pages.crisis_plan import CrisisPlanPage
from planner.views.pages.details import DetailsPage
from planner.views.pages.emotional_support import EmotionalSupportPage
from planner.views.pages.new_person import NewPersonPage
from planner.views.pages.notes import NotesPage
from planner.views.pages.overview import OverviewPage
from planner.views.pages.people import PeoplePage
from planner.views.pages.print_page import PrintPage
from planner.views.pages.progress import ProgressPage
from planner.views.pages.questionnaire import QuestionnairePage
from planner.views.pages.review import ReviewPage
from planner.views.pages.settings import SettingsPage
from planner.views.pages.their_record import TheirRecordPage
from planner.views.pages.today import TodayPage
from planner.views.pages.wellbeing import WellbeingPage

PAGES: dict[Room, Callable[[Context], Page]] = {
    Room.PEOPLE: PeoplePage,
    Room.NEW_PERSON: NewPersonPage,
    Room.OVERVIEW: OverviewPage,
    Room.DETAILS: DetailsPage,
    Room.THEIR_RECORD: TheirRecordPage,
    Room.NOTES: NotesPage,
    Room.PRINT: PrintPage,
    Room.SETTINGS: SettingsPage,
    Room.EMOTIONAL_SUPPORT: EmotionalSupportPage,
    Room.ASPIRATIONS: AspirationsPage,
    Room.BARRIERS: BarriersPage,
    Room.QUESTIONNAIRE: QuestionnairePage,
    Room.TODAY: TodayPage,
    Room.WELLBEING: WellbeingPage,
    Room.REVIEW: ReviewPage,
    Room.CRISIS_PLAN: CrisisPlanPage,
    Room.PROGRESS: ProgressPage,
}
