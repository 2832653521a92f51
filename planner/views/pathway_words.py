"""A pathway in words, with its sign."""

from __future__ import annotations

from planner.models.pathways import Pathway, PathwayKind
from planner.words import N_, _, day

#: Each kind's word and icon.
KINDS = {
    PathwayKind.PREVENTION: (N_("Prevention"), "pathway-prevention"),
    PathwayKind.RECOVERY: (N_("Recovery"), "pathway-recovery"),
}


def pathway_words(pathway: Pathway, *, together: bool) -> str:
    """Such as "Recovery, 9 December 2025 to now"; a shared screen leaves the kind out."""
    last = _("now") if pathway.is_open else day(pathway.closed_on or pathway.started_on)
    span = _("{first} to {last}").format(first=day(pathway.started_on), last=last)
    if together:
        return span
    kind, _icon = KINDS[pathway.kind]
    return _("{kind}, {span}").format(kind=_(kind), span=span)
