"""My next steps on paper: a table, or one block for each step where the print is large."""

from __future__ import annotations

from collections.abc import Sequence

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.document import Heading
from planner.export.figures import Mark, Marked
from planner.export.rows import Row, Rule, Table
from planner.export.styles import Style
from planner.export.text import Span
from planner.models.snapshots import NextStepSnapshot


def next_steps(steps: Sequence[NextStepSnapshot], planner: str, style: Style) -> list[Block]:
    """The heading and the steps; `planner` is who else may do them."""
    _ = style.tongue.say
    mark = Mark.icon(style, "step2-aspirations", style.sizes.heading * 1.1)
    heading = Heading(_("My next steps"), style, mark=mark, before=18)
    if style.large:
        rule = Rule(style.inks.control, 0.8, before=5)
        rule.keep = True
        return [heading, rule, *(_step_block(step, planner, style) for step in steps)]
    # an empty column would only make the others narrow, and the plan longer
    placed = any(step.place.strip() for step in steps)
    shares = (0.39, 0.175, 0.28, 0.155) if placed else (0.48, 0.22, 0.3)
    names = (_("What"), _("Who"), _("When"), _("Where"))
    small = style.set_at(style.sizes.small, bold=True)
    titles: list[list[Block]] = [
        [Words(title, small, style.inks.muted, role="P", rtl=style.rtl)]
        for title in names[: len(shares)]
    ]
    titles[0] = [_indented(titles[0][0], style)]
    headings = Row(
        titles, shares, padding=4, rule=style.inks.control, weight=0.9, rtl=style.rtl,
        roles=("TR", "TH"),
    )  # fmt: skip
    rows = [_step_row(step, planner, shares, style) for step in steps]
    return [heading, Table(headings, rows, before=2)]


def _indented(block: Block, style: Style) -> Block:
    size = style.sizes.body
    empty = Mark(size * 1.05, _no_mark)
    return Marked(empty, block, first=size * 1.45, rtl=style.rtl)


def _no_mark(canvas: object, x: float, middle: float) -> None:
    """The room of a tick box, above the column of tick boxes."""


def _step_row(
    step: NextStepSnapshot, planner: str, shares: tuple[float, ...], style: Style
) -> Block:
    body = style.set_at(style.sizes.body)
    cells = (
        phrases.who(step, planner, style.tongue),
        phrases.when(step, style.tongue),
        step.place,
    )[: len(shares) - 1]
    words: list[list[Block]] = [
        [Words(text, body, style.inks.ink, rtl=style.rtl)] if text else [] for text in cells
    ]
    return Row(
        [[_ticked(step, body.bold, style)], *words], shares, padding=5, rule=style.inks.line,
        rtl=style.rtl, roles=("TR", "TD"),
    )  # fmt: skip


def _ticked(step: NextStepSnapshot, bold: bool, style: Style) -> Block:
    size = style.sizes.body
    setting, lang = style.set_at(size, bold=bold), style.lang_of(step.what)
    words = Words(step.what, setting, style.inks.ink, rtl=style.rtl, lang=lang)
    box = Mark.tick_box(style, size * 1.05, done=step.done_on is not None)
    return Marked(box, words, first=size * 1.45, rtl=style.rtl, keep=bold)


def _step_block(step: NextStepSnapshot, planner: str, style: Style) -> Block:
    """A next step by itself, on a large paper: what, then "Who: me" and so on."""
    _ = style.tongue.say
    size = style.sizes.body
    lines: list[Block] = [_ticked(step, True, style)]
    for title, text in (
        (_("Who:"), phrases.who(step, planner, style.tongue)),
        (_("When:"), phrases.when(step, style.tongue)),
        (_("Where:"), step.place),
    ):
        if text:
            spans = [Span(f"{title} ", bold=True), Span(text)]
            words = Words(spans, style.set_at(size), style.inks.ink, rtl=style.rtl)
            lines.append(_indented(words, style))
    return Row([lines], (1,), padding=7, rule=style.inks.control, weight=0.8)
