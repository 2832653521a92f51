"""The yearly list of records whose time is over, for whoever decides: initials, never names."""

from __future__ import annotations

from planner.export import initials_list
from planner.export.initials_list import Cell, InitialsList
from planner.models.lawful_sheets import KeepingLine, KeepingListSnapshot
from planner.words import _, day


def make(snapshot: KeepingListSnapshot) -> bytes:
    """The list as a PDF. The same snapshot gives the same bytes."""
    about = InitialsList(
        title=_("Yearly list, {year}").format(year=snapshot.year),
        foot=_("Initials only. Shred it once it is decided."),
        made_on=snapshot.made_on,
        made_by=snapshot.made_by,
        beneath=_("Made {day}").format(day=day(snapshot.made_on)),
        told=_(
            "Their time is over by the end of the year. Each is kept longer, with a reason, or "
            "erased, with a second person. Nothing is erased by itself."
        ),
        nothing=_("Nobody’s time is over this year."),
        heads=(_("Who"), _("Last contact"), _("Kept until"), _("Decision, by whom, when")),
        shares=(0.2, 0.22, 0.2, 0.38),
    )
    return initials_list.make(about, [_cells(line) for line in snapshot.lines])


def _cells(line: KeepingLine) -> tuple[Cell, ...]:
    return (
        (line.initials, line.born),
        (day(line.last_contact), line.note),
        (day(line.until), line.kind),
    )
