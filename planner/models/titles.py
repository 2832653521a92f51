"""What choices are called, on the screen and on paper; whoever shows one passes it through `_`."""

from __future__ import annotations

from planner.models.answers import Origin
from planner.models.aspirations import AspirationStatus, Horizon
from planner.models.papers import PaperKind
from planner.models.pathways import ReferralSource
from planner.models.visits import VisitHow
from planner.words import N_

#: Who suggested a pathway.
SOURCES = {
    ReferralSource.GP: N_("GP"),
    ReferralSource.SELF: N_("The person themselves"),
    ReferralSource.ADVICE_AND_GUIDANCE: N_("Advice and guidance service"),
    ReferralSource.SECONDARY_CARE: N_("Secondary care"),
    ReferralSource.FAMILY_OR_CARER: N_("Family or carer"),
    ReferralSource.OTHER: N_("Someone else"),
}
ORIGINS = {
    Origin.THEIR_WORDS: N_("Their words"),
    Origin.AGREED_SUMMARY: N_("Agreed summary"),
    Origin.THROUGH_INTERPRETER: N_("Through an interpreter"),
    Origin.ADDED_LATER: N_("Added later"),
}
HORIZONS = {
    Horizon.WEEK: N_("In a week"),
    Horizon.MONTH: N_("In a month"),
    Horizon.YEAR: N_("In a year"),
}
#: How we meet, as the slip of an appointment says it.
MEETING_HOW = {
    VisitHow.IN_PERSON: N_("In person"),
    VisitHow.PHONE: N_("By phone"),
    VisitHow.VIDEO: N_("By video"),
    VisitHow.HOME: N_("At home"),
}
STATUSES = {
    AspirationStatus.ACTIVE: N_("Going on"),
    AspirationStatus.ACHIEVED: N_("Achieved"),
    AspirationStatus.CHANGED: N_("Changed"),
    AspirationStatus.SET_ASIDE: N_("Set aside"),
}
#: None holds a name, so that printers' queues and files may show them.
PAPERS = {
    PaperKind.PLAN: N_("My plan"),
    PaperKind.WELLBEING: N_("My wellbeing, then and now"),
    PaperKind.PROGRESS: N_("My progress"),
    PaperKind.KEEPSAKE: N_("What I have done"),
    PaperKind.CRISIS_PLAN: N_("My crisis and support plan"),
    PaperKind.WALLET_CARD: N_("My wallet card"),
    PaperKind.PREPARATION: N_("Before we meet"),
    PaperKind.NEXT_STEPS: N_("My next steps"),
    PaperKind.APPOINTMENT: N_("My appointment"),
}
#: The headings of the crisis and support plan, by their fields, in the order of its paper.
CRISIS_HEADINGS = {
    "signs": N_("Signs I am struggling"),
    "helps": N_("What helps"),
    "helps_not": N_("What does not"),
    "keeps_me_going": N_("What keeps me going"),
    "safer": N_("Making things around me safer"),
    "safe_places": N_("Safe places"),
    "wants_others": N_("What I want others to do or not do"),
}
