"""The trail of who did what, as it is read: one line, and the plain words for it.

No word of a person is in it: what was typed is under "Earlier words" on its own page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from planner.models.audit_words import CHANGES, EVENTS, PARTS, SENT, THINGS
from planner.models.journal import Why
from planner.models.papers import PaperKind
from planner.models.titles import PAPERS
from planner.words import _, day, plural


class Kind(StrEnum):
    """What lines are asked for by."""

    OPENED = "opened"
    CHANGED = "changed"
    SENT = "sent"
    KEYS = "keys"
    BACKUPS = "backups"
    GONE = "gone"


#: What is not here, what the program brought along itself, is under none of them.
KINDS: Mapping[Kind, frozenset[Why]] = {
    Kind.OPENED: frozenset({Why.OPENED}),
    Kind.CHANGED: frozenset(
        {
            Why.TYPED,
            Why.CHOSEN,
            Why.UNDONE,
            Why.REDONE,
            Why.CORRECTED,
            Why.IMPORTED,
            Why.MERGED,
        }
    ),
    Kind.SENT: frozenset({Why.PRINTED, Why.EXPORTED}),
    Kind.KEYS: frozenset({Why.UNLOCKED, Why.KEYS_CHANGED}),
    Kind.BACKUPS: frozenset({Why.BACKED_UP, Why.RESTORED}),
    Kind.GONE: frozenset({Why.TAKEN_OUT, Why.MOVED, Why.ERASED}),
}


@dataclass(frozen=True)
class AuditLine:
    """One line of the journal, without what was written.

    `number` is its place in the chain, None while it is typed into. `table` is the kind of record,
    `made` whether the line made it, `gone` whether it took it away (False: brought it back).
    `detail` is what an event says of itself. `blank`: what it held was taken out since; `erased`:
    and whose it was, too. `clock_back`: the computer's clock stood earlier than at the line before.
    """

    number: int | None
    at: datetime
    who: str
    why: Why
    person_id: UUID | None = None
    called: str = ""
    full_name: str = ""
    table: str = ""
    made: bool = False
    gone: bool | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    paper: PaperKind | None = None
    printer: str = ""
    blank: bool = False
    erased: bool = False
    clock_back: bool = False

    def words(self) -> str:
        """What was done, such as "Changed an answer in step 1"."""
        if self.why in CHANGES:
            return self._change()
        if self.why in (Why.PRINTED, Why.EXPORTED):
            return self._sent()
        if self.why is Why.UNLOCKED and "missed" in self.detail:
            return self._older()
        said = _part(self.detail, self.why) or _(EVENTS[self.why])
        return self._after_tries(said) if self.why is Why.UNLOCKED else said

    def _change(self) -> str:
        done = CHANGES[self.why]
        sentence = done.changed
        if self.blank and self.why in (Why.TYPED, Why.CHOSEN):
            sentence = done.either
        elif self.gone is not None and self.why in (Why.TYPED, Why.CHOSEN):
            sentence = done.removed if self.gone else done.brought_back
        elif self.made:
            sentence = done.made
        return _(sentence).format(thing=_(THINGS.get(self.table, THINGS[""])))

    def _sent(self) -> str:
        if self.paper is not None:
            title = _(PAPERS[self.paper])
            if self.why is Why.EXPORTED:
                return _("Saved “{paper}” as a PDF").format(paper=title)
            if self.printer:
                return _("Printed “{paper}” on {printer}").format(paper=title, printer=self.printer)
            return _("Printed “{paper}”").format(paper=title)
        return _part(self.detail, self.why) or _(SENT.get((self.why, self.table), EVENTS[self.why]))

    def _after_tries(self, unlocked: str) -> str:
        in_vain = _number(self.detail.get("in_vain"))
        if not in_vain:
            return unlocked
        tries = plural(
            "after {count} try that did not open it",
            "after {count} tries that did not open it",
            in_vain,
        )
        return _("{unlocked}, {tries}").format(unlocked=unlocked, tries=tries)

    def _older(self) -> str:
        missed = _number(self.detail.get("missed"))
        if not missed:
            return _("Opened the vault after a part of it was put back from earlier")
        told = plural(
            "Opened an older copy of the vault: {count} opening is missing from it",
            "Opened an older copy of the vault: {count} openings are missing from it",
            missed,
        )
        on = _day(self.detail.get("last_on"))
        return _("{told}, the last on {day}").format(told=told, day=day(on)) if on else told


def _part(detail: Mapping[str, Any], why: Why) -> str:
    """The words for what an event says of itself, where they are known; else empty."""
    for name, value in detail.items():
        words = PARTS.get((why, name, value)) if isinstance(value, str) else None
        if words:
            return _(words).format(name=detail.get("name") or _("A colleague"))
    return ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


@dataclass(frozen=True)
class AuditSheet:
    """The trail of one person as it goes on paper, the newest line first; `left_off` more exist."""

    called: str
    full_name: str
    made_on: date
    made_by: str
    lines: tuple[AuditLine, ...]
    left_off: int = 0
