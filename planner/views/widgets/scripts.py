"""Every script with the same care: its own font, room for its lines, its own direction.

Nastaliq hangs its words on a slope and needs almost twice the height of our letters. What is in
our own letters is drawn as ever.
"""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QTextLayout, QTextOption

from planner.scripts import in_urdu

NASTALIQ = "Noto Nastaliq Urdu"
#: Letters beyond these need their lines measured: from Hebrew on. Said by what they are not: a
#: set of all those letters takes 3 ms to make, at each start.
_BEYOND = re.compile("[^\0-\u058f]")
#: Letters by which a line is measured: more than most lines hold.
_MEASURED = 400
#: Never smaller than this share of its size, however little room a row has.
_LEAST = 0.75

#: A line's box, its words and their font.
Placed = tuple[QRectF, str, QFont]


def written(font: QFont, text: str) -> QFont:
    """`font` as `text` is written: Urdu in Nastaliq."""
    if not in_urdu(text):
        return font
    found = QFont(font)
    first, *others = font.families() or [font.family()]
    found.setFamilies([first, NASTALIQ, *others])
    return found


def may_be_tall(text: str) -> bool:
    """Whether its letters may need higher lines than ours."""
    return _BEYOND.search(text) is not None


def line_room(text: str, font: QFont, line: int) -> int:
    """The height that a line of `text` needs, at least `line` pixels."""
    if not may_be_tall(text):
        return line
    above, below = reach(text, font)
    return max(line, ceil(above + below))


def reach(text: str, font: QFont) -> tuple[float, float]:
    """How far a line of `text` goes over and under its baseline, its ink among it, in pixels."""
    start = text[:_MEASURED].replace("\n", " ")
    font = written(font, text)
    layout = _laid(start, font)  # its line lives as long as it does
    line = layout.lineAt(0)
    ink = QFontMetricsF(font).tightBoundingRect(start)
    return max(line.ascent(), 1 - ink.top()), max(line.descent(), 1 + ink.bottom())


def draw_elided(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """One line from the left of `box`, in its middle, ending with an ellipsis where it must."""
    font = written(font, text)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    draw_line(painter, box, shown, font)


def draw_line(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line in the middle of `box`, its words in their own direction; left unless `across`.

    What is too high for the box is drawn a little smaller.
    """
    if not may_be_tall(text):
        painter.setFont(font)
        side = across or Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        return
    font = written(font, text)
    above, below = reach(text, font)
    if above + below > box.height() + 1:
        share = max(_LEAST, box.height() / (above + below))
        font = QFont(font)
        font.setPixelSize(max(1, int(font.pixelSize() * share)))
        above, below = reach(text, font)
    layout = _laid(text, font)
    line = layout.lineAt(0)
    free = box.width() - line.naturalTextWidth()
    start = box.left()
    if across & Qt.AlignmentFlag.AlignRight:
        start += free
    elif across & Qt.AlignmentFlag.AlignHCenter:
        start += free / 2
    baseline = box.top() + (box.height() - above - below) / 2 + above
    layout.draw(painter, QPointF(start, baseline - line.ascent()))


def shared_out(box: QRectF, upper: Placed, lower: Placed) -> tuple[QRectF, QRectF]:
    """The boxes of two lines in a row: as they are, unless one needs more than its own."""
    boxes = upper[0], lower[0]
    if not may_be_tall(upper[1]) and not may_be_tall(lower[1]):
        return boxes
    first, second = (
        line_room(text, font, 0) or place.height() for place, text, font in (upper, lower)
    )
    if first <= boxes[0].height() and second <= boxes[1].height():
        return boxes
    share = min(1.0, box.height() / (first + second))
    top = box.top() + (box.height() - (first + second) * share) / 2
    left, width = boxes[0].left(), boxes[0].width()
    middle = top + first * share
    return (
        QRectF(left, top, width, first * share),
        QRectF(left, middle, width, second * share),
    )


def _laid(text: str, font: QFont) -> QTextLayout:
    """`text` on one line, from where its own first letter begins."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1 << 20)
    layout.endLayout()
    # an endless line to the left of its words: they begin at nought
    line.setPosition(QPointF(0, 0))
    return layout
