"""Who has seen and changed one person's record, on paper: what was done, by whom, when."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import Paper, head, render
from planner.export.rows import Row, Table
from planner.export.styles import Style, style_of
from planner.export.text import Colour
from planner.models.audit import AuditLine, AuditSheet
from planner.models.names import whole
from planner.models.times import local
from planner.words import _, day, plural, time_of_day

#: The shares of the three columns.
_SHARES = (0.28, 0.24, 0.48)


def make(sheet: AuditSheet) -> bytes:
    """The trail as a PDF. The same sheet gives the same bytes."""
    style = style_of("standard")
    paper = Paper(
        title=_("Who has seen and changed this record"),
        owner=sheet.called,
        made_on=sheet.made_on,
        style=style,
        foot=_("Times are as the clock in London showed them."),
        language="en-GB",
    )
    made = _("{day}, by {who}") if sheet.made_by else "{day}"
    beneath = made.format(day=day(sheet.made_on), who=sheet.made_by)
    blocks = head(paper, right=whole(sheet.called, sheet.full_name), beneath=beneath)
    blocks += [Words(_about(sheet), style.set_at(style.sizes.body), style.inks.ink, before=4)]
    blocks += [_table(sheet, style)]
    return render(paper, blocks)


def _about(sheet: AuditSheet) -> str:
    told = plural(
        "{count} line, the newest first. It says what was done, never what was written.",
        "{count} lines, the newest first. They say what was done, never what was written.",
        len(sheet.lines),
    )
    if not sheet.left_off:
        return told
    more = plural(
        "{count} older line is left off.", "{count} older lines are left off.", sheet.left_off
    )
    return f"{told} {more}"


def _table(sheet: AuditSheet, style: Style) -> Block:
    heads = [_("When"), _("Who"), _("What was done")]
    top = _row(style, heads, "TH", bold=True)
    rows: list[Block] = [_row(style, _cells(line), "TD", style.inks.line) for line in sheet.lines]
    return Table(top, rows)


def _cells(line: AuditLine) -> list[str]:
    at = local(line.at)
    when = _("{day}, {time}").format(day=day(at.date()), time=time_of_day(at))
    what = line.words()
    if line.clock_back:
        what = _("{what}. The computer’s clock was set back here.").format(what=what)
    return [when, line.who or _("Not known"), what]


def _row(
    style: Style, texts: list[str], role: str, rule: Colour | None = None, *, bold: bool = False
) -> Row:
    setting = style.set_at(style.sizes.small, bold=bold)
    colour = style.inks.muted if bold else style.inks.ink
    cells: list[list[Block]] = [[Words(text, setting, colour)] for text in texts]
    return Row(cells, _SHARES, gap=10, padding=2, rule=rule, weight=0.4, roles=("TR", role))
