"""What the crisis and support plan on paper is made of, as a page and as a wallet card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import Kept
from planner.words import ENGLISH


@dataclass(frozen=True)
class CrisisWordsSnapshot:
    """What was said under one heading, whole; `key` is the heading's field, `title` its words."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class CrisisContactSnapshot:
    """Somebody to ring; the number may be missing."""

    name: str
    number: str = ""


@dataclass(frozen=True)
class CrisisPlanSnapshot(Kept):
    """One edition with the numbers of the nation; headings with nothing below them are not in it.

    `agreed_on` is None for a draft, `edition` 0 where there is no plan at all.
    """

    called: str
    made_on: date
    planner_name: str = ""
    edition: int = 0
    agreed_on: date | None = None
    review_on: date | None = None
    said: tuple[CrisisWordsSnapshot, ...] = ()
    people: tuple[CrisisContactSnapshot, ...] = ()
    professionals: tuple[CrisisContactSnapshot, ...] = ()
    crisis_numbers: tuple[CrisisNumberSnapshot, ...] = ()
    language: str = "en"
    paper_language: str = ENGLISH


@dataclass(frozen=True)
class WalletCardSnapshot(Kept):
    """The same plan, to be carried: what of it goes on the card is in the options."""

    plan: CrisisPlanSnapshot

    @property
    def called(self) -> str:
        """The name to be called by: beside the card, never on it."""
        return self.plan.called

    @property
    def made_on(self) -> date:
        """The day it was made."""
        return self.plan.made_on

    @property
    def language(self) -> str:
        """The person's own language."""
        return self.plan.language

    @property
    def paper_language(self) -> str:
        """The language of the headings."""
        return self.plan.paper_language
