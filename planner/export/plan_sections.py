"""The parts of a plan on paper: what matters, hopes, and what gets in the way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.document import Heading
from planner.export.figures import Mark, Marked, MeasureLine
from planner.export.fonts import OURS
from planner.export.rows import Row, Rule, Space, Stack
from planner.export.styles import LABEL_WIDTH, Style
from planner.export.text import Span
from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.barriers import Response
from planner.models.snapshots import (
    AspirationSnapshot,
    BarrierSnapshot,
    MeasureSnapshot,
    SaidSnapshot,
)
from planner.models.titles import HORIZONS
from planner.scripts import isolated

_SHARES = (LABEL_WIDTH, 510 - LABEL_WIDTH - 12)


def section(title: str, number: int, style: Style, rows: list[Block]) -> list[Block]:
    """A step's heading with its number, and its rows."""
    mark = Mark.number(style, number, style.sizes.heading * 1.27)
    heading = Heading(title, style, mark=mark, before=14, colour=style.inks.steps[number - 1])
    rule = Rule(style.inks.line, before=5)
    rule.keep = True
    return [heading, rule, *rows]


def _labelled(
    label: list[Block], content: list[Block], style: Style, *, whole: bool = False
) -> Block:
    """A label beside its content; above it on a large paper. `whole` is not parted unless high."""
    if style.large:
        return Row([[*label, *content]], (1,), padding=7, rule=style.inks.line, whole=whole)
    lowered = [Space((style.sizes.words - style.sizes.body) * OURS.above), *label]
    return Row(
        [lowered, content], _SHARES, padding=6, rule=style.inks.line, rtl=style.rtl, whole=whole
    )


def said(answer: SaidSnapshot, style: Style) -> Block:
    """An answer beside its prompt."""
    sizes, inks = style.sizes, style.inks
    label = Words(
        style.tongue.say(answer.title), style.set_at(sizes.body, bold=True), inks.ink, role="H3",
        rtl=style.rtl, keep=True,
    )  # fmt: skip
    text = phrases.said(answer, style.tongue)
    theirs = answer.origin is not Origin.AGREED_SUMMARY  # that one is in the planner’s words
    lang = style.lang_of(text) if theirs else ""
    content: list[Block] = [
        Words(text, style.set_at(sizes.words), inks.ink, rtl=style.rtl, lang=lang)
    ]
    note = phrases.origin_note(answer, style.tongue)
    if note:
        content.append(Words(note, style.set_at(sizes.small), inks.muted, rtl=style.rtl))
    return _labelled([label], content, style)


def hopes(listed: Sequence[AspirationSnapshot], style: Style) -> list[Block]:
    """The hopes, in a row for each of week, month and year."""
    _ = style.tongue.say
    order = list(Horizon)

    def place(hope: AspirationSnapshot) -> int:
        return order.index(hope.horizon)

    rows: list[Block] = []
    for index, group in groupby(sorted(listed, key=place), key=place):
        together = list(group)
        dates = {phrases.by_when(hope, style.tongue) for hope in together}
        shared = dates.pop() if len(dates) == 1 else ""
        body = style.set_at(style.sizes.body, bold=True)
        label: list[Block] = [
            Words(
                _(HORIZONS[order[index]]), body, style.inks.ink, role="H3",
                rtl=style.rtl, keep=True,
            )
        ]  # fmt: skip
        if shared:
            small = style.set_at(style.sizes.small)
            label.append(Words(shared, small, style.inks.muted, rtl=style.rtl, keep=True))
        content: list[Block] = []
        for hope in together:
            content += _hope(hope, style, own_date=not shared, first=not content)
        rows.append(_labelled(label, content, style))
    return rows


def _hope(hope: AspirationSnapshot, style: Style, *, own_date: bool, first: bool) -> list[Block]:
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    small = style.set_at(sizes.small)
    words = Words(
        phrases.quoted(hope.words, style.tongue), style.set_at(sizes.words, bold=True), inks.ink,
        rtl=style.rtl, before=0 if first else 9, lang=style.lang_of(hope.words),
    )  # fmt: skip
    blocks: list[Block] = [words]
    by_when = phrases.by_when(hope, style.tongue)
    if own_date and by_when:
        blocks.append(Words(by_when, small, inks.muted, rtl=style.rtl))
    if hope.why.strip():
        blocks.append(_titled(_("Why it matters:"), hope.why, style))
    measure = "" if hope.measure is None else phrases.measure_sentence(hope.measure, style.tongue)
    known = hope.how_ill_know.strip() or (hope.measure.unit.strip() if hope.measure else "")
    if known:
        blocks.append(_titled(_("How I’ll know:"), known, style))
    if measure and hope.measure is not None:
        blocks.append(_measured(hope.measure, measure, style))
    for block in blocks[:-1]:
        block.keep = True
    return blocks


def _titled(title: str, words: str, style: Style, *, bold: bool = False) -> Block:
    """A plain title and the person's words after it."""
    spans = [Span(f"{title} ", bold=bold), Span(isolated(phrases.quoted(words, style.tongue)))]
    return Words(spans, style.set_at(style.sizes.body), style.inks.ink, rtl=style.rtl)


def _measured(measure: MeasureSnapshot, sentence: str, style: Style) -> Block:
    text = Words(sentence, style.set_at(style.sizes.small), style.inks.muted, rtl=style.rtl)
    known = [value for value in (measure.start, measure.now, measure.target) if value is not None]
    if not known:  # only what was said in another measure before
        return text
    low, high = (0.0, 10.0) if measure.kind is MeasureKind.SCALE else (min(known), max(known))
    if measure.kind is MeasureKind.YES_NO or low == high:
        return text
    line = MeasureLine(
        style, min(low, *known), max(high, *known), start=measure.start, now=measure.now,
        target=measure.target, alt=sentence,
    )  # fmt: skip
    if style.large:
        text.keep = True
        return Stack([text, line])
    return Row([[text], [line]], (0.68, 0.32), padding=0, rtl=style.rtl)


def barrier(each: BarrierSnapshot, style: Style, *, name_hopes: bool, whole: bool) -> Block:
    """What gets in the way, beside what we will do about it."""
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    content: list[Block] = [
        Words(
            phrases.quoted(each.words, style.tongue),
            style.set_at(sizes.words),
            inks.ink,
            rtl=style.rtl,
            lang=style.lang_of(each.words),
        )
    ]
    if each.in_the_way_of and name_hopes:
        hopes = " ".join(
            isolated(phrases.quoted(words, style.tongue)) for words in each.in_the_way_of
        )
        text = _("Gets in the way of: {hopes}").format(hopes=hopes)
        content.append(Words(text, style.set_at(sizes.small), inks.muted, rtl=style.rtl))
    if each.how.strip():
        content.append(_titled(_("How:"), each.how, style, bold=True))
    return _labelled(_response(each.response, style), content, style, whole=whole)


def _response(response: Response | None, style: Style) -> list[Block]:
    _ = style.tongue.say
    if response is None:
        return []
    title, icon = {
        Response.REMOVE: (_("Remove it"), "remove"),
        Response.MANAGE: (_("Manage it"), "manage"),
        Response.OVERCOME: (_("Overcome it"), "overcome"),
    }[response]
    size = style.sizes.body
    words = Words(title, style.set_at(size, bold=True), style.inks.ink, role="H3", rtl=style.rtl)
    mark = Mark.icon(style, icon, size * 1.2)
    return [Marked(mark, words, first=size * 1.45, rtl=style.rtl, keep=True)]
