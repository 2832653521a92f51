"""The box of a list that opens, drawn by us: an edge in a style sheet would break Qt's arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyledItemDelegate, QWidget

from planner.views.theme import Theme
from planner.views.widgets.scripts import draw_elided


class Combo(QComboBox):
    """A combo box with our edge, corners and arrow; the wheel scrolls the page, not the choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        shown = QListView(self)
        shown.setObjectName("choices")
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(shown)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and size from the theme again."""
        self.setFont(self.theme.font("body"))
        self.view().setFont(self.theme.font("body"))
        self.setFixedHeight(self.theme.size("press"))
        self.update()

    def sizeHint(self) -> QSize:
        """Its widest choice, within reason."""
        metrics = self.fontMetrics()
        widest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(min(widest, self.theme.px(320)) + self.theme.px(64), self.theme.size("press"))

    def minimumSizeHint(self) -> QSize:
        """Narrow: its words end with an ellipsis."""
        return QSize(self.theme.px(96), self.theme.size("press"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, words and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wrong = bool(self.property("error"))
        width = 2 if wrong else 1
        edge = "danger" if wrong else "control" if self.isEnabled() else "line"
        painter.setPen(QPen(self.theme.color(edge), width))
        painter.setBrush(self.theme.color("surface" if self.isEnabled() else "sunken"))
        inset = width / 2
        radius = self.theme.radius("control")
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        arrow = self.theme.pixmap("open", "muted", 20)
        size = self.theme.px(20)
        side = self.theme.px(12)
        painter.drawPixmap(self.width() - side - size, (self.height() - size) // 2, arrow)
        text = self.currentText() or self.placeholderText()
        painter.setPen(self.theme.color("ink" if self.currentText() else "muted"))
        box = self.rect().adjusted(side, 0, -(side * 2 + size), 0)
        draw_elided(painter, QRectF(box), text, self.font())
