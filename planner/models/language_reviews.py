"""Who read the papers' words in another language, and stands by them."""

from __future__ import annotations

from datetime import date

from planner.models.base import Record


class LanguageReview(Record, table=True):
    """A named person's review of the words of one language; without one it is not offered.

    `words` is a digest of the words that were read: other words need another review.
    """

    __tablename__ = "language_review"

    language: str
    reviewer: str
    role: str = ""
    reviewed_on: date
    words: str
