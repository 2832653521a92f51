"""A page of numbers to ring, for whoever asks: it names no person."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.crisis_box import checked_sentence, number_rows
from planner.export.document import Paper, head, render
from planner.export.rows import Framed
from planner.export.styles import style_of
from planner.models.sheets import CrisisNumbersSnapshot
from planner.words import _, day


def make(snapshot: CrisisNumbersSnapshot) -> bytes:
    """The page as a PDF, in large print."""
    style = style_of("large")
    paper = Paper(
        title=_("If things get hard"),
        owner="",
        made_on=snapshot.made_on,
        style=style,
        foot=_("Keep this where you can find it."),
        language="en-GB",
    )
    place = _("{surgery}, {day}") if snapshot.surgery else "{day}"
    beneath = place.format(surgery=snapshot.surgery, day=day(snapshot.made_on))
    blocks: list[Block] = head(paper, beneath=beneath)
    blocks.append(Framed(number_rows(snapshot.numbers, style), style.inks.ink, before=4))
    checked = checked_sentence(snapshot.numbers)
    if checked:
        small = style.set_at(style.sizes.small)
        blocks.append(Words(checked, small, style.inks.muted, before=8))
    return render(paper, blocks)
