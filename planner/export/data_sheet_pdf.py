"""The data sheet for IT and information governance: this installation on one page."""

from __future__ import annotations

from collections.abc import Sequence

from planner.export import data_sheet_words
from planner.export.blocks import Block, Words
from planner.export.data_sheet_words import Part
from planner.export.document import WIDTH, Heading, Paper, head, render
from planner.export.rows import Row, Rule, Space, Stack
from planner.export.styles import Style, style_of
from planner.export.text import Setting, Span
from planner.models.data_sheets import DataSheetSnapshot
from planner.words import _, day

_LABEL = 70.0
#: Above a heading.
_BETWEEN = 7.0


def make(snapshot: DataSheetSnapshot) -> bytes:
    """The sheet as a PDF, on one page. The same snapshot gives the same bytes."""
    style = style_of()
    paper = Paper(
        title=_("Data sheet"),
        owner="",
        made_on=snapshot.made_on,
        style=style,
        foot=_("Made by the program. More: install.md, security.md, privacy.md"),
        language="en-GB",
    )
    version = _("Pathway Planner {version}").format(version=snapshot.version)
    blocks = head(paper, right=version, beneath=day(snapshot.made_on))
    left, right = data_sheet_words.columns(snapshot)
    blocks.append(Row([_column(left, style), _column(right, style)], (1, 1), gap=24, padding=0))
    blocks += _places(snapshot, style)
    blocks.append(_lines(snapshot, style))
    return render(paper, blocks)


def _column(parts: Sequence[Part], style: Style) -> list[Block]:
    blocks: list[Block] = []
    for name, rows in parts:
        blocks.append(Heading(name, style, before=_BETWEEN))
        blocks += [
            Words(
                (Span(_("{about}. ").format(about=about), bold=True), Span(words)),
                style.set_at(style.sizes.footer),
                style.inks.ink,
                before=3,
            )
            for about, words in rows
        ]
    return blocks


def _places(snapshot: DataSheetSnapshot, style: Style) -> list[Block]:
    """Where everything lies: two columns of names and places."""
    inks, setting = style.inks, style.set_at(style.sizes.footer)
    bold = style.set_at(style.sizes.footer, bold=True)
    found = [
        (name, _on_one_line(place, setting, style))
        for name, place in data_sheet_words.places(snapshot)
    ]
    if rules := data_sheet_words.rules(snapshot.laid_down):
        found.append((_("It asks for"), Words(rules, setting, inks.ink)))
    rows: list[Block] = [
        Row([[Words(name, bold, inks.ink)], [place]], (1,), first=_LABEL, padding=0)
        for name, place in found
    ]
    title = _("Where it lies; removing the program leaves all the rest")
    return [Heading(title, style, before=_BETWEEN), *rows]


def _on_one_line(place: str, setting: Setting, style: Style) -> Words:
    """A place that is too long for its line loses its middle: Settings shows all of it."""
    made = Words(place, setting, style.inks.ink)
    kept = len(place)
    while made.natural_width() > WIDTH - _LABEL - 12 and kept > 8:
        kept -= 4
        short = f"{place[: kept // 2]} ... {place[-kept // 2 :]}"
        made = Words(short, setting, style.inks.ink)
    return made


def _lines(snapshot: DataSheetSnapshot, style: Style) -> Block:
    """Lines to fill in by hand: whose, whom to ask, looked through on."""
    inks, small = style.inks, style.set_at(style.sizes.footer)
    high = style.sizes.body * 1.45
    named = Words(snapshot.organisation, style.set_at(style.sizes.body), inks.ink)
    third = (WIDTH - 36) / 3
    organisation: Block = named if 0 < named.height(third) <= high * 1.1 else Space(high)
    cells: list[list[Block]] = []
    for title, above in (
        (_("Organisation"), organisation),
        (_("Whom to ask here"), Space(high)),
        (_("Looked through on, by"), Space(high)),
    ):
        cells.append([above, Rule(inks.ink, 0.7, before=3), Words(title, small, inks.muted)])
    return Stack([Row(cells, (1, 1, 1), gap=18, padding=0)], before=6)
