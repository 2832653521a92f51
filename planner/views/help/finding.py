"""Find in a text: as it is typed, then the next with Enter, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.views.help.reader import Reader
from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.fields import TextField
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class FindBar(QWidget):
    """A box, the place before, the next place, and which of how many it is.

    `beside` stands before it.
    """

    def __init__(self, theme: Theme, reader: Reader, beside: QWidget) -> None:
        super().__init__()
        self._reader = reader
        self.field = TextField(theme, _("Find in the guide"), placeholder=_("Find in the guide"))
        self.field.set_label_hidden(True)
        self.field.set_passing()
        self.before = IconButton(theme, "up", _("Find the place before"))
        self.next = IconButton(theme, "down", _("Find the next place"))
        self.told = Label(theme, "", "support", "muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        grow(theme, row.setSpacing, 8)
        row.addWidget(beside, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self.told, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.before)
        row.addWidget(self.next)
        self.field.edited.connect(self._typed)
        self.field.edit.returnPressed.connect(self.find_next)
        self.next.clicked.connect(self.find_next)
        self.before.clicked.connect(self.find_before)
        for keys, deed in (("F3", self.find_next), ("Shift+F3", self.find_before)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def begin(self) -> None:
        """Put the keyboard in the box."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def find_next(self) -> None:
        """The next place; after the last one, the first."""
        self._find(0)

    def find_before(self) -> None:
        """The place before; before the first one, the last."""
        self._find(1)

    def _typed(self, _text: str) -> None:
        cursor = self._reader.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._reader.setTextCursor(cursor)
        self._find(0)

    def _find(self, backward: int) -> None:
        places = self._places()
        if not places:
            wanted = self.field.text().strip()
            self._tell(_("Not in the guide") if wanted else "")
            return
        cursor = self._reader.textCursor()
        if backward:
            earlier = [each for each in places if each[0] < cursor.selectionStart()]
            place = earlier[-1] if earlier else places[-1]
        else:
            later = [each for each in places if each[0] >= cursor.selectionEnd()]
            place = later[0] if later else places[0]
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._reader.setTextCursor(cursor)
        bar, above = self._reader.verticalScrollBar(), self._reader.viewport().height() // 3
        bar.setValue(bar.value() + self._reader.cursorRect().top() - above)
        number = places.index(place) + 1
        self._tell(_("{number} of {count}").format(number=number, count=len(places)))

    def _places(self) -> list[tuple[int, int]]:
        """Where the words stand, from the beginning; capital letters do not count."""
        wanted, found = self.field.text().strip(), []
        paper: QTextDocument = self._reader.paper
        cursor = QTextCursor(paper)
        while wanted and not (cursor := paper.find(wanted, cursor)).isNull():
            found.append((cursor.selectionStart(), cursor.selectionEnd()))
        return found

    def _tell(self, words: str) -> None:
        self.told.set_text(words)
        announce(self.told, words)
