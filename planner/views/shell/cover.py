"""The cover: nothing of anyone's on the screen until the PIN is put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.models.sheets import CrisisNumberSnapshot
from planner.views.shell.art import Mark
from planner.views.shell.pin import LENGTH
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, plural, time_of_day

#: Wrong PINs that lock the vault.
TRIES = 5


class PinDots(QWidget):
    """How many digits are in, never which."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
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
        step = self.width() / (LENGTH + 1)
        radius = self._theme.px(9)
        for index in range(LENGTH):
            chosen = index < self._filled
            painter.setPen(self._theme.color("primary" if chosen else "control"))
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


class Cover(QWidget):
    """Lies over the whole window. It shows no name.

    Emits:
        lifted(): the right PIN was put in.
        lock_wanted(): Lock now was pressed, or five PINs were wrong.
    """

    lifted = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        fits: Callable[[str], bool],
        locks_at: datetime,
        numbers: Sequence[CrisisNumberSnapshot],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fits = fits
        self._typed = ""
        self._wrong = 0
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Covered"))
        self._lay_out(locks_at, numbers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Ctrl+L; nothing else reaches what lies beneath."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_L:
            self.lock_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._delete()
        elif event.key() == Qt.Key.Key_Escape:
            self._clear()
        elif event.text().isdigit() and event.text().isascii():
            self._add(event.text())
        event.accept()

    def _lay_out(self, locks_at: datetime, numbers: Sequence[CrisisNumberSnapshot]) -> None:
        theme = self._theme
        words = QVBoxLayout()
        words.setSpacing(theme.px(12))
        words.addStretch()
        words.addWidget(Mark(theme, 56))
        words.addWidget(Label(theme, _("Covered"), "turned-title"))
        words.addWidget(
            Label(theme, _("Everything is saved. Put in your PIN to carry on."), "turned-body")
        )
        self._hint = Label(
            theme,
            _(
                "Locks by itself at {time}, or after five wrong PINs. "
                "Then your passphrase is needed."
            ).format(time=time_of_day(locks_at)),
            "support",
            "muted",
        )
        words.addWidget(self._hint)
        self.lock = Button(theme, _("Lock now"), icon="lock")
        self.lock.setToolTip(_("Ctrl+L"))
        self.lock.clicked.connect(self.lock_wanted)
        words.addSpacing(theme.px(12))
        words.addWidget(self.lock, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addStretch()
        left = QWidget()
        left.setLayout(words)
        left.setMaximumWidth(theme.px(420))
        row = QHBoxLayout()
        row.addStretch(2)
        row.addWidget(left, 4)
        row.addStretch(1)
        row.addWidget(self._keypad(), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._help(numbers))

    def _help(self, numbers: Sequence[CrisisNumberSnapshot]) -> Card:
        """Who to ring now, for whoever needs it while the planner is away."""
        theme = self._theme
        strip = Card(theme, "strip")
        line = FlowLayout(spacing=theme.px(28))
        line.addWidget(Label(theme, _("Need help now?"), "support-bold", wrap=False))
        for number in numbers:
            words = _("{label}: {number}").format(label=number.label, number=number.number)
            line.addWidget(Label(theme, words, "support", wrap=False))
        strip.body.addLayout(line)
        return strip

    def _keypad(self) -> Card:
        theme = self._theme
        card = Card(theme)
        card.body.setContentsMargins(*(theme.px(44),) * 4)
        card.body.setSpacing(theme.px(16))
        card.body.addWidget(Label(theme, _("PIN"), "card"), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.dots = PinDots(theme)
        self.dots.setFocusProxy(self)
        card.body.addWidget(self.dots, alignment=Qt.AlignmentFlag.AlignHCenter)
        keys = QGridLayout()
        keys.setSpacing(theme.px(12))
        for index in range(4):
            keys.setRowMinimumHeight(index, theme.px(72))
        for index in range(3):
            keys.setColumnMinimumWidth(index, theme.px(96))
        self.digits: dict[str, Button] = {}
        for index, digit in enumerate("1234567890"):
            button = Button(theme, digit)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setProperty("digit", digit)
            button.clicked.connect(self._digit_pressed)
            self.digits[digit] = button
            keys.addWidget(button, index // 3, 1 if digit == "0" else index % 3)
        clear = Button(theme, _("Clear"), ButtonKind.QUIET)
        clear.clicked.connect(self._clear)
        delete = Button(theme, _("Delete"), ButtonKind.QUIET)
        delete.clicked.connect(self._delete)
        keys.addWidget(clear, 3, 0)
        keys.addWidget(delete, 3, 2)
        card.body.addLayout(keys)
        return card

    def _digit_pressed(self) -> None:
        self._add(str(self.sender().property("digit")))

    def _add(self, digit: str) -> None:
        self._typed += digit
        self.dots.show_count(len(self._typed))
        if len(self._typed) < LENGTH:
            return
        typed, self._typed = self._typed, ""
        if self._fits(typed):
            self.lifted.emit()
            return
        self._wrong += 1
        self.dots.show_count(0)
        left = TRIES - self._wrong
        if left == 0:
            self.lock_wanted.emit()
            return
        self._hint.set_text(
            plural(
                "That PIN is not right. {count} try is left, then your passphrase is needed.",
                "That PIN is not right. {count} tries are left, then your passphrase is needed.",
                left,
            )
        )

    def _delete(self) -> None:
        self._typed = self._typed[:-1]
        self.dots.show_count(len(self._typed))

    def _clear(self) -> None:
        self._typed = ""
        self.dots.show_count(0)
