"""Everything held on a person, on paper: what they asked for, whole, in their own print size."""

from __future__ import annotations

from collections.abc import Sequence

from planner.export.blocks import Block, Words
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Row, Rule, Space, Table
from planner.export.styles import LABEL_WIDTH, Style, style_of
from planner.models.access_copy import AccessCopy, Chapter, CopyEntry, Happened, Line
from planner.models.letterheads import Letterhead
from planner.scripts import isolated
from planner.words import _, day

_SHARES = (LABEL_WIDTH, 510 - LABEL_WIDTH - 12)
_COLUMNS = (0.26, 0.24, 0.5)


def make(copy: AccessCopy, letterhead: Letterhead | None = None) -> bytes:
    """The copy as a PDF. The same copy and letterhead give the same bytes."""
    style = style_of(copy.size.value)
    paper = Paper(
        title=_("My record"),
        owner=copy.called,
        made_on=copy.made_on,
        style=style,
        foot=_("Everything held about me. Keep it where only the right people look."),
        language="en-GB",
        letterhead=letterhead,
    )
    made = _("Copy made {day}").format(day=day(copy.made_on))
    if copy.made_by:
        made = _("Copy made by {planner}, {day}").format(
            planner=isolated(copy.made_by), day=day(copy.made_on)
        )
    blocks = head(paper, right=copy.called, beneath=made)
    blocks += [_labelled(line, style) for line in copy.opening]
    blocks += _left_out(copy.left_out, style)
    for chapter in copy.chapters:
        blocks += _chapter(chapter, style)
    blocks += _history(copy.history, style)
    return render(paper, blocks)


def _left_out(told: Sequence[str], style: Style) -> list[Block]:
    if not told:
        return []
    size = style.sizes.body
    blocks: list[Block] = [Heading(_("What is left out of this copy"), style, before=16)]
    for each in told:
        words = Words(each, style.set_at(size), style.inks.ink)
        blocks.append(Marked(Mark.bullet(style, size), words, first=size * 1.45, before=6))
    return blocks


def _chapter(chapter: Chapter, style: Style) -> list[Block]:
    rule = Rule(style.inks.line, before=5)
    rule.keep = True
    blocks: list[Block] = [Heading(chapter.title, style, before=20), rule]
    if chapter.note:
        small = style.set_at(style.sizes.small)
        blocks.append(Words(chapter.note, small, style.inks.muted, before=6, keep=True))
    for entry in chapter.entries:
        blocks += _entry(entry, style)
    return blocks


def _entry(entry: CopyEntry, style: Style) -> list[Block]:
    """Its day, its answers, and what was said before."""
    sizes, inks = style.sizes, style.inks
    blocks: list[Block] = []
    if entry.title:
        bold = style.set_at(sizes.body, bold=True)
        blocks.append(Words(entry.title, bold, inks.ink, role="H3", before=12, keep=True))
    blocks += [_labelled(line, style) for line in entry.lines]
    if entry.earlier:
        small = style.set_at(sizes.small, bold=True)
        blocks.append(Words(_("Earlier words"), small, inks.muted, before=8, keep=True))
        blocks += [_labelled(line, style) for line in entry.earlier]
    return blocks


def _labelled(line: Line, style: Style) -> Block:
    """What it is called beside the words; above them on a large paper."""
    sizes, inks = style.sizes, style.inks
    label = Words(line.label, style.set_at(sizes.small), inks.muted, keep=True)
    words = Words(line.words, style.set_at(sizes.body), inks.ink)
    if style.large:
        return Row([[label, words]], (1,), padding=5, rule=inks.line)
    return Row([[Space(1), label], [words]], _SHARES, padding=4, rule=inks.line)


def _history(lines: Sequence[Happened], style: Style) -> list[Block]:
    """Who opened, changed, printed and saved what, and when."""
    if not lines:
        return []
    title = Heading(_("Who did what with your record"), style, before=20)
    if style.large:
        rule = Rule(style.inks.line, before=5)
        rule.keep = True
        told = [Line(_comma(line.when, line.who), line.what) for line in lines]
        return [title, rule, *(_labelled(line, style) for line in told)]
    names = (_("When"), _("Who"), _("What"))
    small = style.set_at(style.sizes.small, bold=True)
    cells: list[list[Block]] = [[Words(name, small, style.inks.muted)] for name in names]
    heading = Row(
        cells, _COLUMNS, padding=4, rule=style.inks.control, weight=0.9, roles=("TR", "TH")
    )
    rows = [_happened(line, style) for line in lines]
    return [title, Table(heading, rows, before=2)]


def _happened(line: Happened, style: Style) -> Block:
    body = style.set_at(style.sizes.small)
    cells: list[list[Block]] = [
        [Words(text, body, style.inks.ink)] if text else [] for text in (line.when, line.who)
    ]
    cells.append([Words(line.what, body, style.inks.ink)])
    return Row(cells, _COLUMNS, padding=3, rule=style.inks.line, roles=("TR", "TD"))


def _comma(*parts: str) -> str:
    return ", ".join(filter(None, parts))
