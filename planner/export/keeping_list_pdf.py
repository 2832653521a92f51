"""The yearly list of records whose time is over, for whoever decides: initials, never names."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import Paper, head, render
from planner.export.rows import Row, Rule, Space, Table
from planner.export.styles import Style, style_of
from planner.models.lawful_sheets import KeepingLine, KeepingListSnapshot
from planner.words import _, day

_COLUMNS = (0.2, 0.22, 0.2, 0.38)


def make(snapshot: KeepingListSnapshot) -> bytes:
    """The list as a PDF. The same snapshot gives the same bytes."""
    style = style_of()
    paper = Paper(
        title=_("Yearly list, {year}").format(year=snapshot.year),
        owner="",
        made_on=snapshot.made_on,
        style=style,
        foot=_("Initials only. Shred it once it is decided."),
        language="en-GB",
    )
    made = _("Made {day}").format(day=day(snapshot.made_on))
    blocks = head(paper, right=snapshot.made_by, beneath=made)
    said = _(
        "Their time is over by the end of the year. Each is kept longer, with a reason, or erased, "
        "with a second person. Nothing is erased by itself."
    )
    blocks.append(Words(said, style.set_at(style.sizes.body), style.inks.ink))
    if not snapshot.lines:
        nothing = _("Nobody’s time is over this year.")
        blocks.append(Words(nothing, style.set_at(style.sizes.body), style.inks.ink, before=12))
    else:
        blocks.append(_table(snapshot, style))
    return render(paper, blocks)


def _table(snapshot: KeepingListSnapshot, style: Style) -> Block:
    small = style.set_at(style.sizes.small, bold=True)
    names = (_("Who"), _("Last contact"), _("Kept until"), _("Decision, by whom, when"))
    cells: list[list[Block]] = [[Words(name, small, style.inks.muted)] for name in names]
    heading = Row(
        cells, _COLUMNS, padding=4, rule=style.inks.control, weight=0.9, roles=("TR", "TH")
    )
    return Table(heading, [_row(line, style) for line in snapshot.lines], before=14)


def _row(line: KeepingLine, style: Style) -> Block:
    body, small = style.set_at(style.sizes.body), style.set_at(style.sizes.small)
    inks = style.inks

    def told(words: str, below: str) -> list[Block]:
        blocks: list[Block] = [Words(words, body, inks.ink)]
        return [*blocks, Words(below, small, inks.muted)] if below else blocks

    cells = [
        told(line.initials, line.born),
        told(day(line.last_contact), line.note),
        told(day(line.until), line.kind),
        [Space(style.sizes.body * 1.6), Rule(inks.control, 0.6)],
    ]
    return Row(cells, _COLUMNS, padding=6, rule=inks.line, roles=("TR", "TD"))
