"""Forms to fill in by hand, printed without unlocking: they name no person.

The questionnaire is not among them: its wording is licensed.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.export.blocks import Block, Words
from planner.export.crisis_box import crisis_blocks
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Framed, Row, Rule, Space, Stack
from planner.export.styles import Style, style_of
from planner.export.text import Span
from planner.models.sheets import BlankFormSnapshot, CrisisNumberSnapshot
from planner.words import _, day

#: Between lines to write on: wide enough for large handwriting, and wider in larger print.
_LINE = 28.0


def make_plan(snapshot: BlankFormSnapshot, size: str = "standard") -> bytes:
    """A blank "My plan" as a PDF; `size` is a PaperSize's value."""
    paper = _paper(_("My plan"), snapshot, size)
    style = paper.style
    blocks = [*head(paper, beneath=_made(snapshot)), _filled_in(style)]
    blocks.append(_step(_("What matters to me"), 1, style))
    for prompt in snapshot.prompts:
        blocks += _asked(prompt, "", 3, style)
    blocks.append(_step(_("How I’d like my life to look"), 2, style))
    for horizon in (_("In a week"), _("In a month"), _("In a year")):
        blocks += _asked(horizon, "", 2, style)
    blocks.append(_step(_("What gets in the way, and what we’ll do"), 3, style))
    blocks += _asked(_("What gets in the way"), "", 3, style)
    choices = _("Remove it, manage it, or overcome it. And how.")
    blocks += _asked(_("What we’ll do"), choices, 3, style)
    mark = Mark.icon(style, "step2-aspirations", style.sizes.heading * 1.1)
    blocks.append(Heading(_("My next steps"), style, mark=mark, before=18))
    blocks += [_step_to_fill(style) for _row in range(5)]
    blocks += crisis_blocks(snapshot.numbers, (), style)
    blocks += _asked(_("When we meet again"), _("Day, time and place."), 1, style)
    return render(paper, blocks)


def make_preparation(snapshot: BlankFormSnapshot, size: str = "standard") -> bytes:
    """The sheet "Before we meet", to prepare for a visit, as a PDF."""
    paper = _paper(_("Before we meet"), snapshot, size)
    style = paper.style
    body = style.set_at(style.sizes.body)
    intro = _("I can fill in any of this, or none of it. I can bring someone with me.")
    blocks = [
        *head(paper, beneath=_made(snapshot)),
        Words(intro, body, style.inks.ink),
        Space(4),
    ]
    for title, help_text in preparation_parts():
        heading = Heading(title, style, before=12)
        help_words = Words(help_text, body, style.inks.muted)
        help_words.keep = True
        blocks += [heading, help_words, ruled(4, style)]
    blocks += numbers_in_words(snapshot.numbers, style)
    return render(paper, blocks)


def make_review(snapshot: BlankFormSnapshot, size: str = "standard") -> bytes:
    """A blank review: its three questions and what comes next."""
    paper = _paper(_("My review"), snapshot, size)
    style = paper.style
    blocks: list[Block] = [*head(paper, beneath=_made(snapshot)), _filled_in(style)]
    blocks += _asked(_("How things have been since last time"), "", 2, style)
    for title, answers in (
        (_("Are there further barriers?"), (_("No"), _("Yes"), _("Not now"))),
        (_("Am I ready for the next step?"), (_("Not yet"), _("Yes"), _("Not now"))),
        (_("Are these still the right goals?"), (_("Some changed"), _("Yes"), _("Not now"))),
    ):
        ticks = _ticks(answers, style)
        ticks.keep = True
        blocks += [Heading(title, style, before=10), ticks, ruled(2, style)]
    mark = Mark.icon(style, "step2-aspirations", style.sizes.heading * 1.1)
    blocks.append(Heading(_("My next steps"), style, mark=mark, before=18))
    blocks += [_step_to_fill(style) for _row in range(4)]
    blocks += _asked(_("What we’ll look at next time"), "", 2, style)
    blocks += _asked(_("When we meet again"), _("Day, time and place."), 1, style)
    blocks += numbers_in_words(snapshot.numbers, style)
    return render(paper, blocks)


def preparation_parts() -> tuple[tuple[str, str], ...]:
    """The headings of the sheet "Before we meet", each with its help, in their order."""
    return (
        (_("My questions"), _("Things I want to ask.")),
        (_("What I’d like from today"), _("What would make the time worth it.")),
        (_("How things have been"), _("Since we last met: the easier bits and the harder bits.")),
    )


def _ticks(answers: Sequence[str], style: Style) -> Block:
    """Boxes to tick, side by side."""
    body = style.set_at(style.sizes.body)
    size = body.size
    cells: list[list[Block]] = [
        [
            Marked(
                Mark.tick_box(style, size * 1.05, done=False),
                Words(answer, body, style.inks.ink),
                first=size * 1.45,
            )
        ]
        for answer in answers
    ]
    if style.largest:
        return Stack([Row([cell], (1,), padding=3) for cell in cells])
    return Row(cells, (1 / len(cells),) * len(cells), gap=12, padding=4)


def _paper(title: str, snapshot: BlankFormSnapshot, size: str) -> Paper:
    return Paper(
        title=title,
        owner="",
        made_on=snapshot.made_on,
        style=style_of(size),
        foot=_("This plan belongs to me. I can change it at any time."),
        language="en-GB",
        letterhead=snapshot.letterhead,
    )


def _made(snapshot: BlankFormSnapshot) -> str:
    return snapshot.surgery or day(snapshot.made_on)


def _filled_in(style: Style) -> Block:
    """Lines for a name, who else was there, the day and the time: asked when it is typed in."""
    small = style.set_at(style.sizes.small)
    rows: list[Block] = []
    for titles in ((_("My name"), _("Date")), (_("Who else was here"), _("Time and place"))):
        cells: list[list[Block]] = [
            [
                Space(max(20.0, style.sizes.body * 1.3)),
                Rule(style.inks.control),
                Words(title, small, style.inks.muted),
            ]
            for title in titles
        ]
        if style.largest:
            rows += [Row([cell], (1,), padding=4, whole=True) for cell in cells]
            continue
        rows.append(Row(cells, (0.6, 0.4), gap=18, padding=4))
    return Stack(rows)


def _step(title: str, number: int, style: Style) -> Block:
    mark = Mark.number(style, number, style.sizes.heading * 1.27)
    colour = style.inks.steps[number - 1]
    return Heading(title, style, mark=mark, before=14, colour=colour)


def _asked(title: str, help_text: str, count: int, style: Style) -> list[Block]:
    body = style.set_at(style.sizes.body, bold=True)
    label = Words(title, body, style.inks.ink, role="H3", before=10, keep=True)
    blocks: list[Block] = [label]
    if help_text:
        small = style.set_at(style.sizes.small)
        blocks.append(Words(help_text, small, style.inks.muted, keep=True))
    return [*blocks, ruled(count, style)]


def ruled(count: int, style: Style) -> Block:
    """So many lines to write on, kept together."""
    blocks: list[Block] = []
    for _line in range(count):
        space = Space(max(_LINE, style.sizes.body * 1.6))
        space.keep = True
        rule = Rule(style.inks.control)
        rule.keep = True
        blocks += [space, rule]
    return Stack(blocks)


def _step_to_fill(style: Style) -> Block:
    """A tick box with lines for what, who and when."""
    size = style.sizes.body
    small = style.set_at(style.sizes.small)
    cells: list[list[Block]] = [
        [
            Space(max(16.0, size * 1.3)),
            Rule(style.inks.control),
            Words(title, small, style.inks.muted),
        ]
        for title in (_("What"), _("Who"), _("When and where"))
    ]
    row = Row(cells, (0.46, 0.2, 0.34), gap=12, padding=2, whole=True)
    if style.largest:
        row = Row([[each for cell in cells for each in cell]], (1,), padding=2, whole=True)
    return Marked(Mark.tick_box(style, size * 1.05, done=False), row, first=26, before=4)


def numbers_in_words(numbers: Sequence[CrisisNumberSnapshot], style: Style) -> list[Block]:
    """The numbers in one paragraph, in a frame."""
    if not numbers:
        return []
    said = [Span(_("If things get hard before then."), bold=True)]
    for number in numbers:
        said.append(Span(_(" {label}: ").format(label=number.label)))
        said.append(Span(number.number, bold=True))
        said.append(Span(f" ({number.note})." if number.note else "."))
    said.append(Span(" " + _("I can ask for an interpreter.")))
    words = Words(said, style.set_at(style.sizes.body), style.inks.ink)
    return [Framed([words], style.inks.ink, padding=11, weight=1, before=16)]
