"""What an erasure says in words: why, what went, and nothing of whose it was."""

from __future__ import annotations

from collections.abc import Mapping

from planner.models.lawful import ErasureReason
from planner.words import N_, plural

REASONS = {
    ErasureReason.ASKED: N_("They asked for it"),
    ErasureReason.KEPT_LONG_ENOUGH: N_("It was kept for as long as it had to be"),
    ErasureReason.RECORDED_BY_MISTAKE: N_("It was recorded by mistake"),
    ErasureReason.UNLAWFUL: N_("It should not have been held"),
}
#: One and many of what a table's rows are, in the order they are told.
_COUNTED = {
    "person": (N_("{count} person"), N_("{count} people")),
    "contact": (N_("{count} person they know"), N_("{count} people they know")),
    "consent": (N_("{count} agreement to share"), N_("{count} agreements to share")),
    "pathway": (N_("{count} pathway"), N_("{count} pathways")),
    "visit": (N_("{count} visit"), N_("{count} visits")),
    "appointment": (N_("{count} planned visit"), N_("{count} planned visits")),
    "answer": (N_("{count} answer"), N_("{count} answers")),
    "aspiration": (N_("{count} aspiration"), N_("{count} aspirations")),
    "progress": (N_("{count} note of progress"), N_("{count} notes of progress")),
    "barrier": (N_("{count} barrier"), N_("{count} barriers")),
    "barrier_link": (
        N_("{count} link between barrier and aspiration"),
        N_("{count} links between barriers and aspirations"),
    ),
    "next_step": (N_("{count} next step"), N_("{count} next steps")),
    "format_need": (
        N_("{count} other form of paper that they need"),
        N_("{count} other forms of paper that they need"),
    ),
    "review": (N_("{count} review"), N_("{count} reviews")),
    "social_network": (
        N_("{count} note of the people around them"),
        N_("{count} notes of the people around them"),
    ),
    "preparation": (N_("{count} preparation"), N_("{count} preparations")),
    "pause": (N_("{count} pause"), N_("{count} pauses")),
    "ending": (N_("{count} ending of a pathway"), N_("{count} endings of a pathway")),
    "outcome": (N_("{count} outcome"), N_("{count} outcomes")),
    "questionnaire": (N_("{count} WEMWBS"), N_("{count} WEMWBS")),
    "asking": (N_("{count} WEMWBS declined"), N_("{count} WEMWBS declined")),
    "concern": (N_("{count} concern"), N_("{count} concerns")),
    "told": (N_("{count} telling of a concern"), N_("{count} tellings of a concern")),
    "reach_attempt": (N_("{count} try to reach them"), N_("{count} tries to reach them")),
    "crisis_plan": (
        N_("{count} edition of a crisis and support plan"),
        N_("{count} editions of a crisis and support plan"),
    ),
    "crisis_contact": (N_("{count} person to ring"), N_("{count} people to ring")),
    "today_mark": (
        N_("{count} reminder that was put aside"),
        N_("{count} reminders that were put aside"),
    ),
    "working_note": (N_("{count} working note"), N_("{count} working notes")),
    "paper": (N_("{count} paper"), N_("{count} papers")),
    "draft": (N_("{count} draft"), N_("{count} drafts")),
    "access_request": (N_("{count} request for a copy"), N_("{count} requests for a copy")),
    "legal_hold": (N_("{count} lifted hold"), N_("{count} lifted holds")),
    "retention": (
        N_("{count} decision on how long to keep it"),
        N_("{count} decisions on how long to keep it"),
    ),
    "search_entry": (N_("{count} place in the search"), N_("{count} places in the search")),
    "journal_line": (
        N_("{count} line of history, emptied"),
        N_("{count} lines of history, emptied"),
    ),
}


def counted(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Rows by table, in words; those of which there are none are left out."""
    return tuple(
        plural(one, many, counts[table])
        for table, (one, many) in _COUNTED.items()
        if counts.get(table)
    )


def tables() -> frozenset[str]:
    """The tables that have words."""
    return frozenset(_COUNTED)
