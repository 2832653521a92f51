"""Shows a paper to read: links stay inside, and what leads outside is only ever said."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from planner.views.help.paper import Paper
from planner.views.theme import Theme

#: Milliseconds without scrolling after which the place counts as the one that is read.
_AT_REST = 250


class Reader(QTextBrowser):
    """Emits:
    place_wanted(str): a link to a heading was followed; the heading's name in links.
    outside_wanted(str): a link leads out of the program; nothing was opened.
    laid(): the words are laid out anew, at another size or in other colours.
    """

    place_wanted = Signal(str)
    outside_wanted = Signal(str)
    laid = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self._width = 0
        self.paper = Paper(theme, "", 1)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("ring_radius", 10)
        self.anchorClicked.connect(self._follow)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._lay)
        theme.changed.connect(self._soon.start)
        #: What was read at the top, once scrolling has come to rest.
        self._top = 0
        self._rest = QTimer(self, singleShot=True, interval=_AT_REST)
        self._rest.timeout.connect(self._note_top)
        self.verticalScrollBar().valueChanged.connect(self._rest.start)

    def show_markdown(self, markdown: str) -> None:
        """Show these words from their beginning."""
        self._markdown = markdown
        self._top = 0
        self._lay()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, position: int) -> None:
        """Bring what is written at `position` to the top."""
        cursor = QTextCursor(self.paper)
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.paper.documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(int(top))
        self._top = position

    def go_to_heading(self, anchor: str) -> bool:
        """Bring a heading to the top; False where there is none of that name."""
        position = self.paper.place_of(anchor)
        if position is not None:
            self.go_to(position)
        return position is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as there is room."""
        super().resizeEvent(event)
        if self._room() != self._width:
            self._soon.start()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only what the paper may show."""
        return self.paper.loadResource(kind, name)

    def _room(self) -> int:
        """What is sure to be there, whether or not the text is long enough to scroll."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, self.width() - bar - 2 * self._theme.px(16))

    def _lay(self) -> None:
        """At the size there is; what is read stays where it is."""
        here = self._top
        at, chosen = self.textCursor().position(), self.textCursor().anchor()
        self._width = self._room()
        before: QTextDocument = self.paper
        self.paper = Paper(self._theme, self._markdown, self._width, self.devicePixelRatioF())
        self.paper.setDocumentMargin(self._theme.px(12))
        self.paper.setParent(self)
        self.setDocument(self.paper)
        if before.parent() is self:
            before.deleteLater()
        last = self.paper.characterCount() - 1
        if here and here <= last:
            self.go_to(here)
        if chosen != at and max(chosen, at) <= last:
            cursor = QTextCursor(self.paper)
            cursor.setPosition(chosen)
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self._rest.stop()
        self.laid.emit()

    def _note_top(self) -> None:
        self._top = self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def _follow(self, url: QUrl) -> None:
        if url.isRelative() and not url.path():
            self.place_wanted.emit(url.fragment())
        else:
            self.outside_wanted.emit(url.toString())
