"""One line to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.views.theme import Theme
from planner.views.widgets.field import Field
from planner.views.widgets.text import plain_tip

#: Qt cuts what is pasted into a line at 32,767 letters, and says nothing.
MOST_LETTERS = 1_000_000
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
        self.edit = QLineEdit()
        self.edit.setMaxLength(MOST_LETTERS)
        super().__init__(theme, label, self.edit, help)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self._changed_by_hand)
        self.edit.returnPressed.connect(self.left)

    def text(self) -> str:
        """What it holds, letter for letter."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show `text`, which is kept; not a change by hand. The cursor stays if nothing changed."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)
        self.edit.setModified(False)

    def set_passing(self) -> None:
        """What is typed here is a secret, or only a search: a lock never keeps it aside."""
        self.edit.setProperty("passing", True)

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        super().restyle()
        self.edit.setFont(self.theme.font("body"))
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
        self.edit.setToolTip("" if whole else plain_tip(words))

    def _changed_by_hand(self, text: str) -> None:
        self.edited.emit(text)


def left_by(event: QFocusEvent) -> bool:
    """Whether this is the focus going elsewhere, not just under a menu."""
    return (
        event.type() == QEvent.Type.FocusOut
        and event.reason() is not Qt.FocusReason.PopupFocusReason
    )
