"""Who is booked today, in a sentence."""

from __future__ import annotations

from planner.models.names import initials, short
from planner.records.today import Meeting
from planner.words import _, listing, plural, time_of_day

#: People booked today who are named.
_NAMED = 6


def meetings_words(meetings: list[Meeting], hidden: bool) -> str:
    """Who is booked today, by what they are called."""
    if not meetings:
        return _("Nobody is booked today.")
    people = []
    for meeting in meetings[:_NAMED]:
        name = initials(meeting.called) if hidden else short(meeting.called)
        words = _("{name} at {time}") if meeting.at else _("{name}")
        at = time_of_day(meeting.at) if meeting.at else ""
        people.append(words.format(name=name, time=at))
    if len(meetings) > _NAMED:
        people.append(plural("{count} more", "{count} more", len(meetings) - _NAMED))
    start = plural("{count} person today", "{count} people today", len(meetings))
    return f"{start}: {listing(people)}."
