"""My crisis and support plan: who to ring, people and professionals first, then my own words.

A heading with nothing below it is left out; words print whole. Where nothing is written yet the
numbers still print, with what the plan can hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.crisis_box import number_rows
from planner.export.document import WIDTH, Heading, head, render
from planner.export.figures import Mark, Marked
from planner.export.fonts import OURS
from planner.export.rows import Framed, Row, Rule, Space, Stack
from planner.export.styles import Style
from planner.export.text import Span
from planner.export.theirs import their_paper, their_style
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
)
from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import PrintOptions
from planner.models.titles import CRISIS_HEADINGS
from planner.scripts import isolated
from planner.words import IN_ENGLISH, Tongue

_GAP = 26.0


def make(snapshot: CrisisPlanSnapshot, options: PrintOptions) -> bytes:
    """The page as a PDF. The same snapshot and options give the same bytes."""
    tongue = Tongue(snapshot.paper_language)
    style = their_style(options, own_words(snapshot), snapshot.language, tongue)
    _ = style.tongue.say
    paper = their_paper(_("My crisis and support plan"), snapshot, options, style)
    blocks = head(paper, right=snapshot.called, beneath=_edition(snapshot, style.tongue))
    blocks.append(_who_to_ring(snapshot.crisis_numbers, style))
    blocks += _contacts(snapshot, style)
    blocks += _said(snapshot.said, style)
    if not (snapshot.said or snapshot.people or snapshot.professionals):
        blocks += _nothing_yet(style)
    blocks += _foot(snapshot, style)
    return render(paper, blocks)


def numbers_checked(numbers: Sequence[CrisisNumberSnapshot], tongue: Tongue = IN_ENGLISH) -> str:
    """When the national numbers were last checked: the oldest day; or that not all of them were."""
    _ = tongue.say
    days = [each.checked_on for each in numbers if each.checked_on is not None]
    if not numbers:
        return ""
    if len(days) < len(numbers):
        return _("Not all national numbers have been checked here yet.")
    return _("National numbers checked {day}.").format(day=tongue.day(min(days)))


def own_words(snapshot: CrisisPlanSnapshot) -> list[str]:
    """The name, and every text that someone typed."""
    contacts = (*snapshot.people, *snapshot.professionals)
    return [
        snapshot.called,
        *(each.text for each in snapshot.said),
        *(one.name for one in contacts),
    ]


def _edition(snapshot: CrisisPlanSnapshot, tongue: Tongue) -> str:
    _ = tongue.say
    if snapshot.agreed_on is not None:
        return _("Version {number}, {day}").format(
            number=snapshot.edition, day=tongue.short_day(snapshot.agreed_on)
        )
    return _("Not agreed yet") if snapshot.edition else ""


def _who_to_ring(numbers: Sequence[CrisisNumberSnapshot], style: Style) -> Block:
    _ = style.tongue.say
    mark = Mark.icon(style, "phone", style.sizes.heading * 1.1)
    heading = Heading(_("Who to ring now"), style, mark=mark)
    shown = numbers if style.large else [_on_one_line(each, style.tongue) for each in numbers]
    return Framed(
        [heading, Space(2), *number_rows(shown, style)], style.inks.ink, padding=10, before=2
    )


def _on_one_line(each: CrisisNumberSnapshot, tongue: Tongue) -> CrisisNumberSnapshot:
    """With its note beside the label: across a whole page there is room."""
    if not each.note:
        return each
    _ = tongue.say
    said = _("{what}. {note}").format(what=_(each.label), note=_(each.note))
    return replace(each, label=said, note="")


def _contacts(snapshot: CrisisPlanSnapshot, style: Style) -> list[Block]:
    """People and professionals side by side; one below the other in large print."""
    _ = style.tongue.say
    lists = [
        (_("People I can contact"), snapshot.people),
        (_("Professionals"), snapshot.professionals),
    ]
    cells = [_contact_list(title, rows, style) for title, rows in lists if rows]
    if len(cells) < 2 or style.large:
        return [Stack(cell, before=12) for cell in cells]
    return [Stack([Row(cells, (1, 1), gap=_GAP, padding=0, rtl=style.rtl)], before=12)]


def _contact_list(title: str, rows: Sequence[CrisisContactSnapshot], style: Style) -> list[Block]:
    sizes, inks = style.sizes, style.inks
    heading = Heading(title, style)
    heading.keep = True
    blocks: list[Block] = [heading]
    room = WIDTH if style.large else (WIDTH - _GAP) / 2
    for row in rows:
        lowered = Space((sizes.words - sizes.body) * OURS.above)
        name = Words(row.name, style.set_at(sizes.body), inks.ink, rtl=style.rtl)
        bold = style.set_at(sizes.words, bold=True)
        if style.largest:
            below = Words(row.number.strip(), bold, inks.ink, rtl=style.rtl)
            blocks.append(Row([[name, below]], (1,), padding=3, rule=inks.line, whole=True))
            continue
        number = Words(row.number.strip(), bold, inks.ink, rtl=style.rtl, end=True)
        wide = max(min(number.natural_width() + 1, room * 0.6), 1)
        cells: list[list[Block]] = [[lowered, name], [number]]
        shares = (room - 8 - wide, wide)
        blocks.append(
            Row(cells, shares, gap=8, padding=3, rule=inks.line, rtl=style.rtl, whole=True)
        )
    return blocks


def _said(said: Sequence[CrisisWordsSnapshot], style: Style) -> list[Block]:
    """The headings in pairs, the last one alone where there is no other beside it."""
    across = 1 if style.large else 2
    blocks: list[Block] = []
    rest = list(said)
    if rest and across == 2 and rest[-1].key == "wants_others":
        rest, last = rest[:-1], rest[-1:]
    else:
        last = []
    groups = [rest[first : first + across] for first in range(0, len(rest), across)]
    for group in [*groups, *([last] if last else [])]:
        cells = [_heading_words(each, style) for each in group]
        blocks.append(
            Stack([Row(cells, (1,) * len(cells), gap=_GAP, padding=0, rtl=style.rtl)], before=8)
        )
    return blocks


def _heading_words(each: CrisisWordsSnapshot, style: Style) -> list[Block]:
    sizes, inks = style.sizes, style.inks
    rule = Rule(inks.line, 0.6)
    rule.keep = True
    title = Words(
        style.tongue.say(each.title),
        style.set_at(sizes.body, bold=True),
        inks.ink,
        role="H2",
        rtl=style.rtl,
        before=4,
        keep=True,
    )
    said = Words(
        phrases.quoted(each.text, style.tongue),
        style.set_at(sizes.words),
        inks.ink,
        rtl=style.rtl,
        lang=style.lang_of(each.text),
    )
    return [rule, title, said]


def _nothing_yet(style: Style) -> list[Block]:
    """What the plan can hold, for whoever fills it in later."""
    _ = style.tongue.say
    titles = [_(title) for title in CRISIS_HEADINGS.values()]
    can = _("Nothing is written here yet. We can fill it in together, in my own words:")
    hold = [_("People I can contact"), _("Professionals"), *titles]
    body = style.set_at(style.sizes.body)
    blocks: list[Block] = [Words(can, body, style.inks.ink, before=16, rtl=style.rtl, keep=True)]
    for title in hold:
        mark = Mark.bullet(style, style.sizes.body)
        words = Words(title, body, style.inks.ink, rtl=style.rtl)
        blocks.append(Marked(mark, words, first=style.sizes.body * 1.45, before=4, rtl=style.rtl))
    return blocks


def _foot(snapshot: CrisisPlanSnapshot, style: Style) -> list[Block]:
    """When we look at it again, who made it, and what the numbers and the paper are."""
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    lines: list[Block] = []
    spans: list[Span] = []
    if snapshot.agreed_on is not None and snapshot.review_on is not None:
        spans.append(Span(_("We’ll look at this again"), bold=True))
        spans.append(Span(_(" on {day}.").format(day=style.tongue.full_day(snapshot.review_on))))
    if snapshot.agreed_on is not None and snapshot.planner_name:
        names = style.tongue.listing([isolated(snapshot.called), isolated(snapshot.planner_name)])
        spans.append(Span(_(" Made together by {names}.").format(names=names)))
    if spans:
        lines.append(Words(spans, style.set_at(sizes.body), inks.ink, rtl=style.rtl))
    notes = [
        numbers_checked(snapshot.crisis_numbers, style.tongue),
        _("Working notes are not on this print. You can ask to see them."),
    ]
    small = style.set_at(sizes.small)
    lines.append(Words(" ".join(filter(None, notes)), small, inks.muted, rtl=style.rtl, before=4))
    mark = Mark.icon(style, "calendar", sizes.body * 1.4)
    whole = Marked(mark, Stack(lines), first=sizes.body * 1.45, rtl=style.rtl)
    return [Stack([Rule(inks.line, 0.6), Space(8), whole], before=8)]
