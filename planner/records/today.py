"""What today asks for, over everyone: each list is one indexed query, for any number of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from uuid import UUID

from planner.models.wemwbs import Rules
from planner.records import today_lists, today_wemwbs
from planner.records.changes import Changes
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
    steps: Listing = field(default_factory=Listing)
    papers: Listing = field(default_factory=Listing)
    opened: Listing = field(default_factory=Listing)


class Today:
    """The first page of the day."""

    def __init__(self, changes: Changes, rules: Rules) -> None:
        self._changes = changes
        self._rules = rules

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
                wemwbs=today_wemwbs.due(session, today, self._rules, meetings),
                reviews=today_lists.reviews(session, today),
                steps=today_lists.steps(session, today),
                papers=today_lists.papers(session),
                opened=today_lists.opened(session, self._changes.planner_id, now),
            )
