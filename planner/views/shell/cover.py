"""The cover: nothing of anyone's on the screen until the PIN is put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.sheets import CrisisNumberSnapshot
from planner.views.shell.art import Mark
from planner.views.shell.pin import PIN_KEY, Pin
from planner.views.shell.pin_pad import PinDots, PinPad, refused_words
from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.hand_on import hand_on
from planner.views.widgets.signed import KeyCap, Sign, SignedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.text import Label
from planner.words import N_, _, time_of_day

if TYPE_CHECKING:
    from planner.records.book import Records

#: What the cover says of the words below it.
SAVED = N_("Everything is saved. Put in your PIN to carry on.")
NOT_YET = N_("Something typed is not saved yet. It is still there. Put in your PIN to carry on.")
CANNOT = N_(
    "Not locked: the last words typed cannot be saved. They are still there. Free some space on "
    "this computer, then press Lock now."
)


class _Number(QWidget):
    """Whom to ring, and the number in bold."""

    def __init__(self, theme: Theme, number: CrisisNumberSnapshot) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        grow(theme, row.setContentsMargins, 0, 0, 24, 0)
        grow(theme, row.setSpacing, 5)
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
        self.pad = PinPad(theme, fits)
        hand_on(self.pad.dots, to=self)
        self.pad.fitted.connect(self.lifted)
        self.pad.refused.connect(self._refuse)
        self.pad.tired.connect(self.lock_wanted)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Covered"))
        self.setProperty("ring", False)
        self._sentence = Label(theme, "", "turned-body")
        self._lay_out(locks_at, numbers)
        self.say(sentence)

    @property
    def dots(self) -> PinDots:
        """How many digits are in."""
        return self.pad.dots

    @property
    def digits(self) -> dict[str, Button]:
        """The keys, by their digits."""
        return self.pad.digits

    def _refuse(self, left: int) -> None:
        self._hint.label.set_text(refused_words(left))
        announce(self, refused_words(left), now=True)

    def say(self, sentence: str) -> None:
        """Say this of the words below it: SAVED, NOT_YET or CANNOT."""
        self._sentence.set_text(_(sentence))
        if sentence == CANNOT and self.pad.left:
            self._hint.label.set_text(_("Or put in your PIN to go back to them."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Ctrl+L; nothing else reaches what lies beneath."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_L:
            self.lock_wanted.emit()
        else:
            self.pad.press(event)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys beside the words where there is room, else above them."""
        super().resizeEvent(event)
        needed = self.pad.sizeHint().width() + self._theme.px(200) + 2 * 32 + 24
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if self.width() >= needed else way.BottomToTop)

    def _lay_out(self, locks_at: datetime, numbers: Sequence[CrisisNumberSnapshot]) -> None:
        theme = self._theme
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 12)
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
        grow(theme, beside.setSpacing, 10)
        beside.addWidget(self.lock)
        beside.addWidget(KeyCap(theme, _("Ctrl+L")), 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch()
        self.lock.clicked.connect(self.lock_wanted)
        words.addSpacing(theme.px(12))
        words.addLayout(beside)
        words.addStretch()
        left = QWidget()
        left.setLayout(words)
        left.setMaximumWidth(theme.px(420))
        middle = QWidget()
        row = self._row = QBoxLayout(QBoxLayout.Direction.BottomToTop, middle)
        row.setContentsMargins(32, 16, 32, 16)
        row.setSpacing(24)
        row.addStretch(1)
        row.addWidget(left, 20)
        row.addStretch(1)
        row.addWidget(self.pad, alignment=Qt.AlignmentFlag.AlignCenter)
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
        strip.set_spaces(48, 16, 48, 16, 12)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 12)
        row.addWidget(Sign(theme, "keeping-safe", "ink", 22), 0, Qt.AlignmentFlag.AlignTop)
        line = FlowLayout()
        grow(theme, line.setSpacing, 4)
        asked = Label(theme, _("Need help now?"), "body-bold", wrap=False)
        grow(theme, asked.setContentsMargins, 0, 0, 24, 0)
        line.addWidget(asked)
        for number in numbers:
            line.addWidget(_Number(theme, number))
        row.addLayout(line, 1)
        strip.body.addLayout(row)
        return strip


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
