"""What choices are called, on the screen and on paper; whoever shows one passes it through `_`."""

from __future__ import annotations

from planner.models.answers import Origin
from planner.models.aspirations import Horizon
from planner.models.papers import PaperKind
from planner.models.pathways import ReferralSource
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
#: None holds a name, so that printers' queues and files may show them.
PAPERS = {
    PaperKind.PLAN: N_("My plan"),
    PaperKind.WELLBEING: N_("My wellbeing, then and now"),
    PaperKind.KEEPSAKE: N_("What I have done"),
}
