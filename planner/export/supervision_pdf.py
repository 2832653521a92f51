"""Concerns of a period, to take to supervision: initials alone, and nothing that anyone wrote."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import Paper, head, render
from planner.export.rows import Row, Rule, Space, Table
from planner.export.styles import Style, style_of
from planner.models.supervision_sheets import SupervisionLine, SupervisionSnapshot
from planner.words import _, day, plural

_COLUMNS = (0.18, 0.32, 0.24, 0.26)


def make(snapshot: SupervisionSnapshot) -> bytes:
    """The list as a PDF. The same snapshot gives the same bytes."""
    style = style_of()
    paper = Paper(
        title=_("For supervision"),
        owner="",
        made_on=snapshot.made_on,
        style=style,
        foot=_("Initials only. Shred it once it was talked through."),
        language="en-GB",
    )
    period = _("{first} to {last}").format(first=day(snapshot.first), last=day(snapshot.last))
    blocks = head(paper, right=snapshot.made_by, beneath=period)
    said = _(
        "Concerns that were open at any time in this period. What was said is in the vault, not "
        "on this paper. Nothing here grades a person."
    )
    blocks.append(Words(said, style.set_at(style.sizes.body), style.inks.ink))
    if not snapshot.lines:
        nothing = _("No concern was open in this period.")
        blocks.append(Words(nothing, style.set_at(style.sizes.body), style.inks.ink, before=12))
    else:
        blocks.append(_table(snapshot, style))
    return render(paper, blocks)


def _table(snapshot: SupervisionSnapshot, style: Style) -> Block:
    small = style.set_at(style.sizes.small, bold=True)
    names = (_("Who, opened"), _("About, who must act"), _("Told, known"), _("To talk about"))
    cells: list[list[Block]] = [[Words(name, small, style.inks.muted)] for name in names]
    heading = Row(
        cells, _COLUMNS, padding=4, rule=style.inks.control, weight=0.9, roles=("TR", "TH")
    )
    return Table(heading, [_row(line, style) for line in snapshot.lines], before=14)


def _row(line: SupervisionLine, style: Style) -> Block:
    body, small = style.set_at(style.sizes.body), style.set_at(style.sizes.small)
    inks = style.inks

    def told(words: str, *below: str) -> list[Block]:
        quiet = [Words(each, small, inks.muted) for each in below if each]
        return [Words(words, body, inks.ink), *quiet]

    closed = _("Closed {day}").format(day=day(line.closed_on)) if line.closed_on else _("Open")
    cells = [
        told(line.initials, day(line.opened_on), closed),
        told(line.kinds or _("Not said yet"), line.who_acts),
        told(
            plural("{count} told", "{count} told", line.told),
            plural("accepted by {count}", "accepted by {count}", line.accepted),
            line.known,
        ),
        [Space(style.sizes.body * 1.6), Rule(inks.control, 0.6)],
    ]
    return Row(cells, _COLUMNS, padding=6, rule=inks.line, roles=("TR", "TD"))
