"""Filling pages: everything comes out once, in order, and fits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.export.blocks import Block, Words
from planner.export.document import WIDTH, paginate
from planner.export.rows import Row, Stack
from planner.export.styles import style_of

STYLE = style_of()
ROOM = 700.0


def words(text: str, *, keep: bool = False) -> Words:
    return Words(text, STYLE.set_at(12), STYLE.inks.ink, before=6, keep=keep)


def all_words(block: Block, width: float = WIDTH) -> list[str]:
    """The lines of a block from top to bottom, columns one after the other."""
    if isinstance(block, Words):
        return ["".join(piece.text for piece in line.pieces) for line in block.lines(width)]
    if isinstance(block, Row):
        cells = zip(block.cells, block.widths(width), strict=True)
        return [line for cell, each in cells for line in all_words(cell, each)]
    assert isinstance(block, Stack)
    return [line for inner in block.blocks for line in all_words(inner, width)]


blocks = st.lists(
    st.one_of(
        st.integers(1, 120).map(lambda count: words("\n".join(f"l{n}" for n in range(count)))),
        st.just(0).map(lambda _none: words("A heading", keep=True)),
        st.integers(1, 90).map(
            lambda count: Row([[words("label")], [words("\n".join("r" * count))]], (1, 2))
        ),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=80)
@given(blocks)
def test_every_line_comes_out_once_in_order_and_no_page_is_too_full(given_: list[Block]) -> None:
    pages = paginate(given_, ROOM)
    for page in pages:
        assert Stack(page).height(WIDTH) <= ROOM + 0.01
    printed = [line for page in pages for block in page for line in all_words(block)]
    assert sorted(printed) == sorted(line for block in given_ for line in all_words(block))


@settings(deadline=None, max_examples=80)
@given(blocks)
def test_a_heading_is_last_on_a_page_only_at_the_very_end(given_: list[Block]) -> None:
    pages = paginate(given_, ROOM)
    for page in pages[:-1]:
        assert not page[-1].keep


def test_what_no_page_can_keep_together_leaves_no_heading_by_itself() -> None:
    cell: list[Block] = [words("\n".join(f"w{n}" for n in range(10)), keep=True) for _ in range(6)]
    first, *_rest = paginate([words("A heading", keep=True), Row([cell], (1,))], ROOM)
    assert len(first) == 2
    assert len(all_words(first[1])) >= 10
