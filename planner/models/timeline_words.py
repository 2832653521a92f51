"""What the timeline of a pathway says: its sentence, and the same as a table."""

from __future__ import annotations

from datetime import date

from planner.models.pictures import Sheet
from planner.models.progress import Event, EventKind, ProgressSnapshot
from planner.words import N_, _, day, plural

_ROWS = {
    EventKind.VISIT: N_("Visit"),
    EventKind.NOT_HELD: N_("Visit planned, not held"),
    EventKind.WELLBEING: N_("Wellbeing score"),
    EventKind.STEP_DONE: N_("Next step done"),
    EventKind.REVIEW: N_("Review"),
    EventKind.PAUSE: N_("Paused"),
}


def timeline_sentence(told: ProgressSnapshot, *, counts: bool = True) -> str:
    """The pathway in words. What did not take place is shown, and never counted up.

    A shared screen says no `counts`.
    """
    said = [_("Started on {day}.").format(day=day(told.started_on))]
    for kind, one, many in (
        (EventKind.VISIT, N_("{count} visit."), N_("{count} visits.")),
        (EventKind.STEP_DONE, N_("{count} next step done."), N_("{count} next steps done.")),
        (EventKind.REVIEW, N_("{count} review."), N_("{count} reviews.")),
    ):
        count = sum(event.kind is kind for event in told.events)
        if count and counts:
            said.append(plural(one, many, count))
    scores = [event for event in told.events if event.kind is EventKind.WELLBEING]
    if len(scores) == 1:
        said.append(_("Wellbeing score: {score} out of 70.").format(score=scores[0].value))
    elif scores:
        pattern = _("Wellbeing scores: {first} out of 70 first, {latest} at the latest.")
        said.append(pattern.format(first=scores[0].value, latest=scores[-1].value))
    for event in told.events:
        if event.kind is not EventKind.PAUSE:
            continue
        if event.until is None:
            said.append(_("Paused since {day}.").format(day=day(event.on)))
        else:
            pattern = _("Paused from {first} to {last}.")
            said.append(pattern.format(first=day(event.on), last=day(event.until)))
    if told.closed_on is not None:
        said.append(_("Ended on {day}.").format(day=day(told.closed_on)))
    if any(event.kind is EventKind.NOT_HELD for event in told.events):
        said.append(_("A hollow circle is a visit that was planned and did not take place."))
    return " ".join(said)


def timeline_sheet(told: ProgressSnapshot) -> Sheet:
    """Everything that happened, the oldest first."""
    rows = [(told.started_on, (day(told.started_on), _("Pathway started"), ""))]
    rows += [(event.on, _row(event)) for event in told.events]
    if told.closed_on is not None:
        rows.append((told.closed_on, (day(told.closed_on), _("Pathway ended"), "")))
    ordered = sorted(rows, key=_day_of)
    return Sheet((_("When"), _("What"), _("More")), tuple(cells for _on, cells in ordered))


def _day_of(row: tuple[date, tuple[str, str, str]]) -> date:
    return row[0]


def _row(event: Event) -> tuple[str, str, str]:
    more = event.words
    if event.value is not None:
        more = _("{score} out of 70").format(score=event.value)
    elif event.kind is EventKind.PAUSE:
        more = (
            _("still paused")
            if event.until is None
            else _("until {day}").format(day=day(event.until))
        )
    return day(event.on), _(_ROWS[event.kind]), more
