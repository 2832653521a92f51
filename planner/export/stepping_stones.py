"""The stones going up, as they stand at the head of the keepsake; only a picture."""

from __future__ import annotations

from typing_extensions import override

from planner.export.blocks import Block
from planner.export.styles import WHITE, Style
from planner.export.tagged import TaggedCanvas

#: Across and up in shares of the picture, then half the width and half the height in points.
_STONES = ((0.14, 0.2, 15.5, 6.2), (0.43, 0.3, 13.2, 5.6), (0.69, 0.6, 11.2, 4.6))
_LAST = (0.9, 0.87, 8.6, 3.6)


class SteppingStones(Block):
    """Three stones in the colours of the steps, and the last one filled."""

    def __init__(self, style: Style, high: float, wide: float) -> None:
        self._style = style
        self._high = high
        self._wide = wide

    @override
    def height(self, width: float) -> float:
        return self._high

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = self._style
        wide = min(self._wide, width)
        left = x if style.rtl else x + width - wide

        def at(across: float, up: float) -> tuple[float, float]:
            share = 1 - across if style.rtl else across
            return left + share * wide, top - self._high + up * self._high

        with canvas.artifact():
            canvas.setStrokeColor(style.inks.muted)
            canvas.setLineWidth(0.7)
            canvas.setDash(2, 2.5)
            way = [at(0.0, 0.1), *(at(stone[0], stone[1]) for stone in (*_STONES, _LAST))]
            for start, end in zip(way, [*way[1:], at(1.0, 1.0)], strict=True):
                canvas.line(*start, *end)
            canvas.setDash()
            canvas.setLineWidth(1.5)
            for (across, up, half, high), colour in zip(_STONES, style.inks.steps, strict=True):
                canvas.setFillColor(WHITE)
                canvas.setStrokeColor(colour)
                mid, level = at(across, up)
                canvas.ellipse(mid - half, level - high, mid + half, level + high, fill=1)
            across, up, half, high = _LAST
            mid, level = at(across, up)
            canvas.setFillColor(style.inks.ink)
            canvas.setStrokeColor(style.inks.ink)
            canvas.ellipse(mid - half, level - high, mid + half, level + high, fill=1)
