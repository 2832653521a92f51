"""A wording of the questionnaire that nobody ever wrote: the real one is licensed."""

from __future__ import annotations

import json

COUNT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
ITEMS = tuple(f"item {number} text" for number in COUNT)
ANSWERS = tuple(f"answer {number} text" for number in COUNT[:5])
LEAD = "lead text"
AS_JSON = json.dumps({"lead": LEAD, "items": ITEMS, "answers": ANSWERS}).encode()
AS_CSV = "\n".join(
    [f"lead,{LEAD}", *(f"item,{words}" for words in ITEMS), *(f"answer,{a}" for a in ANSWERS)]
).encode()
