"""0 to 10, as discs with numbers in them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from planner.views.theme import Theme
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.one_of import OneOf


class _Digit(QRadioButton):
    """A radio button drawn as a disc with a number in it."""

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._number = number
        self.setAccessibleName(str(number))
        self.setProperty("ring_radius", 22)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.setFixedSize(self.theme.size("press"), self.theme.size("press"))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        inset = self.theme.px(4) + 1
        painter.setPen(QPen(self.theme.color("primary" if chosen else "control"), 1.5))
        fill = "primary" if chosen else "primary-tint" if self.underMouse() else "surface"
        painter.setBrush(self.theme.color(fill))
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(self.theme.color("on-primary" if chosen else "ink"))
        painter.setFont(self.theme.font("body-bold" if chosen else "body"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class NumberScale(OneOf):
    """0 to 10 as discs; the digits choose, End chooses the last.

    Emits:
        chosen(object): the number chosen by hand.
    """

    def __init__(self, theme: Theme, label: str, low: int = 0, high: int = 10) -> None:
        super().__init__(theme, label)
        self._row = FlowLayout(spacing=2)
        self.column.addLayout(self._row)
        for number in range(low, high + 1):
            digit = _Digit(theme, number, self)
            self.add(digit, number)
            self._row.addWidget(digit)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; End chooses the last."""
        wanted: object = int(event.text()) if event.text().isdecimal() else None
        if event.key() == Qt.Key.Key_End:
            wanted = self.values[-1]
        if wanted not in self.values:
            super().keyPressEvent(event)
            return
        button = self.group.button(self.values.index(wanted))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
