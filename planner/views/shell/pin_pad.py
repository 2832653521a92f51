"""The keypad for the PIN: counts its wrong tries, and gives up after five."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from planner.views.shell.pin import LENGTH
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, plural

#: Wrong PINs that lock the vault.
TRIES = 5

#: What the keypad is made of grows with the text only so far, so that it stays whole: in pixels.
_MOST_KEY = 96
_MOST_EDGE = 48


class PinDots(QWidget):
    """How many digits are in, never which; ringed, for digits always go here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hear_as(self, Role.StaticText)
        self._theme = theme
        self._filled = 0
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_count(0)

    def show_count(self, filled: int) -> None:
        """Fill the first `filled` discs."""
        self._filled = filled
        self.setAccessibleName(
            _("PIN, {filled} of {count} digits").format(filled=filled, count=LENGTH)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a disc for each digit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 3))
        corner = self._theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), corner, corner)
        step = self.width() / (LENGTH + 1)
        radius = self._theme.px(9)
        for index in range(LENGTH):
            chosen = index < self._filled
            painter.setPen(QPen(self._theme.color("primary" if chosen else "control"), 2))
            painter.setBrush(self._theme.color("primary" if chosen else "surface"))
            painter.drawEllipse(
                round(step * (index + 1)) - radius,
                self.height() // 2 - radius,
                2 * radius,
                2 * radius,
            )

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(248), self._theme.px(56))
        self.update()


class PinPad(Card):
    """Ten keys, and the digits as discs.

    Emits:
        fitted(): the right PIN was put in.
        refused(int): it was not; so many tries are left.
        tired(): five were wrong, now or before: the vault is to be locked.
    """

    fitted = Signal()
    refused = Signal(int)
    tired = Signal()

    def __init__(self, theme: Theme, fits: Callable[[str], bool]) -> None:
        super().__init__(theme, "keypad")
        self._fits = fits
        self._typed = ""
        self._wrong = 0
        edge = min(theme.px(44), _MOST_EDGE)
        self.body.setContentsMargins(edge, min(theme.px(32), edge), edge, edge)
        self.body.setSpacing(min(theme.px(16), 24))
        self.body.addWidget(Label(theme, _("PIN"), "card"), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.dots = PinDots(theme)
        self.body.addWidget(self.dots, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.digits: dict[str, Button] = {}
        self.body.addLayout(self._keys())

    @property
    def left(self) -> int:
        """How many tries are left."""
        return TRIES - self._wrong

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means nothing."""
        if event.key() == Qt.Key.Key_Backspace:
            self._delete()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.text().isdigit() and event.text().isascii():
            self._add(event.text())
        else:
            return False
        return True

    def clear(self) -> None:
        """Take out the digits that are in."""
        self._typed = ""
        self.dots.show_count(0)

    def restyle(self) -> None:
        """Its spaces are its own."""

    def _keys(self) -> QGridLayout:
        theme = self.theme
        keys = QGridLayout()
        keys.setSpacing(theme.px(12))
        for index in range(4):
            keys.setRowMinimumHeight(index, min(theme.px(72), _MOST_KEY))
        for index, digit in enumerate("1234567890"):
            button = Button(theme, digit)
            button.set_digit()
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setProperty("digit", digit)
            button.clicked.connect(self._digit_pressed)
            self.digits[digit] = button
            keys.addWidget(button, index // 3, 1 if digit == "0" else index % 3)
        clear = Button(theme, _("Clear"), ButtonKind.QUIET)
        clear.clicked.connect(self.clear)
        delete = Button(theme, _("Delete"), ButtonKind.QUIET)
        delete.clicked.connect(self._delete)
        keys.addWidget(clear, 3, 0)
        keys.addWidget(delete, 3, 2)
        widest = max(clear.sizeHint().width(), delete.sizeHint().width(), theme.px(96))
        for index in range(3):
            keys.setColumnMinimumWidth(index, min(widest, 5 * _MOST_KEY // 3))
        return keys

    def _digit_pressed(self) -> None:
        self._add(str(self.sender().property("digit")))

    def _add(self, digit: str) -> None:
        if not self.left:  # the vault could not be locked: no more guesses
            self.tired.emit()
            return
        self._typed += digit
        self.dots.show_count(len(self._typed))
        if len(self._typed) < LENGTH:
            return
        typed, self._typed = self._typed, ""
        if self._fits(typed):
            self._wrong = 0
            self.fitted.emit()
            return
        self._wrong += 1
        self.dots.show_count(0)
        self.refused.emit(self.left)
        if not self.left:
            self.tired.emit()

    def _delete(self) -> None:
        self._typed = self._typed[:-1]
        self.dots.show_count(len(self._typed))


def refused_words(left: int) -> str:
    """That a PIN is not right, and how many tries are left."""
    if left == 0:
        return _("Five PINs were wrong. Your passphrase is needed now.")
    return plural(
        "That PIN is not right. {count} try is left, then your passphrase is needed.",
        "That PIN is not right. {count} tries are left, then your passphrase is needed.",
        left,
    )
