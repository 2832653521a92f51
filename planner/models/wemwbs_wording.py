"""The licensed wording of WEMWBS, as an organisation's own file has it.

The wording never comes with the program. A file is one of two kinds, both in UTF-8:

JSON:  {"lead": "...", "items": ["...", 14 in all], "answers": ["...", 5 in all]}
CSV:   two columns, first what a row is (lead, item or answer), then its words, in their order

The answers run from the one that counts 1 to the one that counts 5. A lead is not needed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.errors import InvalidInputError
from planner.models.wemwbs import ITEMS
from planner.words import _

ANSWERS = 5
#: Bytes that a file of nineteen short lines cannot need.
MOST_BYTES = 64 * 1024
_KINDS = ("lead", "item", "answer")


@dataclass(frozen=True)
class Wording:
    """Fourteen items, five answers from 1 to 5, and what stands above them; all as given."""

    items: tuple[str, ...]
    answers: tuple[str, ...]
    lead: str = ""

    @classmethod
    def from_file(cls, data: bytes) -> Wording:
        """What a file holds; raises InvalidInputError, never quoting it, for anything else."""
        if len(data) > MOST_BYTES:
            raise _refusal(_("This file is too long to be the wording."))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _refusal(_("This file is not text in UTF-8.")) from error
        return cls.from_json(_json(text) if text.lstrip().startswith("{") else _rows(text))

    @classmethod
    def from_json(cls, data: object) -> Wording:
        """What `to_json` gave; raises as `from_file`."""
        if not isinstance(data, dict):
            raise _refusal(_("This file does not hold the wording."))
        items, answers, lead = data.get("items"), data.get("answers"), data.get("lead", "")
        if not isinstance(lead, str):
            raise _refusal(_("The lead has to be one text."))
        return cls(
            _texts(items, ITEMS, _("The wording has 14 items; this file has {count}.")),
            _texts(answers, ANSWERS, _("The wording has 5 answers; this file has {count}.")),
            lead.strip(),
        )

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"items": list(self.items), "answers": list(self.answers), "lead": self.lead}


def _json(text: str) -> object:
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refusal(_("This file is not whole: it is no JSON.")) from error
    return data


def _rows(text: str) -> dict[str, object]:
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    try:
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise _refusal(_("This file is not whole: it is no CSV.")) from error
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != 2 or cells[0].casefold() not in found:
            raise _refusal(_("Each row has two columns: lead, item or answer, then its words."))
        found[cells[0].casefold()].append(cells[1])
    lead = " ".join(found["lead"])
    return {"items": found["item"], "answers": found["answer"], "lead": lead}


def _texts(values: object, count: int, refusal: str) -> tuple[str, ...]:
    """`count` different texts, none of them empty."""
    listed: Sequence[object] = values if isinstance(values, list) else ()
    texts = tuple(each.strip() for each in listed if isinstance(each, str) and each.strip())
    if len(texts) != count or len(listed) != count:
        raise _refusal(refusal.format(count=len(texts)))
    if len(set(texts)) != count:
        raise _refusal(_("Two lines of this file are the same."))
    return texts


def _refusal(sentence: str) -> InvalidInputError:
    return InvalidInputError(sentence, field="wording")
