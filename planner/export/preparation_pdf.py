"""The sheet "Before we meet" for one person: filled with what is written so far, or blank."""

from __future__ import annotations

from planner.export import phrases
from planner.export.blank_forms import numbers_in_words, preparation_parts, ruled
from planner.export.blocks import Block, Words
from planner.export.document import Heading, Paper, head, in_fewest_pages, render_pages
from planner.export.rows import Space
from planner.export.theirs import their_paper, their_style
from planner.models.snapshots import PrintOptions
from planner.models.visit_sheets import PreparationSnapshot
from planner.words import _

#: Lines to write on, where nothing is written yet: fewer where they would cost another page.
_EMPTY = (4, 3, 2)
#: How many fewer there are below what is written.
_FEWER = 2


def make(snapshot: PreparationSnapshot, options: PrintOptions) -> bytes:
    """The sheet as a PDF. The same snapshot and options give the same bytes."""
    texts = (snapshot.questions, snapshot.wants, snapshot.how_it_has_been)
    style = their_style(options, (snapshot.called, *texts), snapshot.language)
    paper = their_paper(_("Before we meet"), snapshot, options, style)

    def lay(lines: int) -> list[Block]:
        return _blocks(snapshot, paper, lines)

    return render_pages(paper, in_fewest_pages(paper, lay, _EMPTY))


def _blocks(snapshot: PreparationSnapshot, paper: Paper, lines: int) -> list[Block]:
    """Everything on the sheet, with so many `lines` where nothing is written yet."""
    style = paper.style
    texts = (snapshot.questions, snapshot.wants, snapshot.how_it_has_been)
    body = style.set_at(style.sizes.body)
    intro = _("I can fill in any of this, or none of it. I can bring someone with me.")
    beneath = phrases.meeting(snapshot.meeting) if snapshot.meeting else ""
    blocks: list[Block] = [
        *head(paper, right=snapshot.called, beneath=beneath),
        Words(intro, body, style.inks.ink, rtl=style.rtl),
        Space(4),
    ]
    for (title, help_text), text in zip(preparation_parts(), texts, strict=True):
        help_words = Words(help_text, body, style.inks.muted, rtl=style.rtl)
        help_words.keep = True
        blocks += [Heading(title, style, before=12), help_words]
        if text.strip():
            words = style.set_at(style.sizes.words)
            said = Words(
                phrases.quoted(text),
                words,
                style.inks.ink,
                rtl=style.rtl,
                before=6,
                lang=style.lang_of(text),
            )
            blocks += [said, ruled(max(1, lines - _FEWER), style)]
        else:
            blocks.append(ruled(lines, style))
    blocks += numbers_in_words(snapshot.crisis_numbers, style)
    return blocks
