"""The way out of the turned screen: the planner's PIN, or the lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.views.shell.pin_pad import PinPad, refused_words
from planner.views.theme import Theme
from planner.views.turned.question import body, title
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.hand_on import hand_on
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import ScrollArea
from planner.words import _


class LeavingPanel(QWidget):
    """Asks for the PIN. Wrong ones are counted for as long as the screen is turned.

    Emits:
        left(): the right PIN was put in.
        back_wanted(): back to the question.
        lock_wanted(): Lock instead was pressed, or five PINs were wrong.
    """

    left = Signal()
    back_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, fits: Callable[[str], bool]) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("PIN to leave the turned screen"))
        self.setProperty("ring", False)
        self.setProperty("takes_digits", True)
        self.pad = PinPad(theme, fits)
        hand_on(self.pad.dots, to=self)
        self.pad.fitted.connect(self.left)
        self.pad.refused.connect(self._refuse)
        self.pad.tired.connect(self.lock_wanted)
        self.hint = body(theme, _("Five wrong PINs lock the vault."), "muted")
        self.back = Button(theme, _("Back to the question"), icon="back")
        self.lock = Button(theme, _("PIN forgotten? Lock instead"), ButtonKind.QUIET, "lock")
        self.back.clicked.connect(self.back_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 16)
        words.addStretch()
        words.addWidget(title(theme, _("For your planner")))
        words.addWidget(body(theme, _("Put in your PIN to leave the turned screen.")))
        words.addWidget(self.hint)
        for button in (self.back, self.lock):
            button.set_turned()
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(body(theme, _("A lock keeps every word that was typed."), "muted"))
        words.addStretch()
        middle = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.BottomToTop, middle)
        grow(theme, self._row.setContentsMargins, 8, 8, 8, 8)
        self._row.setSpacing(min(theme.px(48), 64))
        self._row.addLayout(words, 1)
        self._row.addWidget(self.pad, alignment=Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollArea(theme, middle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys beside the words where there is room, else above them."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(880)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.BottomToTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Backspace; Enter is for whatever has the keyboard."""
        if not self.pad.press(event):
            super().keyPressEvent(event)

    def _refuse(self, left: int) -> None:
        self.hint.set_text(refused_words(left))
