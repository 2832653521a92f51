"""A bar that fills while something long is done, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class Bar(QProgressBar):
    """How much is done, in thousandths."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setRange(0, 1000)
        self.setTextVisible(False)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the height from the theme again."""
        self.setFixedHeight(self.theme.px(10))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and how far it is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.edge("control"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        painter.setBrush(self.theme.color("track"))
        painter.drawRoundedRect(box, radius, radius)
        share = self.value() / self.maximum()
        if share > 0:
            box.setWidth(max(box.height(), box.width() * share))
            painter.setBrush(self.theme.color("primary"))
            painter.drawRoundedRect(box, radius, radius)


class ProgressLine(QWidget):
    """What is being done, how far it is, and Cancel; hidden while nothing is.

    Emits:
        cancelled(): the planner wants to stop it.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, stop: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label(theme, "", "support", "muted")
        self.bar = Bar(theme)
        self.stop_button = Button(theme, stop or _("Cancel"), ButtonKind.QUIET)
        self.stop_button.clicked.connect(self._stop)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Something long begins."""
        self.sentence.set_text(sentence)
        self.bar.setAccessibleName(sentence)
        self.bar.setValue(0)
        self.stop_button.setEnabled(True)
        self.show()
        announce(self, sentence)

    def say(self, sentence: str) -> None:
        """What is being done by now; the bar goes on."""
        if sentence != self.sentence.text():
            self.sentence.set_text(sentence)
            self.bar.setAccessibleName(sentence)

    def report(self, done: int, total: int) -> None:
        """So much is done of so much."""
        self.bar.setValue(1000 * done // max(total, 1))

    def end(self) -> None:
        """It is over."""
        self.hide()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.cancelled.emit()
