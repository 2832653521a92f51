"""Large radio buttons for the turned screen: real ones, 72 px at least, that take digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from planner.views.style_sheet import MOST_TURNED
from planner.views.theme import Theme
from planner.views.widgets.layout_text import LaidText
from planner.views.widgets.one_of import OneOf
from planner.views.widgets.text import Label
from planner.words import _

#: Design pixels inside a box with words, and between boxes.
_EDGE, _GAP, _TIGHT = 14, 12, 6
#: Design pixels beside a number, which is short enough to need no more.
_BESIDE_NUMBER = 8
#: Under so many letters it is a number.
_SHORT = 3
#: No box is narrower, in pixels: it does not grow with the text, so that 0 to 10 stay in a row.
_NARROWEST = 72
#: Seconds within which 1 and then 0 mean 10.
_TEN_WITHIN = 1.5
_LONG_AGO = float("-inf")


def turned_press(theme: Theme) -> int:
    """The least height of something to press, in pixels."""
    return min(theme.size("turned-press"), MOST_TURNED)


class BigBox(QRadioButton):
    """A radio button drawn as a box with its words in the middle."""

    def __init__(self, theme: Theme, words: str, style: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = words
        self._style = style
        self.setAccessibleName(words)
        self.setProperty("ring_radius", theme.radius("card"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """The words in it."""
        return self._words

    def restyle(self) -> None:
        """Take font and size from the theme again."""
        theme = self.theme
        self._laid = LaidText(self._words, theme.font(self._style), theme.line_height(self._style))
        self.updateGeometry()
        self.update()

    def natural_width(self) -> int:
        """The width at which its words need one line."""
        around = self._laid.natural_width() + 2 * self._beside() + 2
        return max(_NARROWEST, around)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its words and the room around them."""
        edge = self.theme.px(_EDGE)
        words = self._laid.height(max(1, width - 2 * self._beside())) + 2 * edge
        return max(turned_press(self.theme), words)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.natural_width(), turned_press(self.theme))

    def minimumSizeHint(self) -> QSize:
        """Something to press."""
        return QSize(_NARROWEST, self.heightForWidth(max(_NARROWEST, self.width())))

    def _beside(self) -> int:
        """The room left and right of its words, in pixels."""
        return self.theme.px(_BESIDE_NUMBER if len(self._words) < _SHORT else _EDGE)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and words; what is chosen is filled."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("primary" if chosen else "control"), 2))
        fill = "primary" if chosen else "primary-tint" if self.underMouse() else "surface"
        painter.setBrush(theme.color(fill))
        corner = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.setPen(theme.color("on-primary" if chosen else "ink"))
        edge = self._beside()
        room = max(1, self.width() - 2 * edge)
        top = (self.height() - self._laid.height(room)) / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        self._laid.draw(painter, QRectF(edge, top, room, self.height()), middle)


class BigChoice(OneOf):
    """Boxes beside each other, in as few rows as fit, each as wide as the others.

    `ends` are words below the first and the last; `now` gives seconds, for 1 and 0 meaning 10.

    Emits:
        chosen(object): the value chosen by hand.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str]],
        now: Callable[[], float],
        ends: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(theme, label)
        self.label.set_style("turned-heading")
        self._now = now
        self._one_at = _LONG_AGO
        self._boxes: list[BigBox] = []
        self._grid = QGridLayout()
        self.column.addLayout(self._grid)
        style = (
            "turned-heading" if all(len(words) < _SHORT for _value, words in options) else "person"
        )
        for value, words in options:
            box = BigBox(theme, words, style, self)
            self.add(box, value)
            self._boxes.append(box)
        self._columns = 0
        self._place(len(options))
        if ends is not None:
            row = QHBoxLayout()
            row.addWidget(Label(theme, ends[0], "turned-body", "muted", wrap=False))
            row.addStretch(1)
            row.addWidget(Label(theme, ends[1], "turned-body", "muted", wrap=False))
            self.column.addLayout(row)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        super().restyle()
        self.column.setSpacing(self.theme.px(_GAP))
        self._grid.setSpacing(self.theme.px(_GAP))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one box: then they go down the page."""
        widest = min((box.natural_width() for box in self._boxes), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As few rows as fit."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; 1 and soon after it 0 choose 10."""
        wanted = int(event.text()) if event.text().isdecimal() else None
        if wanted == 0 and 10 in self.values and self._now() - self._one_at < _TEN_WITHIN:
            wanted = 10
        self._one_at = self._now() if wanted == 1 else _LONG_AGO
        if wanted not in self.values:
            super().keyPressEvent(event)
            return
        box = self._boxes[self.values.index(wanted)]
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.click()

    def _fit(self) -> None:
        if not self._boxes:
            return
        count = len(self._boxes)
        widest = max(self._least(box) for box in self._boxes)
        for gap in (self.theme.px(_GAP), self.theme.px(_TIGHT)):
            most = max(1, (self.width() + gap) // (widest + gap))
            if most >= count:
                break
        self._grid.setSpacing(gap)
        rows = -(-count // min(count, most))
        self._place(-(-count // rows))

    def _least(self, box: BigBox) -> int:
        """A long answer may take two lines beside the others."""
        return min(box.natural_width(), self.theme.px(160))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self._boxes):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, place // columns, place % columns)
        for column in range(len(self._boxes)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def number_boxes() -> list[tuple[object, str]]:
    """0 to 10."""
    return [(number, str(number)) for number in range(11)]


def yes_boxes() -> list[tuple[object, str]]:
    """Yes or not yet, as progress counts them."""
    return [(0.0, _("Not yet")), (1.0, _("Yes"))]
