"""A few lines of someone's words, ending with an ellipsis where there are more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.scripts import from_right
from planner.views.theme import Theme
from planner.views.widgets.scripts import line_room, written
from planner.views.widgets.text import READING_WIDTH, PlainLabel, plain_tip

#: More than fits on any line we show; longer words are not shaped just to be cut.
_LETTERS_A_LINE = 400


class ClampedLabel(PlainLabel):
    """Plain text on at most `lines` lines, never reworded; the tooltip has it whole."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        token: str = "ink",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, style, token, parent)
        self._lines = lines
        #: The lines and whether they are cut, by width: layouts ask again and again.
        self._known: dict[int, tuple[list[str], bool]] = {}
        self._room = 0
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`, whatever is in it, as it is."""
        if text != self.text():
            self.setText(text)
            self._known.clear()
            self._room = 0
            self.updateGeometry()
            self._tell()

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        self._known.clear()
        self._room = 0
        super().restyle()

    def sizeHint(self) -> QSize:
        """On as few lines as reading allows."""
        line = self.text()[:_LETTERS_A_LINE]
        natural = QFontMetrics(self._font()).horizontalAdvance(line) + 2
        width = min(natural, self.theme.px(READING_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(self.theme.px(48), self._line_height())

    def heightForWidth(self, width: int) -> int:
        """The height of the lines it takes at `width`."""
        shown, _cut = self._laid(width)
        return max(1, len(shown)) * self._line_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether it still fits."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, the last one shortened if it must be."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(self._token))
        shown, _cut = self._laid(self.width())
        height, font = self._line_height(), self._font()
        option = _option()
        if from_right(self.text()):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        for index, line in enumerate(shown):
            layout = QTextLayout(line, font)
            layout.setTextOption(option)
            layout.beginLayout()
            placed = layout.createLine()
            placed.setLineWidth(self.width())
            layout.endLayout()
            slack = (height - placed.ascent() - placed.descent()) / 2
            layout.draw(painter, QPointF(0, index * height + slack))

    def _font(self) -> QFont:
        return written(self.font(), self.text())

    def _line_height(self) -> int:
        if not self._room:
            start = self.text()[: self._lines * _LETTERS_A_LINE]
            self._room = line_room(start, self._font(), self.theme.line_height(self._style))
        return self._room

    def _tell(self) -> None:
        _shown, cut = self._laid(self.width())
        self.setToolTip(plain_tip(self.text()[:2000]) if cut else "")

    def _laid(self, width: int) -> tuple[list[str], bool]:
        """The lines shown at `width`, and whether there is more than they show."""
        if width not in self._known:
            self._known[width] = self._lay(width)
        return self._known[width]

    def _lay(self, width: int) -> tuple[list[str], bool]:
        limit = self._lines * _LETTERS_A_LINE
        text = self.text()[:limit].replace("\n", "\u2028")
        layout = QTextLayout(text, self._font())
        layout.setTextOption(_option())
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= self._lines and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
        layout.endLayout()
        cut = len(starts) > self._lines or len(self.text()) > limit
        starts = starts[: self._lines]
        units = text.encode("utf-16-le")
        ends = [*starts[1:], len(units) // 2]
        shown = [
            units[2 * start : 2 * end].decode("utf-16-le", "ignore").rstrip("\u2028")
            for start, end in zip(starts, ends, strict=True)
        ]
        if cut and shown:
            last = shown[-1].replace("\u2028", " ")
            shown[-1] = QFontMetrics(self._font()).elidedText(
                last if len(last) > 1 else f"{last}…", Qt.TextElideMode.ElideRight, width
            )
        return shown, cut


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option
