"""The list of Today on paper, for the planner: to tick through, then to shred."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Row
from planner.export.styles import Style, style_of
from planner.models.today_sheet import SheetLine, SheetList, TodaySheet
from planner.words import _, full_day, plural

_COLUMNS = (0.3, 0.45, 0.25)


def make(snapshot: TodaySheet) -> bytes:
    """The list as a PDF. Concerns are only counted: what they are about stays in the vault."""
    style = style_of()
    paper = Paper(
        title=_("Today"),
        owner="",
        made_on=snapshot.made_on,
        style=style,
        foot=_("For the planner alone. Shred it once the day is over."),
        language="en-GB",
    )
    body = style.set_at(style.sizes.body)
    blocks = head(paper, right=snapshot.made_by, beneath=full_day(snapshot.made_on))
    blocks.append(Words(snapshot.meetings, body, style.inks.ink))
    if snapshot.concerns:
        said = plural(
            "{count} concern to follow up: open Today in the program.",
            "{count} concerns to follow up: open Today in the program.",
            snapshot.concerns,
        )
        bold = style.set_at(style.sizes.body, bold=True)
        blocks.append(Words(said, bold, style.inks.ink, before=8))
    for each in snapshot.lists:
        blocks += _list(each, style)
    if not snapshot.lists:
        blocks.append(Words(_("Nothing due this week."), body, style.inks.ink, before=12))
    return render(paper, blocks)


def _list(each: SheetList, style: Style) -> list[Block]:
    blocks: list[Block] = [Heading(each.title, style, before=16)]
    blocks += [_line(line, style) for line in each.lines]
    if each.more:
        said = plural("and {count} more", "and {count} more", each.more)
        small = style.set_at(style.sizes.small)
        blocks.append(Words(said, small, style.inks.muted, before=4))
    return blocks


def _line(line: SheetLine, style: Style) -> Block:
    body, small = style.set_at(style.sizes.body), style.set_at(style.sizes.small)
    inks = style.inks
    cells: list[list[Block]] = [
        [Words(line.name, style.set_at(style.sizes.body, bold=True), inks.ink)],
        [Words(line.what, body, inks.ink)] if line.what else [],
        [Words(line.tag, small, inks.muted)] if line.tag else [],
    ]
    row = Row(cells, _COLUMNS, gap=10, padding=5, rule=inks.line, weight=0.4)
    box = Mark.tick_box(style, body.size * 1.05, done=line.done)
    return Marked(box, row, first=body.size * 1.45 + 10)
