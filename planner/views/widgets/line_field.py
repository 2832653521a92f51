"""One line to type in."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.views.theme import Theme
from planner.views.widgets.field import Field
from planner.views.widgets.scripts import may_be_tall, reach, written

#: Qt cuts what is pasted into a line at 32,767 letters, and says nothing.
MOST_LETTERS = 1_000_000
#: Asks keyboards on the screen and other input methods to learn no word of a person.
UNLEARNT = Qt.InputMethodHint.ImhSensitiveData
#: What the style sheet puts around the letters, in design pixels.
AROUND = 32


class BoxField(Field):
    """A box to type in, that tells what is done to it.

    Emits:
        edited(str): what it holds now, after a change by hand.
        left(): the focus went elsewhere.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, label: str, box: QWidget, help: str = "") -> None:
        super().__init__(theme, label, box, help)
        self._box = box
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the field was left; a menu opening over it is no leaving."""
        if watched is self._box and isinstance(event, QFocusEvent) and left_by(event):
            self.left.emit()
        return False


class LineField(BoxField):
    """One line to type in; Enter leaves it too."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        help: str = "",
        placeholder: str = "",
    ) -> None:
        self._tall = False
        self.edit = QLineEdit()
        self._filling = False
        self.edit.setMaxLength(MOST_LETTERS)
        self.edit.setInputMethodHints(UNLEARNT)
        super().__init__(theme, label, self.edit, help)
        self.edit.setPlaceholderText(placeholder)
        # not textEdited: readers and dictation put words in without keys, and those count too
        self.edit.textChanged.connect(self._changed)
        self.edit.textChanged.connect(self._write)
        self.edit.returnPressed.connect(self.left)

    def text(self) -> str:
        """What it holds, letter for letter."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show `text`, which is kept; not a change by hand. The cursor stays if nothing changed."""
        if text != self.edit.text():
            self._filling = True
            self.edit.setText(text)
            self._filling = False
            self.edit.setCursorPosition(0)
        self.edit.setModified(False)

    def set_fixed(self) -> None:
        """It can be read and copied, and not be typed in."""
        self.edit.setReadOnly(True)
        self.edit.setProperty("fixed", True)

    def set_passing(self) -> None:
        """What is typed here is a secret, or only a search: a lock never keeps it aside."""
        self.edit.setProperty("passing", True)

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        super().restyle()
        self._write(self.edit.text())
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether what stands in the empty box still fits."""
        if watched is self.edit and event.type() == QEvent.Type.Resize:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        """Qt ends a placeholder that does not fit with an ellipsis; the tooltip has it whole."""
        words, margins = self.edit.placeholderText(), self.edit.textMargins()
        room = self.edit.width() - margins.left() - margins.right() - self.theme.px(AROUND)
        whole = self.edit.fontMetrics().horizontalAdvance(words) <= room
        if not whole:
            self.edit.setToolTip(words)  # our own words: nothing to obey in them
        elif self.edit.toolTip() == words:
            self.edit.setToolTip("")

    def _write(self, text: str) -> None:
        """Take the font that the script of `text` asks for, and room for its line."""
        body = self.theme.font("body")
        font = written(body, text)
        if font != self.edit.font():
            self.edit.setFont(font)
        if not may_be_tall(text):
            if self._tall:
                self._tall = False
                self.edit.setMinimumHeight(self._usual_height())
                self.edit.setTextMargins(0, 0, 0, 0)
            return
        self._tall = True
        above, below = reach(text, font)
        ours = self.edit.fontMetrics()
        # Qt centres the whole line and then puts our own letters' ascent on top of it: what
        # reaches higher is let down again, twice as far since half of a margin is taken
        lower = 2 * ceil(max(0.0, above - 1 - ours.ascent()))
        self.edit.setTextMargins(0, 0, 0, -lower)
        needed = ceil(above + below) + self.theme.px(8)
        self.edit.setMinimumHeight(max(needed, self._usual_height()))

    def _usual_height(self) -> int:
        """What the style sheet gives a line of our own letters."""
        for name, size in (("turned", "turned-press"), ("big", "press-big")):
            if self.edit.property(name):
                return self.theme.size(size)
        return self.theme.size("press")

    def _changed(self, text: str) -> None:
        if not self._filling:
            self.edit.setModified(True)
            self.edited.emit(text)


def left_by(event: QFocusEvent) -> bool:
    """Whether this is the focus going elsewhere, not just under a menu."""
    return (
        event.type() == QEvent.Type.FocusOut
        and event.reason() is not Qt.FocusReason.PopupFocusReason
    )
