"""The invented visit of the self-test: nobody is called this, and nothing of it is kept.

Its words are in several scripts on purpose, and rare, so that they can be looked for.
"""

from __future__ import annotations

from planner.models.aspirations import Horizon

CALLED = "Zofia Ażurska"
#: What was said to the first prompts.
SAID = (
    "The kingfisher below the weir is what I get up for.",
    "मैं रोज़ बगीचे में टहलना चाहती हूँ।",
    "میں اپنی بہن کو خط لکھنا چاہتی ہوں۔",
)
HOPES = {
    Horizon.WEEK: "Walk to the weir and back with Bronisława",
    Horizon.MONTH: "Borrow binoculars from the library van",
    Horizon.YEAR: "拍一本翠鸟的相册",
}
BARRIER = "The towpath is slippery after rain"
RESPONSE = "Go on dry mornings, with the trekking pole"
STEP = "Ring the canal warden about the towpath"
#: WEMWBS by numbers alone, first and later; their totals are those.
SCORES = ((3,) * 14, (4,) * 14)
TOTALS = tuple(sum(each) for each in SCORES)
#: What search is asked for, and what has to be found.
SEARCHED = (("kingfisher", SAID[0]), ("बगीचे", SAID[1]), ("翠鸟", HOPES[Horizon.YEAR]))
#: No file of the self-test may hold any of these in the clear.
SECRETS = (CALLED, *SAID, *HOPES.values(), BARRIER, RESPONSE, STEP, "kingfisher", "Ażurska")
