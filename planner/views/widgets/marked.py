"""Ticks, radio buttons and segments: Qt's own buttons with our drawing, their words wrapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.layout_text import LaidText

#: Design pixels: the mark, and what is between it and the words.
MARK = 24
GAP = 12
DrawMark = Callable[[QPainter, Theme, QRectF, QAbstractButton], None]


def draw_tick_box(painter: QPainter, theme: Theme, box: QRectF, button: QAbstractButton) -> None:
    """An empty or a ticked box."""
    _pens(painter, theme, button)
    radius = theme.radius("tick")
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    if button.isChecked():
        mark = theme.pixmap("check", "on-primary" if button.isEnabled() else "muted", 18)
        inset = (box.width() - theme.px(18)) / 2
        painter.drawPixmap(QPointF(box.left() + inset, box.top() + inset), mark)


def draw_disc(painter: QPainter, theme: Theme, box: QRectF, button: QAbstractButton) -> None:
    """An empty or a chosen disc."""
    token = "control" if not button.isChecked() else "primary"
    painter.setPen(QPen(theme.color(token if button.isEnabled() else "line"), 2))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if button.isChecked():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary" if button.isEnabled() else "muted"))
        inset = box.width() * 0.27
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def _pens(painter: QPainter, theme: Theme, button: QAbstractButton) -> None:
    edge, fill = ("primary", "primary") if button.isChecked() else ("control", "surface")
    if not button.isEnabled():
        edge, fill = "line", "sunken"
    painter.setPen(QPen(theme.color(edge), 2))
    painter.setBrush(theme.color(fill))


class _Marked:
    """A mark at the left and words beside it, at least 44 px tall.

    A base before Qt's own check box or radio button, so that what Qt asks is answered here.
    """

    theme: Theme
    draw_mark: ClassVar[DrawMark]
    _laid: LaidText
    _struck = False
    #: The width it was last given, in pixels.
    _given = 0

    def _start(self, button: QAbstractButton, theme: Theme, text: str) -> None:
        self._button = button
        self.theme = theme
        # not Fixed: a layout would cut its words at the height of one line
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        button.setProperty("ring_radius", 8)
        self._say(text)
        theme.changed.connect(self.restyle)

    def _say(self, text: str) -> None:
        self._words = text
        self._button.setText(text.replace("&", "&&"))
        self._button.setAccessibleName(text)
        self.restyle()

    def text(self) -> str:
        """The words beside it, as given."""
        return self._words

    @property
    def struck(self) -> bool:
        """Whether the words are struck through, since what they say is done."""
        return self._struck

    @struck.setter
    def struck(self, struck: bool) -> None:
        self._struck = struck
        self.restyle()

    def restyle(self) -> None:
        """Take font and size from the theme again."""
        font = self.theme.font("body")
        self._button.setFont(font)
        font.setStrikeOut(self._struck)
        self._laid = LaidText(self._words, font, self.theme.line_height("body"))
        self._button.updateGeometry()
        self._button.update()

    def sizeHint(self) -> QSize:
        """Mark and words."""
        words = min(self._laid.natural_width(), self.theme.px(560)) if self._words else 0
        width = max(self._lead() + words + self.theme.px(6), self.theme.size("press"))
        # Qt gives no more height than this: as many lines as there are at the width it has
        return QSize(width, self.heightForWidth(min(width, self._given or width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its words may take other lines now."""
        if event.size().width() != self._given:
            self._given = event.size().width()
            self._button.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Mark and a few letters."""
        words = min(self._laid.natural_width(), self.theme.px(80)) if self._words else 0
        return QSize(self._lead() + words, self.theme.size("press"))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """At least 44 px."""
        words = self._laid.height(width - self._lead())
        return max(self.theme.size("press"), words + self.theme.px(20))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self._button.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and words."""
        button = self._button
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.theme.px(MARK)
        first = self.theme.line_height("body")
        words = self._laid.height(button.width() - self._lead())
        top = max(0, (button.height() - words) // 2)
        box = QRectF(1, top + (first - size) / 2, size, size)
        type(self).draw_mark(painter, self.theme, box, button)
        muted = self._struck or not button.isEnabled()
        painter.setPen(self.theme.color("muted" if muted else "ink"))
        place = QRectF(self._lead(), top, button.width() - self._lead(), words)
        self._laid.draw(painter, place)

    def _lead(self) -> int:
        """What the mark takes from the width; nothing stands beside it where there are no words."""
        return self.theme.px(MARK) + (self.theme.px(GAP) if self._words else 0) + 2


class Tick(_Marked, QCheckBox):
    """A box to tick, the words part of it."""

    draw_mark = draw_tick_box

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start(self, theme, text)

    def set_text(self, text: str) -> None:
        """Other words beside the box."""
        self._say(text)


class Radio(_Marked, QRadioButton):
    """A radio button, the words part of it."""

    draw_mark = draw_disc

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start(self, theme, text)


class Segment(QRadioButton):
    """A radio button drawn as one part of a row of joined boxes."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = text
        self.ends = (True, True)
        self.upright = False
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setProperty("ring_radius", theme.radius("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """The words on it, as given."""
        return self._words

    def restyle(self) -> None:
        """Take font and size from the theme again."""
        self.setFont(self.theme.font("body-bold"))
        self.setFixedHeight(self.theme.size("press"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Its words and the tick that may come before them."""
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + self.theme.px(28 + 24), self.theme.size("press"))

    def minimumSizeHint(self) -> QSize:
        """The same: the row goes down the page where they do not fit side by side."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen else 1
        edge = "primary" if chosen else "control"
        fill = "primary-tint" if chosen or self.underMouse() else "surface"
        painter.setPen(QPen(self.theme.color(edge if self.isEnabled() else "line"), width))
        painter.setBrush(self.theme.color(fill if self.isEnabled() else "sunken"))
        painter.drawPath(self._outline(width / 2))
        token = "primary" if chosen else "ink"
        painter.setPen(self.theme.color(token if self.isEnabled() else "muted"))
        painter.setFont(self.theme.font("body-bold" if chosen else "body"))
        self._draw_words(painter, self.theme.px(28) if chosen else 0)

    def _draw_words(self, painter: QPainter, lead: int) -> None:
        room = self.width() - lead - self.theme.px(16)
        metrics = painter.fontMetrics()
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        left = max(self.theme.px(8), (self.width() - lead - metrics.horizontalAdvance(words)) // 2)
        if lead:
            size = self.theme.px(20)
            mark = self.theme.pixmap("check", "primary", 20)
            painter.drawPixmap(left, (self.height() - size) // 2, mark)
        box = QRect(left + lead, 0, self.width() - left - lead, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _outline(self, inset: float) -> QPainterPath:
        """Round where the row ends, square where the next box begins; edges are not doubled."""
        first, last = self.ends
        before = inset if first or self.isChecked() else -1
        left, top = (inset, before) if self.upright else (before, inset)
        box = QRectF(self.rect()).adjusted(left, top, -inset, -inset)
        radius = float(self.theme.radius("control"))
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        half = box.height() / 2 if self.upright else box.width() / 2
        if not first:
            path.addRect(
                box.adjusted(0, 0, 0, -half) if self.upright else box.adjusted(0, 0, -half, 0)
            )
        if not last:
            path.addRect(
                box.adjusted(0, half, 0, 0) if self.upright else box.adjusted(half, 0, 0, 0)
            )
        return path.simplified()
