"""Choosing one of a few: rows, cards, a scale. Real radio buttons, so that arrows and readers work.

All emit `chosen` only for a choice made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.layout_text import LaidText
from planner.views.widgets.marked import MARK, Radio, Segment, Tick, draw_disc
from planner.views.widgets.text import Label

__all__ = ["NumberScale", "RadioCards", "RadioRow", "Tick"]


class _OneOf(QWidget):
    """A label and radio buttons that know their values.

    Emits:
        chosen(object): the value chosen by hand.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self.theme = theme
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._click)
        self._shown: object | None = None
        self.label = Label(theme, label, "body-bold")
        self.label.setVisible(bool(label))
        self.setAccessibleName(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.label)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self._column.setSpacing(self.theme.px(6))

    def set_label_hidden(self, hidden: bool) -> None:
        """Where the words around it say what it is; the accessible name stays."""
        self.label.setVisible(not hidden)

    def buttons(self) -> list[QAbstractButton]:
        """The radio buttons, in their order."""
        return self._group.buttons()

    def value(self) -> object | None:
        """What is chosen; None where nothing is."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Choose; nothing where `value` is not offered."""
        self._shown = value if value in self._values else None
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)

    def _add(self, button: QAbstractButton, value: object) -> None:
        if self.accessibleName():
            button.setAccessibleDescription(self.accessibleName())
        self._group.addButton(button, len(self._values))
        self._values.append(value)
        if self.focusProxy() is None:
            self.setFocusProxy(button)

    def _click(self, button: QAbstractButton) -> None:
        value = self._values[self._group.id(button)]
        if value != self._shown:
            self._shown = value
            self.chosen.emit(value)


class RadioRow(_OneOf):
    """Joined boxes in a row, down the page where they do not fit; `vertical` is a plain list."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str]],
        vertical: bool = False,
    ) -> None:
        super().__init__(theme, label)
        self._vertical = vertical
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        if vertical:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._column.addLayout(self._row)
        for value, words in options:
            button = Radio(theme, words, self) if vertical else Segment(theme, words, self)
            self._add(button, value)
            self._row.addWidget(button)
        # narrower than its boxes side by side is allowed: then they go down the page
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again, and see what fits."""
        super().restyle()
        self._shape()

    def hasHeightForWidth(self) -> bool:
        """It is taller where its boxes do not fit side by side."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its label and its boxes at `width`."""
        if self._vertical:
            return super().heightForWidth(width)
        rows = len(self.buttons()) if self._needed() > width else 1
        height = rows * self.theme.size("press")
        if self.label.isHidden():
            return height
        return height + self._column.spacing() + self.label.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """The widest of its boxes."""
        least = super().minimumSizeHint()
        widest = max((one.minimumSizeHint().width() for one in self.buttons()), default=0)
        return QSize(widest, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._shape()

    def _needed(self) -> int:
        """The width of all boxes side by side, in pixels."""
        return sum(one.sizeHint().width() for one in self.buttons())

    def _shape(self) -> None:
        if self._vertical:
            return
        segments = [one for one in self.buttons() if isinstance(one, Segment)]
        upright = self._needed() > self.width()
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        for index, segment in enumerate(segments):
            segment.ends = (index == 0, index == len(segments) - 1)
            segment.upright = upright
            segment.update()


class _CardRadio(QRadioButton):
    """A radio button drawn as a card: a title, and below it what that means."""

    def __init__(self, theme: Theme, title: str, meaning: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = title
        self._meaning = meaning
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setProperty("ring_radius", theme.radius("card"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Its title, as given."""
        return self._title

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        theme = self.theme
        self.setFont(theme.font("body-bold"))
        self._laid = (
            LaidText(self._title, theme.font("body-bold"), theme.line_height("body-bold")),
            LaidText(self._meaning, theme.font("support"), theme.line_height("support")),
        )
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        return self.theme.px(16 + MARK + 12)

    def _words_width(self, width: int) -> int:
        return width - self._lead() - self.theme.px(16)

    def heightForWidth(self, width: int) -> int:
        """Its words and the space around them."""
        room = self._words_width(width)
        title, meaning = self._laid
        height = title.height(room) + (meaning.height(room) if self._meaning else 0)
        return max(self.theme.size("press"), height + self.theme.px(28))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """Comfortable."""
        width = self.theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        width = self.theme.px(160)
        return QSize(width, self.theme.size("press"))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, disc, title, meaning."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen else 1
        painter.setPen(QPen(theme.color("primary" if chosen else "control"), width))
        fill = "primary-tint" if chosen or self.underMouse() else "surface"
        painter.setBrush(theme.color(fill))
        radius = theme.radius("card")
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        size, top = theme.px(MARK), theme.px(14)
        draw_disc(painter, theme, QRectF(theme.px(16), top, size, size), self)
        room = self._words_width(self.width())
        title, meaning = self._laid
        painter.setPen(theme.color("ink"))
        title.draw(painter, QRectF(self._lead(), top, room, self.height()))
        painter.setPen(theme.color("muted"))
        below = top + title.height(room)
        meaning.draw(painter, QRectF(self._lead(), below, room, self.height()))


class RadioCards(_OneOf):
    """Cards one below the other, or side by side: (value, title, what it means)."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str, str]],
        across: bool = False,
    ) -> None:
        super().__init__(theme, label)
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._cards = QBoxLayout(way)
        self._column.addLayout(self._cards)
        for value, title, meaning in options:
            card = _CardRadio(theme, title, meaning, self)
            self._add(card, value)
            card.setAccessibleDescription(meaning)
            self._cards.addWidget(card, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        super().restyle()
        self._cards.setSpacing(self.theme.px(8))


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


class NumberScale(_OneOf):
    """0 to 10 as discs; the digits choose, End chooses the last.

    Emits:
        chosen(object): the number chosen by hand.
    """

    def __init__(self, theme: Theme, label: str, low: int = 0, high: int = 10) -> None:
        super().__init__(theme, label)
        self._row = FlowLayout(spacing=2)
        self._column.addLayout(self._row)
        for number in range(low, high + 1):
            digit = _Digit(theme, number, self)
            self._add(digit, number)
            self._row.addWidget(digit)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; End chooses the last."""
        wanted: object = int(event.text()) if event.text().isdecimal() else None
        if event.key() == Qt.Key.Key_End:
            wanted = self._values[-1]
        if wanted not in self._values:
            super().keyPressEvent(event)
            return
        button = self._group.button(self._values.index(wanted))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
