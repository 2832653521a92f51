"""Concerns of a period, to take to supervision: initials alone, and nothing that anyone wrote."""

from __future__ import annotations

from planner.export import initials_list
from planner.export.initials_list import Cell, InitialsList
from planner.models.supervision_sheets import SupervisionLine, SupervisionSnapshot
from planner.words import _, day, plural


def make(snapshot: SupervisionSnapshot) -> bytes:
    """The list as a PDF. The same snapshot gives the same bytes."""
    about = InitialsList(
        title=_("For supervision"),
        foot=_("Initials only. Shred it once it was talked through."),
        made_on=snapshot.made_on,
        made_by=snapshot.made_by,
        beneath=_("{first} to {last}").format(first=day(snapshot.first), last=day(snapshot.last)),
        told=_(
            "Concerns that were open at any time in this period. What was said is in the vault, "
            "not on this paper. Nothing here grades a person."
        ),
        nothing=_("No concern was open in this period."),
        heads=(_("Who, opened"), _("About, who must act"), _("Told, known"), _("To talk about")),
        shares=(0.18, 0.32, 0.24, 0.26),
    )
    return initials_list.make(about, [_cells(line) for line in snapshot.lines])


def _cells(line: SupervisionLine) -> tuple[Cell, ...]:
    closed = _("Closed {day}").format(day=day(line.closed_on)) if line.closed_on else _("Open")
    return (
        (line.initials, day(line.opened_on), closed),
        (line.kinds or _("Not said yet"), line.who_acts),
        (
            plural("{count} told", "{count} told", line.told),
            plural("accepted by {count}", "accepted by {count}", line.accepted),
            line.known,
        ),
    )
