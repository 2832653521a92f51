"""The organisation's logo and name above the title of a paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from typing_extensions import override

from planner.export.blocks import Block, Words
from planner.export.rows import Space
from planner.export.styles import MM, Style
from planner.export.tagged import TaggedCanvas
from planner.models.letterheads import Letterhead

_HIGHEST, _WIDEST = 14 * MM, 60 * MM
_GAP = 10.0


def letterhead_blocks(letterhead: Letterhead | None, style: Style) -> list[Block]:
    """The logo with the name beside it, or either alone; nothing where neither is set."""
    if letterhead is None:
        return []
    name = letterhead.name.strip()
    words: Words | None = None
    if letterhead.named and name:
        small = style.set_at(style.sizes.small, bold=True)
        words = Words(name, small, style.inks.muted, rtl=style.rtl)
    picture = _opened(letterhead.png)
    if picture is None:
        return [] if words is None else [words, Space(6)]
    return [_Head(picture, name, words, style), Space(8)]


class _Head(Block):
    """A picture, and words beside it."""

    def __init__(self, picture: Any, name: str, words: Words | None, style: Style) -> None:
        self._picture = picture if style.colour else picture.convert("LA")
        _ = style.tongue.say
        self._alt = name or _("Logo of the organisation")
        self._words = words
        self._rtl = style.rtl
        wide, high = picture.size
        scale = min(_HIGHEST / high, _WIDEST / wide)
        self._wide: float = wide * scale
        self._high: float = high * scale

    @override
    def height(self, width: float) -> float:
        return max(self._high, self._words.height(self._beside(width)) if self._words else 0.0)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        from reportlab.lib.utils import ImageReader

        high, beside = self.height(width), self._beside(width)
        left = x + width - self._wide if self._rtl else x
        with canvas.leaf("Figure", alt=self._alt):
            canvas.drawImage(
                ImageReader(self._picture),
                left,
                top - (high + self._high) / 2,
                self._wide,
                self._high,
                mask="auto",
            )
        if self._words is not None:
            left = x if self._rtl else x + self._wide + _GAP
            lower = (high - self._words.height(beside)) / 2
            self._words.draw(canvas, left, top - lower, beside)

    def _beside(self, width: float) -> float:
        return width - self._wide - _GAP


def _opened(png: bytes) -> Any:
    """The picture with its transparency; None where there is none, or it is no picture."""
    if not png:
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(BytesIO(png)).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
