"""Text as it is laid out by us: plain, with the design's line heights, broken anywhere if it must.

Qt's labels know no line height and grow as wide as the longest word; people's words may be
50,000 letters without a space.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from planner.scripts import from_right
from planner.views.widgets.scripts import may_be_tall, reach, written

#: Lines beyond this are not laid out in a label; the field that holds the words shows them all.
MOST_LINES = 2000
#: A width, in pixels, at which no line is broken.
_ENDLESS = 1 << 22


class LaidText:
    """Plain text laid out in `font` at a line height of `line` pixels, to any width.

    Lines of a script that needs more, such as Nastaliq, are as high as it asks.
    """

    def __init__(self, text: str, font: QFont, line: int) -> None:
        self._line = line
        self._from_right = from_right(text)
        self._tall = may_be_tall(text)
        self._reach = reach(text, font) if self._tall else (0.0, 0.0)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), written(font, text))
        self._layout.setCacheEnabled(True)
        self._width = -1
        self._high = 0
        self._natural = 0.0
        self._widest: int | None = None
        self._heights: dict[int, int] = {}

    def natural_width(self) -> int:
        """The width of its longest line where nothing need be broken, in pixels."""
        if self._widest is None:
            self._lay(_ENDLESS)
            self._widest = int(self._natural) + 1
        return self._widest

    def height(self, width: int) -> int:
        """The height at `width` pixels: whole lines, one at least."""
        if width not in self._heights:
            self._lay(self._enough(width))
            self._heights[width] = max(self._high, self._line)
        return self._heights[width]

    def draw(
        self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        """Draw into `box` from its top, in the painter's pen; left means where reading begins."""
        if self._from_right and align == Qt.AlignmentFlag.AlignLeft:
            align = Qt.AlignmentFlag.AlignRight
        width = int(box.width())
        left = align == Qt.AlignmentFlag.AlignLeft
        self._lay(self._enough(width) if left else width, align)
        self._layout.draw(painter, QPointF(box.left(), box.top()))

    def _enough(self, width: int) -> int:
        """`width`, or endless where nothing is broken either way: then it is laid out once.

        Not for scripts that may begin at the right, where `width` says where that is.
        """
        return _ENDLESS if not self._tall and self.natural_width() <= width else width

    def _lay(self, width: int, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        option = self._layout.textOption()
        if width == self._width and option.alignment() == align:
            return
        self._width = width
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        self._high = 0
        self._natural = 0.0
        for _number in range(MOST_LINES):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width))
            above, below = line.ascent(), line.descent()
            high = self._line
            if self._tall and above + below > high:
                above, below = max(above, self._reach[0]), max(below, self._reach[1])
                high = ceil(above + below)
            baseline = self._high + (high - above - below) / 2 + above
            line.setPosition(QPointF(0, baseline - line.ascent()))
            self._natural = max(self._natural, line.naturalTextWidth())
            self._high += high
        self._layout.endLayout()
