"""My wallet card: 85 by 54 mm once folded, with marks to cut by and a line to check the size.

Words go on it whole or not at all, and never smaller than 11 point: what has no room is left off
and named on the screen, so that the planner and the person choose. The person's name stays beside
the card, never on it.
"""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.card_panels import CardSheet, Panel, ScaleLine
from planner.export.crisis_plan_pdf import numbers_checked, own_words
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Framed
from planner.export.styles import Style, style_of
from planner.models.card_parts import Part, chosen_parts, parts_of
from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.snapshots import PrintOptions
from planner.scripts import has_right_to_left
from planner.words import Tongue


def make(snapshot: WalletCardSnapshot, options: PrintOptions) -> bytes:
    """The sheet as a PDF, in standard print. The same snapshot and options give the same bytes."""
    style = _style(snapshot, options)
    _ = style.tongue.say
    paper = Paper(
        title=_("My wallet card"),
        owner=snapshot.called,
        made_on=snapshot.made_on,
        style=style,
        foot=_("This plan belongs to me. I can change it at any time."),
        language=style.tongue.tag,
    )
    blocks = head(paper, right=snapshot.called, beneath=_made(snapshot, style.tongue))
    front, back = _panels(snapshot, options, style)
    blocks.append(CardSheet(front, back, style))
    blocks += _steps(style)
    blocks.append(ScaleLine(style))
    blocks.append(_before(style))
    blocks.append(
        Words(
            _source(snapshot, style.tongue),
            style.set_at(style.sizes.small),
            style.inks.muted,
            rtl=style.rtl,
            before=12,
        )
    )
    return render(paper, blocks)


def left_off(snapshot: WalletCardSnapshot, options: PrintOptions) -> tuple[str, ...]:
    """What was chosen and has no room, as the planner's screen names it, in the card's order."""
    front, back = _panels(snapshot, options, _style(snapshot, options))
    titles = {part.key: part.title for part in parts_of(snapshot.plan)}
    return tuple(titles[part.key] for part in (*front.left_off, *back.left_off))


def _style(snapshot: WalletCardSnapshot, options: PrintOptions) -> Style:
    """In standard print; mirrored where the words run from right to left."""
    mirrored = has_right_to_left(" ".join(own_words(snapshot.plan)))
    return style_of(
        colour=options.colour,
        tinted=options.tint is not None,
        language=snapshot.language if mirrored else "en",
        tongue=Tongue(snapshot.paper_language),
        spoken=snapshot.language,
    )


def _panels(
    snapshot: WalletCardSnapshot, options: PrintOptions, style: Style
) -> tuple[Panel, Panel]:
    """The two sides as far as they can be filled."""
    _ = style.tongue.say
    parts = chosen_parts(snapshot.plan, options.left_out_prompts, style.tongue)
    numbers = [part for part in parts if part.on_front]
    mine: list[Part] = [part for part in parts if not part.on_front]
    people = any(part.number or not part.words for part in mine)
    title = _("My people") if people else ""
    return Panel(_("If things get hard"), numbers, style), Panel(title, mine, style)


def _made(snapshot: WalletCardSnapshot, tongue: Tongue) -> str:
    _ = tongue.say
    made = tongue.day(snapshot.made_on)
    if not snapshot.plan.planner_name:
        return made
    return _("Made with {planner}, {day}").format(planner=snapshot.plan.planner_name, day=made)


def _steps(style: Style) -> list[Block]:
    _ = style.tongue.say
    size = style.sizes.body
    steps = (
        _("Print at actual size, 100 per cent, on plain paper or thin card."),
        _("Check the line below with a ruler. It should be 50 mm long."),
        _("Cut along the outer line, from mark to mark."),
        _("Fold on the dashed line, words outwards. It is then the size of a bank card: 85 by"
          " 54 mm."),
    )  # fmt: skip
    blocks: list[Block] = [Heading(_("To make the card"), style, before=14)]
    for number, text in enumerate(steps, 1):
        mark = Mark.ring(style, number, size * 1.45)
        words = Words(text, style.set_at(size), style.inks.ink, rtl=style.rtl)
        blocks.append(Marked(mark, words, first=size * 1.45, before=9, rtl=style.rtl))
    return blocks


def _before(style: Style) -> Block:
    _ = style.tongue.say
    body = style.set_at(style.sizes.body)
    said = _(
        "Anyone who opens my purse or wallet can read it. I choose what is on it: names, numbers"
        " and words can each be left off. My own name is not on it."
    )
    bold = style.set_at(style.sizes.body, bold=True)
    inside: list[Block] = [
        Words(_("Before I carry it"), bold, style.inks.ink, role="H2", rtl=style.rtl),
        Words(said, body, style.inks.ink, rtl=style.rtl),
    ]
    return Framed(inside, style.inks.control, before=16, weight=0.8)


def _source(snapshot: WalletCardSnapshot, tongue: Tongue) -> str:
    _ = tongue.say
    words = [numbers_checked(snapshot.plan.crisis_numbers, tongue)]
    if snapshot.plan.agreed_on is not None:
        words.append(
            _("Words on the card come from my crisis and support plan, version {number}.").format(
                number=snapshot.plan.edition
            )
        )
    return " ".join(filter(None, words))
