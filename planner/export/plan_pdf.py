"""My plan, on paper: what matters, hopes, what gets in the way, next steps, numbers, when we meet.

First person throughout and in a fixed order; a section with nothing in it is left out. Answers
print whole. Working notes and concerns are not in a snapshot, so they cannot print.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.crisis_box import crisis_blocks
from planner.export.directions import has_right_to_left
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked, MeasureLine
from planner.export.rows import Row, Rule, Space, Stack, Table
from planner.export.styles import LABEL_WIDTH, Style, style_of
from planner.export.text import Span
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.barriers import Response
from planner.models.snapshots import (
    AspirationSnapshot,
    BarrierSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
    PrintOptions,
    SaidSnapshot,
    Section,
)
from planner.words import _, day, full_day, time_of_day

_SHARES = (LABEL_WIDTH, 510 - LABEL_WIDTH - 12)


def make(snapshot: PlanSnapshot, options: PrintOptions) -> bytes:
    """The plan as a PDF. The same snapshot and options give the same bytes."""
    return render(*_paper(snapshot, options))


def _paper(snapshot: PlanSnapshot, options: PrintOptions) -> tuple[Paper, list[Block]]:
    mirrored = has_right_to_left(" ".join(own_words(snapshot)))
    style = style_of(
        options.size.value,
        colour=options.colour,
        language=snapshot.language if mirrored else "en",
    )
    paper = Paper(
        title=_("My plan"),
        owner=snapshot.called,
        made_on=snapshot.made_on,
        style=style,
        foot=_("This plan belongs to me. I can change it at any time."),
        language="en-GB",
    )
    return paper, _blocks(snapshot, options, paper)


def own_words(snapshot: PlanSnapshot) -> list[str]:
    """Every text of a plan that someone typed: what must be printable, letter by letter."""
    texts = [snapshot.called, snapshot.planner_name, snapshot.surgery]
    for answer in snapshot.said:
        texts += [answer.title, answer.text]
    for hope in snapshot.aspirations:
        texts += [hope.words, hope.why, hope.how_ill_know]
        texts += [hope.measure.unit] if hope.measure else []
    for barrier in snapshot.barriers:
        texts += [barrier.words, barrier.how, *barrier.in_the_way_of]
    for step in snapshot.next_steps:
        texts += [step.what, step.who_else, step.place, step.how_often]
    for person in snapshot.people:
        texts += [person.name, person.relation]
    for number in snapshot.crisis_numbers:
        texts += [number.label, number.note, number.number]
    if snapshot.next_appointment is not None:
        texts.append(snapshot.next_appointment.place)
    return [text for text in texts if text]


def _blocks(snapshot: PlanSnapshot, options: PrintOptions, paper: Paper) -> list[Block]:
    style = paper.style
    blocks = head(paper, right=snapshot.called, beneath=_made_with(snapshot, options))
    blocks += _language_note(snapshot, style)
    said = [
        answer
        for answer in snapshot.said
        if answer.text.strip() and answer.key not in options.left_out_prompts
    ]
    if said:
        blocks += _section(_("What matters to me"), 1, style, [_said(each, style) for each in said])
    if Section.ASPIRATIONS in options.sections and snapshot.aspirations:
        rows = _hopes(snapshot.aspirations, style)
        blocks += _section(_("How I’d like my life to look"), 2, style, rows)
    if Section.BARRIERS in options.sections and snapshot.barriers:
        rows = [_barrier(each, style) for each in snapshot.barriers]
        blocks += _section(_("What gets in the way, and what we’ll do"), 3, style, rows)
    if Section.NEXT_STEPS in options.sections and snapshot.next_steps:
        blocks += _next_steps(snapshot.next_steps, snapshot.planner_name, style)
    if options.crisis:
        blocks += crisis_blocks(snapshot.crisis_numbers, snapshot.people, style)
    blocks.append(_meeting(snapshot, style, told=Section.MEETING in options.sections))
    if options.signatures:
        blocks.append(_signatures(style))
    return blocks


def _made_with(snapshot: PlanSnapshot, options: PrintOptions) -> str:
    pattern = (
        _("Made with {planner} at {surgery}, {day}")
        if snapshot.surgery
        else _("Made with {planner}, {day}")
    )
    made = pattern.format(
        planner=snapshot.planner_name, surgery=snapshot.surgery, day=day(snapshot.made_on)
    )
    if options.nhs_number and snapshot.nhs_number:
        return f"{made}\n{phrases.nhs_number(snapshot.nhs_number)}"
    return made


def _language_note(snapshot: PlanSnapshot, style: Style) -> list[Block]:
    """That headings are English: said on paper in any other language."""
    code = snapshot.language.lower().replace("-", "_").split("_")[0]
    if code in {"", "en"}:
        return []
    from babel import Locale

    name = Locale("en").languages.get(code, snapshot.language)
    note = _(
        "Headings stay in English until a named person has checked the {language} ones."
    ).format(language=name)
    return [Words(note, style.set_at(style.sizes.small), style.inks.muted, rtl=style.rtl)]


def _section(title: str, number: int, style: Style, rows: list[Block]) -> list[Block]:
    mark = Mark.number(style, number, style.sizes.heading * 1.27)
    heading = Heading(title, style, mark=mark, before=14, colour=style.inks.steps[number - 1])
    rule = Rule(style.inks.line, before=5)
    rule.keep = True
    return [heading, rule, *rows]


def _labelled(label: list[Block], content: list[Block], style: Style) -> Block:
    """A label beside its content; above it on a large paper."""
    if style.large:
        return Row([[*label, *content]], (1,), padding=7, rule=style.inks.line)
    return Row([label, content], _SHARES, padding=6, rule=style.inks.line, rtl=style.rtl)


def _said(answer: SaidSnapshot, style: Style) -> Block:
    sizes, inks = style.sizes, style.inks
    label = Words(
        answer.title, style.set_at(sizes.body, bold=True), inks.ink, role="H3", rtl=style.rtl,
        keep=True,
    )  # fmt: skip
    text = phrases.said(answer)
    content: list[Block] = [Words(text, style.set_at(sizes.words), inks.ink, rtl=style.rtl)]
    note = phrases.origin_note(answer)
    if note:
        content.append(Words(note, style.set_at(sizes.small), inks.muted, rtl=style.rtl))
    return _labelled([label], content, style)


def _hopes(hopes: Sequence[AspirationSnapshot], style: Style) -> list[Block]:
    order = list(Horizon)

    def place(hope: AspirationSnapshot) -> int:
        return order.index(hope.horizon)

    rows: list[Block] = []
    for index, group in groupby(sorted(hopes, key=place), key=place):
        together = list(group)
        dates = {phrases.by_when(hope) for hope in together}
        shared = dates.pop() if len(dates) == 1 else ""
        body = style.set_at(style.sizes.body, bold=True)
        label: list[Block] = [
            Words(
                phrases.horizon_title(order[index]), body, style.inks.ink, role="H3",
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
    sizes, inks = style.sizes, style.inks
    small = style.set_at(sizes.small)
    words = Words(
        phrases.quoted(hope.words), style.set_at(sizes.words, bold=True), inks.ink,
        rtl=style.rtl, before=0 if first else 9,
    )  # fmt: skip
    blocks: list[Block] = [words]
    by_when = phrases.by_when(hope)
    if own_date and by_when:
        blocks.append(Words(by_when, small, inks.muted, rtl=style.rtl))
    if hope.why.strip():
        blocks.append(_titled(_("Why it matters:"), hope.why, style))
    measure = "" if hope.measure is None else phrases.measure_sentence(hope.measure)
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
    spans = [Span(f"{title} ", bold=bold), Span(phrases.quoted(words))]
    return Words(spans, style.set_at(style.sizes.body), style.inks.ink, rtl=style.rtl)


def _measured(measure: MeasureSnapshot, sentence: str, style: Style) -> Block:
    text = Words(sentence, style.set_at(style.sizes.small), style.inks.muted, rtl=style.rtl)
    known = [value for value in (measure.start, measure.now, measure.target) if value is not None]
    low, high = (0.0, 10.0) if measure.kind is MeasureKind.SCALE else (min(known), max(known))
    if measure.kind is MeasureKind.YES_NO or low == high:
        return text
    line = MeasureLine(
        style, min(low, *known), max(high, *known), start=measure.start, now=measure.now,
        target=measure.target, alt=sentence,
    )  # fmt: skip
    if style.large:
        return Stack([text, line])
    return Row([[text], [line]], (0.68, 0.32), padding=0, rtl=style.rtl)


def _barrier(barrier: BarrierSnapshot, style: Style) -> Block:
    sizes, inks = style.sizes, style.inks
    content: list[Block] = [
        Words(phrases.quoted(barrier.words), style.set_at(sizes.words), inks.ink, rtl=style.rtl)
    ]
    if barrier.in_the_way_of:
        hopes = " ".join(phrases.quoted(words) for words in barrier.in_the_way_of)
        text = _("Gets in the way of: {hopes}").format(hopes=hopes)
        content.append(Words(text, style.set_at(sizes.small), inks.muted, rtl=style.rtl))
    if barrier.how.strip():
        content.append(_titled(_("How:"), barrier.how, style, bold=True))
    return _labelled(_response(barrier.response, style), content, style)


def _response(response: Response | None, style: Style) -> list[Block]:
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


def _next_steps(steps: Sequence[NextStepSnapshot], planner: str, style: Style) -> list[Block]:
    mark = Mark.icon(style, "step2-aspirations", style.sizes.heading * 1.1)
    heading = Heading(_("My next steps"), style, mark=mark, before=18)
    if style.large:
        rule = Rule(style.inks.control, 0.8, before=5)
        rule.keep = True
        return [heading, rule, *(_step_block(step, planner, style) for step in steps)]
    shares = (0.39, 0.175, 0.28, 0.155)
    small = style.set_at(style.sizes.small, bold=True)
    titles = [
        [Words(title, small, style.inks.muted, role="P", rtl=style.rtl)]
        for title in (_("What"), _("Who"), _("When"), _("Where"))
    ]
    titles[0] = [_indented(titles[0][0], style)]  # type: ignore[list-item]
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
    cells = (phrases.who(step, planner), phrases.when(step), step.place)
    words: list[list[Block]] = [
        [Words(text, body, style.inks.ink, rtl=style.rtl)] if text else [] for text in cells
    ]
    return Row(
        [[_ticked(step, body.bold, style)], *words], shares, padding=5, rule=style.inks.line,
        rtl=style.rtl, roles=("TR", "TD"),
    )  # fmt: skip


def _ticked(step: NextStepSnapshot, bold: bool, style: Style) -> Block:
    size = style.sizes.body
    words = Words(step.what, style.set_at(size, bold=bold), style.inks.ink, rtl=style.rtl)
    box = Mark.tick_box(style, size * 1.05, done=step.done_on is not None)
    return Marked(box, words, first=size * 1.45, rtl=style.rtl, keep=bold)


def _step_block(step: NextStepSnapshot, planner: str, style: Style) -> Block:
    """A next step by itself, on a large paper: what, then "Who: me" and so on."""
    size = style.sizes.body
    lines: list[Block] = [_ticked(step, True, style)]
    for title, text in (
        (_("Who:"), phrases.who(step, planner)),
        (_("When:"), phrases.when(step)),
        (_("Where:"), step.place),
    ):
        if text:
            spans = [Span(f"{title} ", bold=True), Span(text)]
            words = Words(spans, style.set_at(size), style.inks.ink, rtl=style.rtl)
            lines.append(_indented(words, style))
    return Row([lines], (1,), padding=7, rule=style.inks.control, weight=0.8)


def _meeting(snapshot: PlanSnapshot, style: Style, *, told: bool) -> Block:
    """When we meet and look at the plan again, if `told`; and where the working notes are."""
    body = style.set_at(style.sizes.body)
    notes = _("Working notes are not on this print. You can ask to see them.")
    said = _dates(snapshot) if told else []
    if not said:
        return Words(notes, body, style.inks.muted, rtl=style.rtl, before=14)
    said.append(Span(notes, colour=style.inks.muted))
    words = Words(said, body, style.inks.ink, rtl=style.rtl)
    mark = Mark.icon(style, "calendar", body.size * 1.3)
    return Marked(mark, words, first=body.size * 1.45, rtl=style.rtl, before=14)


def _dates(snapshot: PlanSnapshot) -> list[Span]:
    said: list[Span] = []
    again = _("We’ll look at this again")
    meeting, review = snapshot.next_appointment, snapshot.review_on
    if meeting is not None:
        parts = [full_day(meeting.on)]
        parts += [time_of_day(meeting.at)] if meeting.at else []
        parts += [meeting.place] if meeting.place else []
        parts.append(_("with {planner}").format(planner=snapshot.planner_name))
        title = again if review == meeting.on else _("We meet next")
        said.append(Span(title, bold=True))
        said.append(Span(_(" on {when}.").format(when=", ".join(parts)) + "\n"))
    if review is not None and (meeting is None or review != meeting.on):
        said.append(Span(again, bold=True))
        said.append(Span(_(" on {when}.").format(when=full_day(review)) + "\n"))
    if snapshot.planner_phone:
        said.append(Span(_("To reach {planner}: ").format(planner=snapshot.planner_name)))
        said.append(Span(f"{snapshot.planner_phone}\n", bold=True))
    return said


def _signatures(style: Style) -> Block:
    """Two lines to sign on, each with its date."""
    small = style.set_at(style.sizes.small)
    cells: list[list[Block]] = [
        [Space(30), Rule(style.inks.control), Words(title, small, style.inks.muted, rtl=style.rtl)]
        for title in (_("Signed by me"), _("Signed by my planner"), _("Date"))
    ]
    if style.large:
        return Stack([block for cell in cells for block in cell], before=12)
    return Row(cells, (0.38, 0.38, 0.24), gap=18, padding=6, rtl=style.rtl)
