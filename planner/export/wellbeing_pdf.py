"""My wellbeing, then and now: totals, what a change may mean, the chart, and topics by dots.

Topics only: the wording of the scale is licensed and is not here. No cut-off and no label of a
person; the copyright notice and the licence reference are on every page.
"""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.charts import DotHeads, Dots, ScoreChart
from planner.export.document import WIDTH, Heading, head, render
from planner.export.rows import Framed, Row, Space, Table
from planner.export.styles import Style
from planner.export.text import Colour
from planner.export.theirs import their_paper, their_style
from planner.models.chart import Result, chart, stage_title
from planner.models.progress import ProgressSnapshot
from planner.models.snapshots import PrintOptions, ResultSnapshot, WellbeingSnapshot
from planner.words import IN_ENGLISH, Tongue

_GAP = 10.0
_PADDING = 10.0


def make(snapshot: WellbeingSnapshot, options: PrintOptions) -> bytes:
    """The paper as a PDF, of a baseline alone or with follow-ups.

    Raises ValueError for a snapshot without a result.
    """
    if not snapshot.results:
        raise ValueError("There is no result to print.")
    tongue = Tongue(snapshot.paper_language)
    style = their_style(options, (snapshot.called,), snapshot.language, tongue)
    _ = tongue.say
    notices = (notice(snapshot, tongue),)
    paper = their_paper(_("My wellbeing"), snapshot, options, style, notices=notices)
    blocks = head(paper, right=snapshot.called, beneath=_period(snapshot, tongue))
    blocks += _cards(snapshot, style)
    blocks += _meaning(snapshot, style)
    blocks += _scores(snapshot, options, style)
    blocks += _topics(snapshot, style)
    return render(paper, blocks)


def notice(snapshot: WellbeingSnapshot | ProgressSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """What must stand on every page that has a total: whose scale it is, and the licence.

    The copyright notice is the holder's own words, in every language.
    """
    _ = tongue.say
    parts = [snapshot.copyright]
    if snapshot.licence_reference:
        parts.append(_("Licence reference {number}.").format(number=snapshot.licence_reference))
    if snapshot.licence_holder:
        parts.append(_("Licensed to {holder}.").format(holder=snapshot.licence_holder))
    return " ".join(part for part in parts if part)


def _period(snapshot: WellbeingSnapshot, tongue: Tongue) -> str:
    _ = tongue.say
    first, latest = snapshot.results[0], snapshot.results[-1]
    if first is latest:
        return tongue.day(first.answered_on)
    return _("{first} to {latest}").format(
        first=tongue.month(first.answered_on), latest=tongue.month(latest.answered_on)
    )


def _cards(snapshot: WellbeingSnapshot, style: Style) -> list[Block]:
    """The first and the latest total, and the change between them."""
    first, latest = snapshot.results[0], snapshot.results[-1]
    results = (first,) if first is latest else (first, latest)
    cards = [_result_card(result, style) for result in results]
    if snapshot.change:
        cards.append(_change_card(snapshot, style))
    shares = (0.285, 0.285, 0.395)[: len(cards)] if len(cards) > 1 else (1.0,)
    edges = [style.inks.control, style.inks.control, style.inks.primary]
    if style.large:
        return [
            Framed(card, edge, padding=_PADDING, weight=1, before=_GAP)
            for card, edge in zip(cards, edges, strict=False)
        ]
    free = WIDTH - _GAP * (len(cards) - 1)
    high = max(
        Framed(card, edges[0], padding=_PADDING).height(free * share / sum(shares))
        for card, share in zip(cards, shares, strict=True)
    )
    framed: list[list[Block]] = [
        [Framed(card, edge, padding=_PADDING, weight=1, at_least=high)]
        for card, edge in zip(cards, edges, strict=False)
    ]
    return [Row(framed, shares, gap=_GAP, padding=2, rtl=style.rtl)]


def _result_card(result: ResultSnapshot, style: Style) -> list[Block]:
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    small = style.set_at(sizes.small)
    score = Words(
        str(result.total), style.set_at(sizes.title * 0.86, bold=True), inks.ink, rtl=style.rtl
    )
    wide = score.natural_width() + 1
    of_all = [
        Space(sizes.title * 0.86 * 0.42),
        Words(_("out of 70"), small, inks.muted, rtl=style.rtl),
    ]
    texts = [style.tongue.day(result.answered_on), result.mode]
    return [
        Words(
            stage_title(result.stage, style.tongue),
            style.set_at(sizes.body, bold=True),
            inks.ink,
            role="H2",
            rtl=style.rtl,
        ),
        Row([[score], of_all], (1,), first=wide, gap=8, padding=0, rtl=style.rtl),
        *(Words(text, small, inks.muted, rtl=style.rtl) for text in texts if text),
    ]


def _change_card(snapshot: WellbeingSnapshot, style: Style) -> list[Block]:
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    first, _stop, rest = snapshot.change.partition(". ")
    weeks = (snapshot.results[-1].answered_on - snapshot.results[0].answered_on).days // 7
    apart = style.tongue.amount("{count} week apart.", "{count} weeks apart.", weeks)
    title = first if rest else first.rstrip(".")
    large = style.set_at(sizes.title * (0.78 if rest else 0.5), bold=True)
    return [
        Words(_("Change"), style.set_at(sizes.body, bold=True), inks.ink, role="H2", rtl=style.rtl),
        Words(title, large, inks.ink, rtl=style.rtl),
        Words(f"{rest} {apart}".strip(), style.set_at(sizes.small), inks.ink, rtl=style.rtl),
    ]


def _meaning(snapshot: WellbeingSnapshot, style: Style) -> list[Block]:
    """How changes are read, all three tiers, and notes on comparing these two."""
    _ = style.tongue.say
    small = style.set_at(style.sizes.small)
    texts = list(snapshot.notes)
    if len(snapshot.results) > 1:
        tiers = _(
            "Under {possible} points: within measurement error. {possible} to {below}: a possible"
            " change. {reliable} or more: larger than measurement error. Rises and falls are read"
            " the same way."
        ).format(
            possible=snapshot.possible, below=snapshot.reliable - 1, reliable=snapshot.reliable
        )
        texts.insert(0, tiers)
    said = [Words(text, small, style.inks.muted, before=4, rtl=style.rtl) for text in texts]
    return [*said, *(_part_of_the_picture(style) if style.large else [])]


def _part_of_the_picture(style: Style) -> list[Block]:
    """What a score is not. In large print by the score: below all, it had a page alone."""
    _ = style.tongue.say
    picture = _(
        "A score is one part of the picture, not a label or a diagnosis."
        " Lots of things can move it."
    )
    body = style.set_at(style.sizes.body)
    return [Words(picture, body, style.inks.ink, before=5, rtl=style.rtl)]


def _scores(snapshot: WellbeingSnapshot, options: PrintOptions, style: Style) -> list[Block]:
    _ = style.tongue.say
    drawn = chart(
        [Result(each.stage, each.answered_on, each.total) for each in snapshot.results],
        label_room=0.28 if not style.large else 0.45,
        band=snapshot.band if options.band else None,
        band_label=_(snapshot.band_label),
        tongue=style.tongue,
    )
    blocks: list[Block] = [Heading(_("My score"), style, before=8), ScoreChart(drawn, style)]
    if style.large and drawn.band is not None:
        label = _("Between the dotted lines: {label}.").format(label=drawn.band.label)
        small = style.set_at(style.sizes.small)
        blocks[-1].keep = True
        blocks.append(Words(label, small, style.inks.muted, before=3, rtl=style.rtl))
    return blocks


def _topics(snapshot: WellbeingSnapshot, style: Style) -> list[Block]:
    """Every topic by number, as dots and as figures."""
    _ = style.tongue.say
    small = style.set_at(style.sizes.small)
    compared = len(snapshot.results) > 1
    explained = _(
        "1 is none of the time, 5 is all of the time. Topics only: the questions are not shown."
    )
    heading = Heading(_("Topic by topic"), style, before=8)
    legend = _legend(snapshot, style) if compared else ""
    rows = _topic_rows(snapshot, style, compared=compared)

    above = f"{legend} {explained}".strip() if style.large else legend
    blocks: list[Block] = [heading]
    if above:
        blocks.append(Words(above, small, style.inks.muted, rtl=style.rtl, keep=True))
    blocks += rows
    if not style.large:
        blocks.append(Words(explained, small, style.inks.muted, rtl=style.rtl, before=5))
        blocks += _part_of_the_picture(style)
    return blocks


def _topic_rows(snapshot: WellbeingSnapshot, style: Style, *, compared: bool) -> list[Block]:
    """A table; in the largest print one block for each topic, its figures in words."""
    if not style.largest:
        return [_topic_table(snapshot, style, compared=compared)]
    _ = style.tongue.say
    first, latest = snapshot.results[0], snapshot.results[-1]
    inks, body = style.inks, style.set_at(style.sizes.body)
    pattern = _("Then {then}, now {now}") if compared else _("Answer {now}")
    rows: list[Block] = []
    topics = _topic_titles(snapshot, style)
    for index, (topic, now) in enumerate(zip(topics, latest.answers, strict=True)):
        then = first.answers[index]
        named = _("{number}. {topic}").format(number=index + 1, topic=topic)
        said = pattern.format(then=then, now=now)
        lines: list[Block] = [
            Words(
                named, style.set_at(style.sizes.body, bold=True), inks.ink, role="H3", rtl=style.rtl
            ),
            Words(said, body, inks.ink, rtl=style.rtl),
            Dots(style, then if compared else None, now),
        ]
        rows.append(Row([lines], (1,), padding=5, rule=inks.line, whole=True))
    return [*rows]


def _topic_table(snapshot: WellbeingSnapshot, style: Style, *, compared: bool) -> Block:
    _ = style.tongue.say
    first, latest = snapshot.results[0], snapshot.results[-1]
    inks, body = style.inks, style.set_at(style.sizes.body)
    numbers = Words(str(len(snapshot.topics)), body, inks.ink).natural_width() + 1
    shares = _topic_shares(snapshot, style, numbers, compared=compared)

    def row(cells: list[list[Block]], role: str, rule: Colour | None = None) -> Row:
        return Row(
            cells, shares, first=numbers, gap=8, padding=0, rule=rule, weight=0.4,
            roles=("TR", role), rtl=style.rtl,
        )  # fmt: skip

    def figure(text: str, *, bold: bool, colour: Colour, size: float) -> list[Block]:
        return [Words(text, style.set_at(size, bold=bold), colour, end=True, rtl=style.rtl)]

    sizes = style.sizes
    rows: list[Block] = []
    for index, (topic, now) in enumerate(
        zip(_topic_titles(snapshot, style), latest.answers, strict=True)
    ):
        then = first.answers[index] if compared else None
        cells: list[list[Block]] = [
            figure(str(index + 1), bold=False, colour=inks.ink, size=sizes.body),
            [Words(topic, body, inks.ink, rtl=style.rtl)],
            [Dots(style, then, now)],
        ]
        if then is not None:
            cells.append(figure(str(then), bold=False, colour=inks.muted, size=sizes.body))
        cells.append(figure(str(now), bold=True, colour=inks.ink, size=sizes.body))
        rows.append(row(cells, "TD", inks.line))
    titles = [_("Then"), _("Now")] if compared else [_("Answer")]
    heads: list[list[Block]] = [
        [],
        [],
        [DotHeads(style)],
        *(figure(each, bold=True, colour=inks.muted, size=sizes.small) for each in titles),
    ]
    return Table(row(heads, "TH"), rows)


def _topic_titles(snapshot: WellbeingSnapshot, style: Style) -> list[str]:
    return [style.tongue.say(topic) for topic in snapshot.topics]


def _topic_shares(
    snapshot: WellbeingSnapshot, style: Style, numbers: float, *, compared: bool
) -> tuple[float, ...]:
    """The widths of topics, dots and figures, beside a column of `numbers` points."""
    body = style.set_at(style.sizes.body)
    widest = max(
        Words(topic, body, style.inks.ink).natural_width()
        for topic in _topic_titles(snapshot, style)
    )
    figures = (style.sizes.body * 3.2,) * (2 if compared else 1)
    label = min(widest + 4, WIDTH * 0.45)
    free = WIDTH - numbers - 8 * (2 + len(figures))
    return (label, free - label - sum(figures), *figures)


def _legend(snapshot: WellbeingSnapshot, style: Style) -> str:
    """What hollow, filled and both in one mean."""
    _ = style.tongue.say
    first, latest = snapshot.results[0], snapshot.results[-1]
    return _("Hollow: {then}. Filled: {now}. Both in one: the same.").format(
        then=style.tongue.day(first.answered_on), now=style.tongue.day(latest.answered_on)
    )
