"""A row that opens: a name, quieter words below it, and a tag or a word at its end."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.buttons import entered
from planner.views.widgets.pills import PillWords, draw_pill, pill_size
from planner.views.widgets.scripts import draw_elided, shared_out, written
from planner.views.widgets.text import MOST_LETTERS, plain_tip


class Ending(StrEnum):
    """What stands at the end of a row: a pill to read, or a word that says what pressing does."""

    PILL = "pill"
    WORD = "word"


class LineButton(QAbstractButton):
    """One row; all of it can be pressed, by mouse, Enter or Space."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        below: str = "",
        end: PillWords | None = None,
        ending: Ending = Ending.PILL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = title
        self._below = below
        self._end = end
        self._ending = ending
        self._after = 16
        self.setAccessibleName(
            ". ".join(filter(None, (title, below.rstrip("."), end.text if end else "")))
        )
        # else readers take the tooltip, markup and all
        self.setAccessibleDescription(self.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.restyle)

    @property
    def below(self) -> str:
        """The quieter words."""
        return self._below

    def text(self) -> str:
        """The name."""
        return self._title

    def set_margin_after(self, pixels: int) -> None:
        """Leave so many design pixels at its end: none where a menu stands beside it."""
        self._after = pixels
        self.update()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.updateGeometry()
        self.update()

    def ring_rect(self) -> QRect:
        """The ring goes inside the row's edge."""
        return self.rect()

    def sizeHint(self) -> QSize:
        """A table's row."""
        return QSize(self.theme.px(240), self.theme.size("table-row"))

    def minimumSizeHint(self) -> QSize:
        """A few letters and what stands at the end."""
        return QSize(self.theme.px(160), self.theme.size("table-row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, words, end."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            down = theme.color("primary-press") if self.isDown() else theme.hover()
            painter.fillRect(self.rect(), down)
        box = QRectF(self.rect()).adjusted(theme.px(20), 0, -theme.px(self._after), 0)
        box.setRight(box.right() - self._draw_end(painter, box))
        middle = box.center().y()
        if not self._below:
            self._line(painter, box, self._title, "body-bold", "ink")
            return
        upper = QRectF(box.left(), theme.px(7), box.width(), middle - theme.px(5))
        lower = QRectF(box.left(), middle + 1, box.width(), middle - theme.px(7))
        fonts = (self._title, theme.font("body-bold")), (self._below, theme.font("small"))
        upper, lower = shared_out(QRectF(box), (upper, *fonts[0]), (lower, *fonts[1]))
        self._line(painter, upper, self._title, "body-bold", "ink")
        self._line(painter, lower, self._below, "small", "muted")
        widest = max(
            QFontMetrics(written(font, words)).horizontalAdvance(words[:MOST_LETTERS])
            for words, font in fonts
        )
        whole = widest <= box.width()
        tip = f"{self._title[:MOST_LETTERS]}\n{self._below[:MOST_LETTERS]}"
        self.setToolTip("" if whole else plain_tip(tip))

    def _line(self, painter: QPainter, box: QRectF, words: str, style: str, token: str) -> None:
        painter.setPen(self.theme.color(token))
        line = " ".join(words[:MOST_LETTERS].split())
        draw_elided(painter, box, line, self.theme.font(style))

    def _draw_end(self, painter: QPainter, box: QRectF) -> float:
        """Draw what stands at the end and give the room it took."""
        end, theme = self._end, self.theme
        if end is None:
            return 0
        if self._ending is Ending.PILL:
            width = min(pill_size(theme, end).width(), int(box.width() * 0.62))
            place = QRectF(box.right() - width, box.top(), width, box.height())
            draw_pill(painter, theme, place, end)
            return width + theme.px(12)
        font = theme.font("body-bold")
        wide = QFontMetrics(font).horizontalAdvance(end.text) if end.text else 0
        mark = theme.px(20)
        width = wide + mark + (theme.px(8) if end.text else 0)
        left = box.right() - width
        painter.drawPixmap(
            int(left), int(box.center().y() - mark / 2), theme.pixmap(end.icon, "primary", 20)
        )
        painter.setFont(font)
        painter.setPen(theme.color("primary"))
        painter.drawText(
            QRectF(box.right() - wide, box.top(), wide, box.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            end.text,
        )
        return width + theme.px(12)
