"""What lines up with words above it though its own edge lies beyond them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.flow import FlowLayout

#: Around the words of a flush button, in design pixels; its edge comes to that.
_ASIDE = 8
#: How far the edge of a button lies to the left of its arrow alone, in design pixels.
ARROW = 12


def flush_by(theme: Theme) -> int:
    """How far the edge of a flush button lies to the left of its words, in pixels."""
    return theme.px(_ASIDE) + 1


class Beyond(QHBoxLayout):
    """A row that goes beyond its place by some pixels, as no margin of Qt's can.

    A widget of its own around it would cut that off.
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = 0

    def set_beyond(self, left: int, right: int) -> None:
        """Wider by so much at each side."""
        self._left, self._right = left, right
        self.invalidate()

    def sizeHint(self) -> QSize:
        """Without what lies beyond."""
        return super().sizeHint() - QSize(self._left + self._right, 0)

    def minimumSize(self) -> QSize:
        """The same."""
        return super().minimumSize() - QSize(self._left + self._right, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Wider than it is told."""
        super().setGeometry(rect.adjusted(-self._left, 0, self._right, 0))


class FlushRow(FlowLayout):
    """Quiet buttons below words: theirs begin where those above begin.

    What is around it needs room at the left for the buttons' own edge: a card has that. It must
    be given to a layout there, since a widget of its own would cut the edge off.
    """

    def __init__(self, theme: Theme, *buttons: Button) -> None:
        super().__init__()
        self._theme = theme
        for button in buttons:
            self.add(button)
        theme.changed.connect(self.restyle)
        self.restyle()

    def add(self, button: Button) -> None:
        """Put another one at the end."""
        button.set_flush()
        self.addWidget(button)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.setSpacing(self._theme.px(_ASIDE))
        self.invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height of its lines, which are a little wider than `width`."""
        return super().heightForWidth(width + flush_by(self._theme))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items a little to the left: Qt knows no margin below nothing."""
        super().setGeometry(rect.adjusted(-flush_by(self._theme), 0, 0, 0))
