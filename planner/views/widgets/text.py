"""Words on the screen: labels, lines that end with an ellipsis, page titles. Always plain text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.layout_text import LaidText
from planner.views.widgets.scripts import draw_line, line_room, written

#: A wrapped label asks for no more than this, in design pixels; layouts may give it more.
READING_WIDTH = 640
#: More than fits on one line; the rest is not measured, since words may be 50,000 letters.
MOST_LETTERS = 1000
#: Between the pieces of one line.
_BETWEEN = "  ·  "
#: The type styles of titles: readers go from one to the next.
_HEADINGS = ("page", "welcome", "section", "card", "turned-title", "turned-heading")


def plain_tip(text: str) -> str:
    """`text` as a tooltip that shows every letter as typed and obeys none of them."""
    return f"<span>{escape(text)}</span>" if text else ""


class PlainLabel(QLabel):
    """Plain text in a type style and a colour of the theme; how it is laid is a subclass's."""

    def __init__(self, theme: Theme, style: str, token: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        hear_as(self, Role.Heading if style in _HEADINGS else Role.StaticText)
        self.theme = theme
        self._style = style
        self._token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self.restyle)

    def set_text(self, text: str) -> None:
        """Show `text`, whatever is in it, as it is."""
        self.setText(text)

    def set_token(self, token: str) -> None:
        """Draw it in another colour."""
        self._token = token
        self.update()

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        self.setFont(self.theme.font(self._style))
        self.updateGeometry()
        self.update()


class Label(PlainLabel):
    """Plain text in a type style, with its line height; wraps, even within a word if it must."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        token: str = "ink",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, style, token, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setWordWrap(wrap)
        self.setSizePolicy(policy)
        super().setText(text)
        self.restyle()

    def setText(self, text: str) -> None:
        """The same as `set_text`, by Qt's name."""
        if text == self.text():
            return
        super().setText(text)
        self._lay()

    def set_style(self, style: str) -> None:
        """Draw it in another type style."""
        self._style = style
        hear_as(self, Role.Heading if style in _HEADINGS else Role.StaticText)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        super().restyle()
        self._lay()

    def _lay(self) -> None:
        self._laid = LaidText(
            self.text(), self.theme.font(self._style), self.theme.line_height(self._style)
        )
        self.updateGeometry()
        self.update()

    def _edges(self) -> QSize:
        around = self.contentsMargins()
        return QSize(around.left() + around.right(), around.top() + around.bottom())

    def sizeHint(self) -> QSize:
        """The text on as few lines as reading allows."""
        width = self._laid.natural_width()
        if self.wordWrap():
            width = min(width, self.theme.px(READING_WIDTH))
        return QSize(width, self._laid.height(width)) + self._edges()

    def minimumSizeHint(self) -> QSize:
        """Narrow if it may wrap; never less than a line."""
        natural = self._laid.natural_width()
        width = min(natural, self.theme.px(48)) if self.wordWrap() else natural
        return QSize(width, self.theme.line_height(self._style)) + self._edges()

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text at `width`."""
        if not self.wordWrap():
            return -1
        edges = self._edges()
        return self._laid.height(width - edges.width()) + edges.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text from the top, or in the middle if the alignment says so."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(self._token if self.isEnabled() else "muted"))
        box = QRectF(self.contentsRect())
        align = self.alignment()
        spare = box.height() - self._laid.height(int(box.width()))
        if spare > 0 and align & Qt.AlignmentFlag.AlignVCenter:
            box.translate(0, spare / 2)
        across = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._laid.draw(painter, box, across or Qt.AlignmentFlag.AlignLeft)


class ElidedLabel(PlainLabel):
    """One line that ends with an ellipsis where it does not fit; then its tooltip has it whole."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        token: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, style, token, parent)
        self._pieces: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.restyle()

    def setText(self, text: str) -> None:
        """The same as `set_text`, by Qt's name."""
        if text != _BETWEEN.join(self._pieces):
            self._pieces = ()
        super().setText(text)
        self._tell()
        self.updateGeometry()

    def set_pieces(self, pieces: Sequence[str]) -> None:
        """Show a few things: what there is no room for goes whole, the last one first."""
        self._pieces = tuple(pieces)
        self.setText(_BETWEEN.join(pieces))

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        super().restyle()
        self._tell()

    def _line(self) -> str:
        return " ".join(self.text()[:MOST_LETTERS].split())

    def _shown(self) -> str:
        metrics = QFontMetrics(written(self.font(), self.text()))
        for count in range(len(self._pieces), 0, -1):
            line = " ".join(_BETWEEN.join(self._pieces[:count]).split())
            if metrics.horizontalAdvance(line) <= self.width():
                return line
        return metrics.elidedText(self._line(), Qt.TextElideMode.ElideRight, self.width())

    def _tell(self) -> None:
        whole = self._shown() == " ".join(self.text().split())
        self.setToolTip("" if whole else plain_tip(self.text()[: 2 * MOST_LETTERS]))

    def sizeHint(self) -> QSize:
        """The whole line."""
        line, font = self._line(), written(self.font(), self.text())
        width = QFontMetrics(font).horizontalAdvance(line) + 2
        high = line_room(line, font, self.theme.line_height(self._style))
        return QSize(min(width, self.theme.px(READING_WIDTH)), high)

    def minimumSizeHint(self) -> QSize:
        """Room for the first letters."""
        whole = self.sizeHint()
        return QSize(min(self.theme.px(48), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether it still fits."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, shortened if it must be."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(self._token if self.isEnabled() else "muted"))
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        font = written(self.font(), self.text())
        draw_line(painter, QRectF(self.contentsRect()), self._shown(), font, across)


class PageTitle(Label):
    """The title of a page; it takes the focus when the page opens, and is no stop for Tab."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "page", parent=parent)
        hear_as(self, Role.Heading)
        self.setAccessibleDescription("")
        self.setProperty("ring", False)
