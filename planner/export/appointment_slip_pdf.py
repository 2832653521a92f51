"""The slip of one appointment: when, where, how and whom to ring. Nothing about health."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import head, render
from planner.export.rows import Framed
from planner.export.styles import Style
from planner.export.text import Span
from planner.export.theirs import their_paper, their_style
from planner.models.snapshots import PrintOptions
from planner.models.visit_sheets import SlipSnapshot
from planner.scripts import isolated
from planner.words import Tongue


def make(snapshot: SlipSnapshot, options: PrintOptions) -> bytes:
    """The slip as a PDF. The same snapshot and options give the same bytes."""
    texts = (snapshot.called, snapshot.meeting.place, snapshot.planner_name)
    style = their_style(options, texts, snapshot.language, Tongue(snapshot.paper_language))
    _ = style.tongue.say
    foot = _("If the day or time does not suit, we can change it.")
    paper = their_paper(_("My appointment"), snapshot, options, style, foot=foot)
    blocks = head(paper, right=snapshot.called)
    blocks.append(Framed(_lines(snapshot, style), style.inks.ink, weight=1, before=10))
    return render(paper, blocks)


def _lines(snapshot: SlipSnapshot, style: Style) -> list[Block]:
    _ = style.tongue.say
    meeting = snapshot.meeting
    when = style.tongue.full_day(meeting.on)
    if meeting.at is not None:
        when = _("{day}, {time}").format(day=when, time=style.tongue.time_of_day(meeting.at))
    said = [
        (_("When:"), when),
        (_("How:"), _(snapshot.how)),
        (_("Where:"), meeting.place),
        (_("With:"), snapshot.planner_name),
        (_("To change it, ring:"), snapshot.planner_phone),
    ]
    words = style.set_at(style.sizes.words)
    return [
        Words(
            [Span(f"{title} "), Span(isolated(text), bold=True)],
            words,
            style.inks.ink,
            rtl=style.rtl,
            before=4,
        )
        for title, text in said
        if text
    ]
