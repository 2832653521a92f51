"""A list by initials, to talk through or decide: a line for each person, and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.export.blocks import Block, Words
from planner.export.document import Paper, head, render
from planner.export.rows import Row, Rule, Space, Table
from planner.export.styles import Style, style_of


@dataclass(frozen=True)
class InitialsList:
    """What a list says around its lines. `told` explains it; `nothing` stands where it is empty.

    `heads` are those of the columns, by `shares` of the width; the last one is written in by hand.
    """

    title: str
    foot: str
    made_on: date
    made_by: str
    beneath: str
    told: str
    nothing: str
    heads: Sequence[str]
    shares: Sequence[float]


#: What one cell says, and the quieter words below it.
Cell = Sequence[str]


def make(about: InitialsList, lines: Sequence[Sequence[Cell]]) -> bytes:
    """The list as a PDF; each line has a cell for every column but the last."""
    style = style_of()
    paper = Paper(
        title=about.title,
        owner="",
        made_on=about.made_on,
        style=style,
        foot=about.foot,
        language="en-GB",
    )
    body, ink = style.set_at(style.sizes.body), style.inks.ink
    blocks = head(paper, right=about.made_by, beneath=about.beneath)
    blocks.append(Words(about.told, body, ink))
    if lines:
        rows: list[Block] = [_row(cells, about, style) for cells in lines]
        blocks.append(Table(_heads(about, style), rows, before=14))
    else:
        blocks.append(Words(about.nothing, body, ink, before=12))
    return render(paper, blocks)


def _heads(about: InitialsList, style: Style) -> Row:
    small, inks = style.set_at(style.sizes.small, bold=True), style.inks
    cells: list[list[Block]] = [[Words(name, small, inks.muted)] for name in about.heads]
    return Row(cells, about.shares, padding=4, rule=inks.control, weight=0.9, roles=("TR", "TH"))


def _row(cells: Sequence[Cell], about: InitialsList, style: Style) -> Row:
    inks = style.inks
    told = [_cell(cell, style) for cell in cells]
    by_hand: list[Block] = [Space(style.sizes.body * 1.6), Rule(inks.control, 0.6)]
    return Row([*told, by_hand], about.shares, padding=6, rule=inks.line, roles=("TR", "TD"))


def _cell(cell: Cell, style: Style) -> list[Block]:
    body, small = style.set_at(style.sizes.body), style.set_at(style.sizes.small)
    said, *below = cell
    quiet = [Words(each, small, style.inks.muted) for each in below if each]
    return [Words(said, body, style.inks.ink), *quiet]
