"""The cover: nothing of anyone's on the screen until the PIN is put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.sheets import CrisisNumberSnapshot
from planner.views.shell.art import Mark
from planner.views.shell.pin import LENGTH, PIN_KEY, Pin
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.signed import KeyCap, Sign, SignedLabel
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.text import Label
from planner.words import N_, _, plural, time_of_day

if TYPE_CHECKING:
    from planner.records.book import Records

#: What the cover says of the words below it.
SAVED = N_("Everything is saved. Put in your PIN to carry on.")
NOT_YET = N_("Something typed is not saved yet. It is still there. Put in your PIN to carry on.")
CANNOT = N_(
    "Not locked: the last words typed cannot be saved. They are still there. Free some space on "
    "this computer, then press Lock now."
)
#: Wrong PINs that lock the vault.
TRIES = 5

#: What the keypad is made of grows with the text only so far, so that it stays whole: in pixels.
_MOST_KEY = 96
_MOST_EDGE = 48


class PinDots(QWidget):
    """How many digits are in, never which; ringed, for digits always go here."""

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


class _Number(QWidget):
    """Whom to ring, and the number in bold."""

    def __init__(self, theme: Theme, number: CrisisNumberSnapshot) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(24), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(Label(theme, number.label, wrap=False))
        row.addWidget(Label(theme, number.number, "body-bold", wrap=False))


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
        sentence: str = SAVED,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fits = fits
        self._typed = ""
        self._wrong = 0
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Covered"))
        self.setProperty("ring", False)
        self._sentence = Label(theme, "", "turned-body")
        self._lay_out(locks_at, numbers)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say this of the words below it: SAVED, NOT_YET or CANNOT."""
        self._sentence.set_text(_(sentence))
        if sentence == CANNOT and self._wrong < TRIES:
            self._hint.label.set_text(_("Or put in your PIN to go back to them."))

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
        words.addWidget(Mark(theme, 44))
        words.addSpacing(theme.px(20))
        words.addWidget(Label(theme, _("Covered"), "turned-title", wrap=False))
        words.addWidget(self._sentence)
        self._hint = SignedLabel(
            theme,
            "lock",
            _(
                "Locks by itself at {time}, or after five wrong PINs. "
                "Then your passphrase is needed."
            ).format(time=time_of_day(locks_at)),
        )
        words.addWidget(self._hint)
        self.lock = Button(theme, _("Lock now"), icon="lock")
        self.lock.setToolTip(_("Ctrl+L"))
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(10))
        beside.addWidget(self.lock)
        beside.addWidget(KeyCap(theme, _("Ctrl+L")))
        beside.addStretch()
        self.lock.clicked.connect(self.lock_wanted)
        words.addSpacing(theme.px(12))
        words.addLayout(beside)
        words.addStretch()
        left = QWidget()
        left.setLayout(words)
        left.setMaximumWidth(theme.px(420))
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(32, 16, 32, 16)
        row.setSpacing(24)
        row.addStretch(1)
        row.addWidget(left, 20)
        row.addStretch(1)
        row.addWidget(self._keypad(), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScrollArea(theme, middle), 1)
        column.addWidget(self._help(numbers))

    def _help(self, numbers: Sequence[CrisisNumberSnapshot]) -> Card:
        """Who to ring now, for whoever needs it while the planner is away."""
        theme = self._theme
        strip = Card(theme, "strip")
        strip.body.setContentsMargins(theme.px(48), theme.px(16), theme.px(48), theme.px(16))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Sign(theme, "keeping-safe", "ink", 22), 0, Qt.AlignmentFlag.AlignTop)
        line = FlowLayout(spacing=theme.px(4))
        asked = Label(theme, _("Need help now?"), "body-bold", wrap=False)
        asked.setContentsMargins(0, 0, theme.px(24), 0)
        line.addWidget(asked)
        for number in numbers:
            line.addWidget(_Number(theme, number))
        row.addLayout(line, 1)
        strip.body.addLayout(row)
        return strip

    def _keypad(self) -> Card:
        theme = self._theme
        card = Card(theme, "keypad")
        edge = min(theme.px(44), _MOST_EDGE)
        card.body.setContentsMargins(edge, min(theme.px(32), edge), edge, edge)
        card.body.setSpacing(min(theme.px(16), 24))
        card.body.addWidget(Label(theme, _("PIN"), "card"), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.dots = PinDots(theme)
        self.dots.setFocusProxy(self)
        card.body.addWidget(self.dots, alignment=Qt.AlignmentFlag.AlignHCenter)
        keys = QGridLayout()
        keys.setSpacing(theme.px(12))
        for index in range(4):
            keys.setRowMinimumHeight(index, min(theme.px(72), _MOST_KEY))
        self.digits: dict[str, Button] = {}
        for index, digit in enumerate("1234567890"):
            button = Button(theme, digit)
            button.set_digit()
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
        widest = max(clear.sizeHint().width(), delete.sizeHint().width(), theme.px(96))
        for index in range(3):
            keys.setColumnMinimumWidth(index, min(widest, 5 * _MOST_KEY // 3))
        card.body.addLayout(keys)
        return card

    def _digit_pressed(self) -> None:
        self._add(str(self.sender().property("digit")))

    def _add(self, digit: str) -> None:
        if self._wrong >= TRIES:  # the vault could not be locked: no more guesses
            self.lock_wanted.emit()
            return
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
            self._hint.label.set_text(_("Five PINs were wrong. Your passphrase is needed now."))
            self.lock_wanted.emit()
            return
        self._hint.label.set_text(
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


def cover_of(
    records: Records, locks_at: datetime, sentence: str, theme: Theme, parent: QWidget
) -> Cover | None:
    """The cover of an open vault; None where it has no PIN, unless it says that it cannot lock.

    Where the records cannot be read just now, no PIN fits: it hides all the same.
    """
    numbers: list[CrisisNumberSnapshot] = []
    fits: Callable[[str], bool] = _never
    with suppress(PlannerError):
        kept = records.settings.get(records.settings.own(PIN_KEY))
        if kept is None and sentence != CANNOT:
            return None
        fits = _never if kept is None else Pin(**kept).fits
        listed = records.reference.crisis_numbers(records.settings.nation())
        numbers = [CrisisNumberSnapshot(row.key, row.label, row.number) for row in listed]
    return Cover(theme, fits, locks_at, numbers, parent, sentence)


def _never(_typed: str) -> bool:
    return False
