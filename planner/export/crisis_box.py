"""The box "If things get hard": numbers to ring and my people.

It stays whole. In the largest print a page may not hold it: then it parts between two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.export.blocks import Block, Words
from planner.export.figures import Mark
from planner.export.fonts import OURS
from planner.export.rows import Framed, Row, Space, Stack
from planner.export.styles import Style
from planner.export.text import Span
from planner.models.sheets import ContactSnapshot, CrisisNumberSnapshot
from planner.words import IN_ENGLISH, Tongue

#: A box higher than this gives its people up to a list below it, so that it stays on one page.
_HIGHEST = 600.0
#: About how wide a row of a number is, beside my people and by itself.
_ROW, _LARGE_ROW = 290.0, 470.0


def crisis_blocks(
    numbers: Sequence[CrisisNumberSnapshot], people: Sequence[ContactSnapshot], style: Style
) -> list[Block]:
    """The box, and below it the people who have no room in it; nothing without any."""
    from planner.export.document import WIDTH

    if not numbers and not people:
        return []
    blocks = [_box(numbers, people, style)]
    if people and blocks[0].height(WIDTH) > _HIGHEST:
        blocks = [_box(numbers, (), style), Stack(_people(people, style), before=14)]
    # In large print it has a page of its own, to be put up where it is seen.
    blocks[0].new_page = style.large
    return blocks


def _box(
    numbers: Sequence[CrisisNumberSnapshot], people: Sequence[ContactSnapshot], style: Style
) -> Block:
    _ = style.tongue.say
    left = [box_heading(_("If things get hard"), style), Space(2), *number_rows(numbers, style)]
    right = _people(people, style) if people else []
    checked = checked_sentence(numbers, style.tongue)
    if checked:
        small = style.set_at(style.sizes.small)
        note = Words(checked, small, style.inks.muted, rtl=style.rtl, before=6)
        (right or left).append(note)
    if style.large or not people:
        blocks: list[Block] = [*left, *([Space(8), *right] if people else [])]
    else:
        blocks = [Row([left, right], (0.66, 0.34), gap=22, padding=0, rtl=style.rtl)]
    return Framed(blocks, style.inks.ink, before=18)


def box_heading(text: str, style: Style) -> Block:
    """The heading inside a box, with a heart before it."""
    from planner.export.document import Heading

    return Heading(text, style, mark=Mark.icon(style, "heart", style.sizes.heading * 1.1))


def number_rows(numbers: Sequence[CrisisNumberSnapshot], style: Style) -> list[Block]:
    """One row for each number, and the way to an interpreter."""
    _ = style.tongue.say
    rows = [_number_row(_(each.label), _(each.note), each.number, style) for each in numbers]
    rows.append(
        _number_row(_("In another language"), "", _("ask for an interpreter"), style, last=True)
    )
    return rows


def _number_row(label: str, note: str, number: str, style: Style, *, last: bool = False) -> Block:
    sizes, inks = style.sizes, style.inks
    lowered = Space((sizes.words - sizes.body) * OURS.above)
    said: list[Block] = [lowered, Words(label, style.set_at(sizes.body), inks.ink, rtl=style.rtl)]
    if note:
        said.append(Words(note, style.set_at(sizes.small), inks.muted, rtl=style.rtl))
    if style.largest:
        below = Words(number, style.set_at(sizes.words, bold=True), inks.ink, rtl=style.rtl)
        rule = None if last else inks.line
        return Row([[*said[1:], below]], (1,), padding=2.5, rule=rule, whole=True)
    bold = Words(number, style.set_at(sizes.words, bold=True), inks.ink, rtl=style.rtl, end=True)
    room = _LARGE_ROW if style.large else _ROW
    wide = min(bold.natural_width() + 1, room * 0.6)
    shares = (room - wide, wide)
    rule = None if last else inks.line
    return Row([said, [bold]], shares, padding=2.5, rule=rule, rtl=style.rtl, whole=True)


def checked_sentence(numbers: Sequence[CrisisNumberSnapshot], tongue: Tongue = IN_ENGLISH) -> str:
    """When the numbers were last checked: the oldest date; empty unless all have one."""
    dates = [each.checked_on for each in numbers if each.checked_on is not None]
    if not dates or len(dates) < len(numbers):
        return ""
    _ = tongue.say
    return _("Numbers checked {day}.").format(day=tongue.day(min(dates)))


def _people(people: Sequence[ContactSnapshot], style: Style) -> list[Block]:
    _ = style.tongue.say
    sizes, inks = style.sizes, style.inks
    title = Words(
        _("My people"),
        style.set_at(sizes.body, bold=True),
        inks.ink,
        role="H3",
        rtl=style.rtl,
        keep=True,
    )
    blocks: list[Block] = [title]
    for person in people:
        named = person.name
        if person.relation:
            named = _("{name}, {relation}").format(name=person.name, relation=person.relation)
        body = style.set_at(sizes.body)
        blocks.append(
            Words(named, body, inks.ink, rtl=style.rtl, before=4, keep=bool(person.phone))
        )
        if person.phone:
            bold = Span(person.phone, bold=True)
            blocks.append(Words([bold], style.set_at(sizes.words), inks.ink, rtl=style.rtl))
    return blocks
