"""One paper: its blocks laid on A4 pages, with head, foot and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4
from typing_extensions import override

from planner.export.blocks import Block, Words, fill, height_of
from planner.export.figures import Mark
from planner.export.letterhead import letterhead_blocks
from planner.export.rows import Row, Rule, Space, Stack
from planner.export.styles import MARGIN, Style
from planner.export.tagged import TaggedCanvas
from planner.models.letterheads import Letterhead
from planner.scripts import isolated

WIDTH = A4[0] - 2 * MARGIN
#: A footer grows with a long name up to this share of the page; beyond it the name is left off.
_FOOTER_SHARE = 0.2


@dataclass(frozen=True)
class Paper:
    """What every page of a document says of itself.

    `owner` is the name to be called by, in the footer; `foot` the sentence beside it; `notices`
    are sentences above it, such as a copyright notice. `letterhead` stands above the title.
    """

    title: str
    owner: str
    made_on: date
    style: Style
    foot: str
    language: str = "en"
    notices: tuple[str, ...] = ()
    letterhead: Letterhead | None = None


#: Blocks, parted into pages.
Pages = list[list[Block]]


def render(paper: Paper, blocks: Sequence[Block]) -> bytes:
    """The document. The same paper and blocks give the same bytes."""
    return render_pages(paper, _pages(paper, blocks))


def render_pages(paper: Paper, pages: Pages) -> bytes:
    """The document whose blocks are parted into pages already."""
    foot_height = _foot_height(paper)
    canvas = TaggedCanvas(
        # a reader shows it in its window, keeps it in lists, and calls a print job so: no name
        title=", ".join(filter(None, (paper.title, paper.style.tongue.day(paper.made_on)))),
        language=paper.language,
        made_on=paper.made_on,
    )
    for number, page in enumerate(pages, 1):
        Stack(page).draw(canvas, MARGIN, A4[1] - MARGIN, WIDTH)
        foot = Stack(_footer(paper, number, len(pages)))
        foot.draw(canvas, MARGIN, MARGIN + foot_height, WIDTH)
        canvas.showPage()
    return canvas.finished()


def in_fewest_pages(paper: Paper, lay: Callable[[int], list[Block]], ways: Sequence[int]) -> Pages:
    """What `lay` gives for the first of `ways` that takes no page more than the last would.

    The best way comes first, such as more lines to write on: none is worth another page. Laying
    and parting are what a paper costs, so each way is tried once, and none after one that fits.
    """
    best = _pages(paper, lay(ways[0]))
    if len(best) == 1:
        return best
    least = _pages(paper, lay(ways[-1]))
    if len(best) <= len(least):
        return best
    between = (_pages(paper, lay(way)) for way in ways[1:-1])
    return next((pages for pages in between if len(pages) <= len(least)), least)


def _pages(paper: Paper, blocks: Sequence[Block]) -> Pages:
    above = letterhead_blocks(paper.letterhead, paper.style)
    room = A4[1] - 2 * MARGIN - _foot_height(paper) - 14
    return paginate([*above, *blocks], room)


def _foot_height(paper: Paper) -> float:
    return height_of(_footer(paper, 888, 888), WIDTH)


def paginate(blocks: Sequence[Block], room: float) -> Pages:
    """`blocks` in pages of `room` points; what cannot be parted and is higher goes alone."""
    pages: Pages = []
    rest = list(blocks)
    while rest:
        page, rest = fill(rest, WIDTH, room)
        if not page and not rest[0].must_part:
            rest[0].must_part = True
            continue
        if not page:
            page, rest = [rest[0]], rest[1:]
        pages.append(page)
    return pages or [[]]


def head(paper: Paper, *, right: str = "", beneath: str = "") -> list[Block]:
    """The top of the first page: the stones and the title; a name and how it was made."""
    style = paper.style
    sizes, inks = style.sizes, style.inks
    title = Heading(paper.title, style, level=0)
    named: list[Words] = []
    if right:
        named.append(
            Words(
                right,
                style.set_at(sizes.heading, bold=True),
                inks.ink,
                rtl=style.rtl,
                end=not style.large,
            )
        )
    if beneath:
        named.append(
            Words(
                beneath,
                style.set_at(sizes.small),
                inks.muted,
                rtl=style.rtl,
                end=not style.large,
            )
        )
    rule = Rule(inks.ink, 1.0, before=8)
    if style.large or not named:
        return [title, *named, rule, Space(6)]
    beside = max(words.natural_width() for words in named) + 14
    wide = min(title.natural_width(), max(WIDTH * 0.62, WIDTH - beside))
    row = Row([[title], [Space(4), *named]], (1,), first=wide, padding=0, rtl=style.rtl)
    return [row, rule, Space(6)]


class Heading(Block):
    """A heading with a mark before it, in the outline. `level` 0 is the document's title.

    A `bare` title goes without the stones.
    """

    keep = True

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        level: int = 1,
        mark: Mark | None = None,
        before: float = 0.0,
        colour: tuple[float, float, float] | None = None,
        bare: bool = False,
    ) -> None:
        size = style.sizes.title if level == 0 else style.sizes.heading
        self._text = text
        self._level = level
        self._mark = mark if level or bare else Mark.stones(style, size * 1.25)
        self._rtl = style.rtl
        self.before = before
        self._words = Words(
            text,
            style.set_at(size, bold=True),
            colour or style.inks.ink,
            role="H1" if level == 0 else "H2",
            rtl=style.rtl,
        )

    def natural_width(self) -> float:
        """How wide it is on one line."""
        return self._words.natural_width() + self._indent() + 1

    def _indent(self) -> float:
        return 0.0 if self._mark is None else self._mark.width + 9

    @override
    def height(self, width: float) -> float:
        return self._words.height(width - self._indent())

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.heading(self._text, self._level)
        indent = self._indent()
        first = self._words.lines(width - indent)[0]
        if self._mark is not None:
            left = x + width - self._mark.width if self._rtl else x
            with canvas.artifact():
                self._mark.draw(canvas, left, top - first.height / 2)
        self._words.draw(canvas, x if self._rtl else x + indent, top, width - indent)


def _footer(paper: Paper, number: int, count: int) -> list[Block]:
    style = paper.style
    _ = style.tongue.say
    setting = style.set_at(style.sizes.footer)
    page = _("page {number} of {count}").format(number=number, count=count)
    dated = _("{day}, {page}").format(day=style.tongue.day(paper.made_on), page=page)
    owned = (
        _("{name}, {rest}").format(name=isolated(paper.owner), rest=dated) if paper.owner else dated
    )

    def words(text: str) -> Words:
        return Words(text, setting, style.inks.muted, role="", rtl=style.rtl)

    left, right = words(paper.foot), words(owned)
    if right.height(WIDTH) > _FOOTER_SHARE * A4[1]:
        right = words(dated)
    rows: list[Block] = [Rule(style.inks.control, 0.5), Space(6)]
    rows += [words(notice) for notice in paper.notices]
    if style.large or left.natural_width() + right.natural_width() + 14 > WIDTH:
        return [*rows, left, right]
    right.end = True
    wide = left.natural_width() + 1
    return [*rows, Row([[left], [right]], (1,), first=wide, padding=0, rtl=style.rtl)]
