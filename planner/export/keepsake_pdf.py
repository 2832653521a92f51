"""What I have done, on paper: hopes reached, steps taken, then and now. The person keeps it.

Steps are as they were saved, never put into the past tense; words are the person's own, whole. No
score of the questionnaire is on it, and nothing of the planner's.
"""

from __future__ import annotations

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.document import Heading, Paper, in_fewest_pages, render_pages
from planner.export.figures import Mark, Marked
from planner.export.fonts import OURS
from planner.export.rows import Row, Rule, Space, Stack, Table
from planner.export.stepping_stones import SteppingStones
from planner.export.styles import LABEL_WIDTH, Style
from planner.export.theirs import their_paper, their_style
from planner.models.aspirations import MeasureKind
from planner.models.keepsake import (
    KeepsakeSnapshot,
    MovedSnapshot,
    ReachedSnapshot,
    TakenSnapshot,
)
from planner.models.numbers import number_words
from planner.models.snapshots import PrintOptions, SaidSnapshot, texts
from planner.words import _, day, month, short_day

_SHARES = (0.3, 0.34, 0.36)
_LABELLED = (LABEL_WIDTH, 510 - LABEL_WIDTH - 12)
_GAP = 22.0
#: Lines to add something on by hand: fewer where they would cost another page.
_TO_ADD = (2, 1)
#: Days of a pathway over which a day and its month name one day only.
_ONE_YEAR = 365
#: What is said, and the note below it.
_Told = tuple[str, str]


def make(snapshot: KeepsakeSnapshot, options: PrintOptions) -> bytes:
    """The paper as a PDF. The same snapshot and options give the same bytes."""
    style = their_style(options, texts(snapshot.to_json()), snapshot.language)
    paper = their_paper(_("What I have done"), snapshot, options, style)
    blocks = _head(snapshot, paper)
    if snapshot.reached:
        blocks.append(_heading(_("Hopes I reached"), "step2-aspirations", style))
        blocks.append(_rule(style))
        blocks += [_reached(each, style) for each in snapshot.reached]
    if snapshot.taken:
        blocks.append(_heading(_("Steps I took"), "cat-physical-health", style))
        blocks += _taken(snapshot, style)
    if snapshot.said or snapshot.moved:
        blocks.append(_heading(_("Then and now"), "clock", style))
        blocks += _then_and_now(snapshot, style)
    blocks += _own_words(snapshot, style)

    def lay(lines: int) -> list[Block]:
        return [*blocks, Space(14), _to_add(style, lines)]

    return render_pages(paper, in_fewest_pages(paper, lay, _TO_ADD))


def _head(snapshot: KeepsakeSnapshot, paper: Paper) -> list[Block]:
    """Title, name and period, beside the stones going up; below each other on a large paper."""
    style, sizes, inks = paper.style, paper.style.sizes, paper.style.inks
    first, last = month(snapshot.first), month(snapshot.last)
    period = first if first == last else _("{first} to {last}").format(first=first, last=last)
    named: list[Block] = [
        Heading(paper.title, style, level=0, bare=True),
        Words(snapshot.called, style.set_at(sizes.heading, bold=True), inks.ink, rtl=style.rtl),
        Words(period, style.set_at(sizes.small), inks.muted, rtl=style.rtl),
    ]
    rule = Rule(inks.ink, 1.0, before=8)
    if style.large:
        return [*named, rule, Space(6)]
    return [
        Row(
            [named, [Space(8), SteppingStones(style, 48.0, 168.0)]],
            (0.64, 0.36),
            padding=0,
            rtl=style.rtl,
        ),
        rule,
        Space(6),
    ]


def _heading(title: str, icon: str, style: Style) -> Heading:
    mark = Mark.icon(style, icon, style.sizes.heading * 1.1)
    return Heading(title, style, mark=mark, before=16)


def _rule(style: Style) -> Rule:
    rule = Rule(style.inks.line, before=6)
    rule.keep = True
    return rule


def _reached(hope: ReachedSnapshot, style: Style) -> Block:
    """A hope beside the day it was reached, with what was said of it; below it where large."""
    sizes, inks = style.sizes, style.inks
    when: list[Block] = []
    if hope.on is not None:
        when.append(
            Words(day(hope.on), style.set_at(sizes.body), inks.muted, rtl=style.rtl, keep=True)
        )
    bold, plain = style.set_at(sizes.words, bold=True), style.set_at(sizes.words)
    words: list[Block] = [
        Words(
            phrases.quoted(hope.words),
            bold,
            inks.ink,
            role="H3",
            rtl=style.rtl,
            lang=style.lang_of(hope.words),
        )
    ]
    if hope.comment.strip():
        words.append(
            Words(
                phrases.quoted(hope.comment),
                plain,
                inks.ink,
                rtl=style.rtl,
                lang=style.lang_of(hope.comment),
            )
        )
    if style.large:
        return Row([[*when, *words]], (1,), padding=7, rule=inks.line)
    lowered = [Space((sizes.words - sizes.body) * OURS.above), *when]
    return Row([lowered, words], _LABELLED, padding=7, rule=inks.line, rtl=style.rtl)


def _day_words(taken: TakenSnapshot, snapshot: KeepsakeSnapshot) -> str:
    """Without its year where there is only one day of that name on the whole pathway."""
    short = (snapshot.last - snapshot.first).days < _ONE_YEAR
    return short_day(taken.on) if short else day(taken.on)


def _taken(snapshot: KeepsakeSnapshot, style: Style) -> list[Block]:
    """Steps in two columns, down the first and then the second; in one on a large paper."""
    rows = [_step(each, snapshot, style) for each in snapshot.taken]
    if style.large or len(rows) == 1:
        return [_rule(style), *rows]
    half = (len(rows) + 1) // 2
    pairs = [
        (rows[index], rows[index + half] if index + half < len(rows) else Space(0))
        for index in range(half)
    ]
    space = Space(5)
    space.keep = True
    return [
        space,
        *(Row([[first], [second]], (1, 1), gap=_GAP, padding=0, rtl=style.rtl)
          for first, second in pairs),
    ]  # fmt: skip


def _step(taken: TakenSnapshot, snapshot: KeepsakeSnapshot, style: Style) -> Block:
    """A ticked box, the step as it was saved, and the day."""
    size, inks = style.sizes.body, style.inks
    told = _day_words(taken, snapshot)
    when = Words(told, style.set_at(size), inks.muted, rtl=style.rtl, end=True)
    what = Words(
        taken.what, style.set_at(size), inks.ink, rtl=style.rtl, lang=style.lang_of(taken.what)
    )
    box = Mark.tick_box(style, size * 1.05, done=True)
    if style.largest:
        below = Words(told, style.set_at(size), inks.muted, rtl=style.rtl)
        both = Marked(box, Stack([what, below]), first=size * 1.45, rtl=style.rtl)
        return Row([[both]], (1,), padding=5, rule=inks.line, whole=True)
    ticked = Marked(box, what, first=size * 1.45, rtl=style.rtl)
    shares = (0.66, 0.34) if style.large else (0.72, 0.28)
    return Row([[ticked], [when]], shares, gap=8, padding=5, rule=inks.line, rtl=style.rtl)


def _then_and_now(snapshot: KeepsakeSnapshot, style: Style) -> list[Block]:
    """What was said and measured first, and last, beside each other."""
    then_on, now_on = month(snapshot.first), month(snapshot.last)
    pairs = [(each.then.title, _words(each.then), _words(each.now)) for each in snapshot.said]
    pairs += [(each.title, *_figures(each)) for each in snapshot.moved]
    titles = _("Then, {month}").format(month=then_on), _("Now, {month}").format(month=now_on)
    if style.large:
        return [_rule(style), *(_block(*pair, titles, style) for pair in pairs)]
    small, inks = style.set_at(style.sizes.small, bold=True), style.inks
    heads: list[list[Block]] = [[]]
    heads.extend([Words(title, small, inks.muted, rtl=style.rtl)] for title in titles)
    heading = Row(
        heads, _SHARES, padding=4, rule=inks.control, weight=0.9, rtl=style.rtl,
        roles=("TR", "TH"),
    )  # fmt: skip
    return [Table(heading, [_line(*pair, style) for pair in pairs], before=2)]


def _words(answer: SaidSnapshot) -> _Told:
    return phrases.said(answer), phrases.origin_note(answer)


def _figures(moved: MovedSnapshot) -> tuple[_Told, _Told]:
    def said(value: float) -> _Told:
        if moved.kind is MeasureKind.YES_NO:
            return (_("Yes") if value else _("Not yet")), ""
        if moved.kind is MeasureKind.SCALE:
            return _("{figure} out of 10").format(figure=number_words(value)), ""
        return number_words(value), ""

    return said(moved.then), said(moved.now)


def _told(told: _Told, style: Style) -> list[Block]:
    """Words, and below them whose they are where they are not the person's own."""
    words, note = told
    blocks: list[Block] = [
        Words(words, style.set_at(style.sizes.words), style.inks.ink, rtl=style.rtl)
    ]
    if note:
        blocks[0].keep = True
        small = style.set_at(style.sizes.small)
        blocks.append(Words(note, small, style.inks.muted, rtl=style.rtl))
    return blocks


def _line(title: str, then: _Told, now: _Told, style: Style) -> Block:
    sizes, inks = style.sizes, style.inks
    cells: list[list[Block]] = [
        [Words(title, style.set_at(sizes.body, bold=True), inks.ink, rtl=style.rtl)]
    ]
    cells.extend(_told(each, style) for each in (then, now))
    return Row(cells, _SHARES, padding=6, rule=inks.line, rtl=style.rtl, roles=("TR", "TD"))


def _block(title: str, then: _Told, now: _Told, titles: tuple[str, str], style: Style) -> Block:
    """One row by itself, on a large paper."""
    sizes, inks = style.sizes, style.inks
    lines: list[Block] = [
        Words(title, style.set_at(sizes.body, bold=True), inks.ink, rtl=style.rtl, keep=True)
    ]
    for head, told in zip(titles, (then, now), strict=True):
        lines.append(Words(head, style.set_at(sizes.small), inks.muted, rtl=style.rtl, keep=True))
        lines += _told(told, style)
    return Row([lines], (1,), padding=7, rule=inks.line)


def _own_words(snapshot: KeepsakeSnapshot, style: Style) -> list[Block]:
    """What the person says of all of it."""
    sizes, inks = style.sizes, style.inks
    blocks: list[Block] = []
    if snapshot.own_words.strip():
        blocks.append(_heading(_("What I say of it"), "star", style))
        words = phrases.quoted(snapshot.own_words)
        blocks.append(
            Words(
                words,
                style.set_at(sizes.words),
                inks.ink,
                rtl=style.rtl,
                before=6,
                lang=style.lang_of(words),
            )
        )
    return blocks


def _to_add(style: Style, count: int) -> Block:
    """Lines for what they want to add by hand."""
    sizes, inks = style.sizes, style.inks
    add = _("Something I want to add")
    lines: list[Block] = [
        Words(add, style.set_at(sizes.body, bold=True), inks.ink, role="H3", rtl=style.rtl)
    ]
    for _line_number in range(count):
        lines += [Space(sizes.body * 2.2), Rule(inks.control)]
    for block in lines[:-1]:
        block.keep = True
    return Stack(lines)
