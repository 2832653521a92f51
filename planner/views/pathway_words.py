"""A pathway in words, with its sign."""

from __future__ import annotations

from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.words import N_, _, day

#: Each kind's word and icon.
KINDS = {
    PathwayKind.PREVENTION: (N_("Prevention"), "pathway-prevention"),
    PathwayKind.RECOVERY: (N_("Recovery"), "pathway-recovery"),
}
_STATUSES = {
    PathwayStatus.COMPLETED: N_("Completed {day}."),
    PathwayStatus.ENDED_EARLY: N_("Ended early {day}."),
    PathwayStatus.TRANSFERRED: N_("Transferred {day}."),
}


def pathway_words(pathway: Pathway, *, together: bool) -> str:
    """Such as "Recovery, 9 December 2025 to now"; a shared screen leaves the kind out."""
    last = _("now") if pathway.is_open else day(pathway.closed_on or pathway.started_on)
    span = _("{first} to {last}").format(first=day(pathway.started_on), last=last)
    if together:
        return span
    kind, _icon = KINDS[pathway.kind]
    return _("{kind}, {span}").format(kind=_(kind), span=span)


def status_words(pathway: Pathway) -> str:
    """That a pathway is paused or finished; empty while it is active."""
    if pathway.status is PathwayStatus.ACTIVE:
        return ""
    if pathway.status is PathwayStatus.PAUSED:
        if pathway.paused_until is None:
            return _("Paused.")
        return _("Paused until {day}.").format(day=day(pathway.paused_until))
    closed = pathway.closed_on or pathway.started_on
    return _(_STATUSES[pathway.status]).format(day=day(closed))
