"""What today asks for, over everyone: each list is one indexed query, for any number of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from planner.models.journal import Why
from planner.models.wemwbs import Rules
from planner.records import (
    today_formats,
    today_later,
    today_lists,
    today_pathways,
    today_requests,
    today_wemwbs,
)
from planner.records.changes import Changes
from planner.records.people_queries import NEWEST_CHANGE
from planner.records.today_lines import Listing


@dataclass(frozen=True)
class Meeting:
    """An appointment today: who by the name they are called by, and when if a time was set."""

    person_id: UUID
    called: str
    at: time | None


@dataclass(frozen=True)
class Overview:
    """Everything on Today. Concerns never say what they are about."""

    meetings: list[Meeting] = field(default_factory=list)
    concerns: Listing = field(default_factory=Listing)
    wemwbs: Listing = field(default_factory=Listing)
    reviews: Listing = field(default_factory=Listing)
    outcomes: Listing = field(default_factory=Listing)
    steps: Listing = field(default_factory=Listing)
    papers: Listing = field(default_factory=Listing)
    formats: Listing = field(default_factory=Listing)
    requests: Listing = field(default_factory=Listing)
    crisis_plans: Listing = field(default_factory=Listing)
    pauses: Listing = field(default_factory=Listing)
    drafts: Listing = field(default_factory=Listing)
    opened: Listing = field(default_factory=Listing)


class Today:
    """The first page of the day.

    Whose WEMWBS is due takes everyone's results to know, so it is kept until the journal says
    that it may differ.
    """

    def __init__(self, changes: Changes, rules: Rules) -> None:
        self._changes = changes
        self._rules = rules
        self._as_of: tuple[Any, ...] = ()
        self._wemwbs = Listing()

    def overview(self) -> Overview:
        """Every list at once, in one read, each with its most pressing lines."""
        now = self._changes.clock.local_now()
        today = now.date()
        with self._changes.reading() as session:
            meetings = today_lists.meetings(session, today)
            return Overview(
                meetings=[
                    Meeting(row.person_id, row.called, row.at)
                    for row in meetings
                    if row.on == today
                ],
                concerns=today_lists.concerns(session, now),
                wemwbs=self._due(session, today, meetings),
                reviews=today_lists.reviews(session, today),
                outcomes=today_pathways.outcomes(session, today),
                steps=today_lists.steps(session, today),
                papers=today_lists.papers(session, today),
                formats=today_formats.formats(session, today),
                requests=today_requests.requests(session, today),
                crisis_plans=today_later.crisis_plans(session, today),
                pauses=today_later.pauses(session, today),
                drafts=today_later.drafts(session, now),
                opened=today_lists.opened(session, self._changes.planner_id, now),
            )

    def note_sent(self, *, saved: bool) -> None:
        """Write that the day's list left the vault: printed, or `saved` as a file."""
        why = Why.EXPORTED if saved else Why.PRINTED
        self._changes.note_event(why, None, page="today", detail={"what": "today"})

    def _due(self, session: Session, today: date, meetings: Sequence[Any]) -> Listing:
        newest = session.connection().execute(text(NEWEST_CHANGE)).first()
        as_of = (today, *(newest or ()))
        if as_of != self._as_of:
            self._wemwbs = today_wemwbs.due(session, today, self._rules, meetings)
            self._as_of = as_of
        return self._wemwbs
