"""A pathway in words, with its sign."""

from __future__ import annotations

from planner.models.endings import OutcomeMoment
from planner.models.outcomes import sentences
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.records.book import Records
from planner.words import N_, _, day

#: Each kind's word and icon.
KINDS = {
    PathwayKind.PREVENTION: (N_("Prevention"), "pathway-prevention"),
    PathwayKind.RECOVERY: (N_("Recovery"), "pathway-recovery"),
}
_STATUSES = {
    PathwayStatus.COMPLETED: N_("Completed {day}."),
    PathwayStatus.ENDED_EARLY: N_("Ended early {day}."),
    PathwayStatus.TRANSFERRED: N_("Handed to another surgery {day}."),
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
        return _("Paused. Look again on {day}.").format(day=day(pathway.paused_until))
    closed = pathway.closed_on or pathway.started_on
    return _(_STATUSES[pathway.status]).format(day=day(closed))


def state_words(records: Records, pathway: Pathway, *, together: bool) -> list[str]:
    """How it stands, a paragraph each: a death, the pause or ending, and what was said of it.

    A shared screen leaves out reasons and what was reported: they tell what kind it is.
    """
    told = []
    died_on = records.retention.died_on(pathway.person_id)
    if died_on is not None:
        told.append(
            _("They died on {day}. Nothing is asked for any more.").format(day=day(died_on))
        )
    resting, ending = records.endings.resting(pathway.id), records.endings.ending(pathway.id)
    status = status_words(pathway)
    if pathway.status is PathwayStatus.PAUSED and resting is not None:
        since = _("Paused since {day}.").format(day=day(resting.from_on))
        status = status.replace(_("Paused."), since, 1)
        if resting.reason.strip() and not together:
            status = _("{status} Because: {why}").format(status=status, why=resting.reason)
    if ending is not None and not pathway.is_open:
        if ending.handed_to.strip():
            status = _("Handed to {surgery} {day}.").format(
                surgery=ending.handed_to.strip(), day=day(pathway.closed_on or pathway.started_on)
            )
        if ending.reason.strip() and not together:
            status = _("{status} Because: {why}").format(status=status, why=ending.reason)
    told.append(status)
    if ending is not None and ending.own_words.strip() and not pathway.is_open:
        told.append(_("“{words}”").format(words=ending.own_words.strip()))
    if not together and not pathway.is_open:
        told += _outcome_words(records, pathway)
    return [each for each in told if each]


def _outcome_words(records: Records, pathway: Pathway) -> list[str]:
    close = sentences(records.endings.outcomes(pathway.id, OutcomeMoment.CLOSE), pathway.kind)
    later = sentences(
        records.endings.outcomes(pathway.id, OutcomeMoment.THREE_MONTHS), pathway.kind
    )
    told = [" ".join(close)]
    if later:
        told.append(_("Three months after: {said}").format(said=" ".join(later)))
    return told
