"""Blocks made of other blocks: stacks, columns, tables, frames and rules."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from planner.export.blocks import KEPT, Block, fill, height_of, needed
from planner.export.tagged import TaggedCanvas
from planner.export.text import Colour


class Stack(Block):
    """Blocks one below the other."""

    def __init__(self, blocks: Sequence[Block], *, before: float = 0.0) -> None:
        self.blocks = list(blocks)
        self.before = before

    @override
    def height(self, width: float) -> float:
        return height_of(self.blocks, width)

    @override
    def least(self, width: float) -> float:
        return needed(self.blocks, width) if self.blocks else 0.0

    @override
    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        first, rest = fill(self.blocks, width, room)
        return (Stack(first), Stack(rest)) if first and rest else None

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for index, block in enumerate(self.blocks):
            top -= block.before if index else 0.0
            block.draw(canvas, x, top, width)
            top -= block.height(width)


class Space(Block):
    """Nothing, `high` points of it."""

    def __init__(self, high: float) -> None:
        self._high = high

    @override
    def height(self, width: float) -> float:
        return self._high

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Leave it empty."""


class Rule(Block):
    """A line across."""

    def __init__(self, colour: Colour, weight: float = 0.6, *, before: float = 0.0) -> None:
        self._colour = colour
        self._weight = weight
        self.before = before

    @override
    def height(self, width: float) -> float:
        return self._weight

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(self._colour)
            canvas.setLineWidth(self._weight)
            canvas.line(x, top - self._weight / 2, x + width, top - self._weight / 2)


class Row(Block):
    """Stacks side by side, with room above and below and a line beneath.

    `shares` are the columns' parts of the width; `roles` the structure of the row and its cells,
    empty for none. `first` gives the first column so many points and the shares part the rest.
    From right to left where the paper is mirrored. A `whole` row is not parted unless it is high.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[Block]],
        shares: Sequence[float],
        *,
        first: float = 0.0,
        gap: float = 12.0,
        padding: float = 7.0,
        rule: Colour | None = None,
        weight: float = 0.6,
        rtl: bool = False,
        roles: tuple[str, str] | None = None,
        keep: bool = False,
        whole: bool = False,
    ) -> None:
        self.cells = [Stack(cell) for cell in cells]
        self.shares = tuple(shares)
        self.first = first
        self.gap = gap
        self.padding = padding
        self.rule = rule
        self.weight = weight
        self.rtl = rtl
        self.roles = roles
        self.keep = keep
        self.whole = whole

    def widths(self, width: float) -> list[float]:
        """The columns' widths."""
        free = width - self.gap * (len(self.cells) - 1) - self.first
        shared = [free * share / sum(self.shares) for share in self.shares]
        return [self.first, *shared] if self.first else shared

    @override
    def height(self, width: float) -> float:
        cells = zip(self.cells, self.widths(width), strict=True)
        return max(cell.height(each) for cell, each in cells) + 2 * self.padding

    @override
    def least(self, width: float) -> float:
        if self._stays_whole(width):
            return self.height(width)
        cells = zip(self.cells, self.widths(width), strict=True)
        return max(cell.least(each) for cell, each in cells) + 2 * self.padding

    @override
    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self._stays_whole(width):
            return None
        room -= 2 * self.padding
        first: list[list[Block]] = []
        rest: list[list[Block]] = []
        for cell, each in zip(self.cells, self.widths(width), strict=True):
            here, there = fill(cell.blocks, each, room)
            if cell.blocks and not here:
                return None
            first.append(here)
            rest.append(there)
        if not any(rest):
            return None
        return self._with(first), self._with(rest)

    def _stays_whole(self, width: float) -> bool:
        return self.whole and self.height(width) <= KEPT

    def _with(self, cells: Sequence[Sequence[Block]]) -> Row:
        return Row(
            cells,
            self.shares,
            first=self.first,
            gap=self.gap,
            padding=self.padding,
            rule=self.rule,
            weight=self.weight,
            rtl=self.rtl,
            roles=self.roles,
            whole=self.whole,
        )

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.roles is None:
            self._draw_cells(canvas, x, top, width)
        else:
            with canvas.group(self.roles[0]):
                self._draw_cells(canvas, x, top, width)
        if self.rule is not None:
            foot = top - self.height(width)
            Rule(self.rule, self.weight).draw(canvas, x, foot + self.weight / 2, width)

    def _draw_cells(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        at = x + width if self.rtl else x
        for cell, each in zip(self.cells, self.widths(width), strict=True):
            left = at - each if self.rtl else at
            if self.roles is None:
                cell.draw(canvas, left, top - self.padding, each)
            else:
                with canvas.group(self.roles[1]):
                    cell.draw(canvas, left, top - self.padding, each)
            at += -(each + self.gap) if self.rtl else each + self.gap


class Table(Block):
    """Rows below a heading row, which comes again on every page that the table goes on to.

    No row stands alone at the foot of a page or at the top of the last one, unless they are high.
    """

    def __init__(self, heading: Row, rows: Sequence[Block], *, before: float = 0.0) -> None:
        self.heading = heading
        self.rows = list(rows)
        self.before = before
        self._key: object = self

    @override
    def height(self, width: float) -> float:
        return self.heading.height(width) + height_of(self.rows, width)

    @override
    def least(self, width: float) -> float:
        first, high = needed(self.rows, width), height_of(self.rows[:2], width)
        alone = self.must_part or high > KEPT
        return self.heading.height(width) + (first if alone else high)

    @override
    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        first, rest = fill(self.rows, width, room - self.heading.height(width))
        if not first or not rest:
            return None
        if len(rest) == 1 and rest[0] is self.rows[-1] and len(first) > 2:
            rest.insert(0, first.pop())
        parts = Table(self.heading, first), Table(self.heading, rest)
        for part in parts:
            part._key = self._key
        return parts

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.group("Table", self._key):
            self.heading.draw(canvas, x, top, width)
            top -= self.heading.height(width)
            for row in self.rows:
                row.draw(canvas, x, top, width)
                top -= row.height(width)


class Framed(Block):
    """A rounded frame round blocks, `at_least` so many points high.

    It stays on one page; only where no page could hold it, it is parted between its blocks.
    """

    def __init__(
        self,
        blocks: Sequence[Block] | Stack,
        edge: Colour,
        *,
        padding: float = 14.0,
        weight: float = 1.4,
        before: float = 0.0,
        at_least: float = 0.0,
    ) -> None:
        self._at_least = at_least
        self._inside = blocks if isinstance(blocks, Stack) else Stack(blocks)
        self._edge = edge
        self._padding = padding
        self._weight = weight
        self.before = before

    @override
    def height(self, width: float) -> float:
        high = self._inside.height(width - 2 * self._padding) + 2 * self._padding
        return max(high, self._at_least)

    @override
    def least(self, width: float) -> float:
        if not self.must_part:
            return self.height(width)
        return self._inside.least(width - 2 * self._padding) + 2 * self._padding

    @override
    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if not self.must_part:
            return None
        parts = self._inside.split(width - 2 * self._padding, room - 2 * self._padding)
        if parts is None:
            return None
        first, rest = (
            Framed(part, self._edge, padding=self._padding, weight=self._weight) for part in parts
        )
        return first, rest

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        high = self.height(width)
        with canvas.artifact():
            canvas.setStrokeColor(self._edge)
            canvas.setLineWidth(self._weight)
            half = self._weight / 2
            canvas.roundRect(
                x + half, top - high + half, width - 2 * half, high - 2 * half, 9, stroke=1, fill=0
            )
        self._inside.draw(canvas, x + self._padding, top - self._padding, width - 2 * self._padding)
