"""The languages that a person's papers can be in: those whose words a named person has read.

A review is of the words as they were read. Where a newer program has other words, it counts no
more: papers are in English again until somebody reads them anew. A paper that was kept prints in
its language again, in the words that are there by then; where nobody has read those, it is said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.language_reviews import LanguageReview
from planner.models.people import Person
from planner.records.changes import Changes
from planner.records.checks import check_words
from planner.records.order import as_written
from planner.words import ENGLISH, _, asked_words, catalogue_words, prepared

PAGE = "settings"


@dataclass(frozen=True)
class PaperLanguage:
    """A language with words for papers: how many of all of them, and who read them last."""

    code: str
    there: int
    asked: int
    review: LanguageReview | None
    counts: bool


class LanguageReviews:
    """Who read the words of a language; without one that counts it is offered to nobody."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def listed(self) -> list[PaperLanguage]:
        """Every language that words were prepared in."""
        asked = asked_words()
        found: list[PaperLanguage] = []
        with self._changes.reading() as session:
            for code in prepared():
                row = _newest(session, code)
                there = len(asked & catalogue_words(code).keys())
                found.append(PaperLanguage(code, there, len(asked), row, counts(row)))
        return found

    def offered(self) -> list[str]:
        """The languages, besides English, that papers can be in."""
        with self._changes.reading() as session:
            return [code for code in prepared() if counts(_newest(session, code))]

    def enter(
        self, language: str, *, reviewer: str, role: str, reviewed_on: date
    ) -> LanguageReview:
        """Write who read the words that are there now, and when.

        Raises InvalidInputError without a name or a role, or for a day still to come.
        """
        check_words(reviewer, "reviewer")
        check_words(role, "role")
        if reviewed_on > self._changes.clock.today():
            raise InvalidInputError(
                _("That day is still to come. Check the year."), field="reviewed_on"
            )
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = LanguageReview(
                language=language,
                reviewer=reviewer.strip(),
                role=role.strip(),
                reviewed_on=reviewed_on,
                words=digest(language),
            )
            session.add(row)
        return row

    def take_back(self, review_id: UUID) -> LanguageReview:
        """A review counts no more: papers are in English again; undo brings it back."""
        values = {"removed_at": self._changes.clock.now()}
        return self._changes.change(LanguageReview, review_id, values, page=PAGE)

    def of_papers(self, person: Person) -> str:
        """The language of a person's papers: the one that was chosen while its review counts."""
        chosen = person.paper_language
        return chosen if chosen and chosen in self.offered() else ENGLISH

    def waits(self, language: str) -> bool:
        """Whether headings in `language` are still to be read by somebody before they print."""
        return language not in self.offered()


def digest(language: str) -> str:
    """What tells the words of a language from other words."""
    words = json.dumps(catalogue_words(language), sort_keys=True, ensure_ascii=False)
    return sha256(words.encode()).hexdigest()


def counts(row: LanguageReview | None) -> bool:
    """Whether the words that are there now are those that were read."""
    return row is not None and row.words == digest(row.language)


def _newest(session: Session, language: str) -> LanguageReview | None:
    """The last review that counts; the last of all where none does."""
    rows = session.exec(
        select(LanguageReview)
        .where(LanguageReview.language == language, col(LanguageReview.removed_at).is_(None))
        .order_by(col(LanguageReview.recorded_at).desc(), as_written(LanguageReview).desc())
    ).all()
    return next(filter(counts, rows), next(iter(rows), None))
