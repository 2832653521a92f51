"""The box for words of several lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from planner.scripts import from_right
from planner.views.theme import Theme
from planner.views.widgets.line_field import UNLEARNT
from planner.views.widgets.scripts import may_be_tall, written

#: It grows to this many lines, then scrolls, so that a page stays a page.
MOST_LINES = 16


class WordsEdit(QPlainTextEdit):
    """Plain text that grows with what is in it. Tab moves on, what is pasted is plain.

    Emits:
        typed(): it changed by hand, pasting and its own undo included.
    """

    typed = Signal()

    def __init__(self, theme: Theme, style: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._style = style
        self._fewest = lines
        self._filling = False
        self._tall = False
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine | UNLEARNT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_text(self, text: str) -> None:
        """Show `text`, which is kept; not a change by hand."""
        if text != self.toPlainText():
            self._filling = True
            self.setPlainText(text)
            self._filling = False
        self._shown = text
        self.document().setModified(False)

    def set_style(self, style: str) -> None:
        """Write in another type style."""
        self._style = style
        self.restyle()

    def restyle(self) -> None:
        """Take font and size from the theme again."""
        self._write()
        self._fit(QSizeF())

    def sizeHint(self) -> QSize:
        """As tall as its text, within bounds."""
        return QSize(self.theme.px(320), self.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(self.theme.px(120), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit(QSizeF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Marked words let themselves be marked anew, as in a line, and not be pulled away: into
        another box, where nobody meant them to be, or another program, where no lock reaches them.
        """
        marked = self.textCursor()
        at = self.cursorForPosition(event.position().toPoint()).position()
        inside = marked.hasSelection() and marked.selectionStart() <= at <= marked.selectionEnd()
        left = event.button() is Qt.MouseButton.LeftButton
        if inside and left and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            marked.clearSelection()
            self.setTextCursor(marked)
        super().mousePressEvent(event)

    def _fit(self, size: QSizeF) -> None:
        shown = int(self.document().documentLayout().documentSize().height())
        lines = max(self._fewest, min(shown, MOST_LINES))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        around = self.theme.px(12) + 2 + 4 + 4  # padding, edge, margin, and room for the last line
        # a bar that came and went while the box grows would break the lines anew each time
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if shown > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        words = lines * line
        if self._tall:
            words = max(words, self._shown_height(MOST_LINES * line))
        height = max(words + around, self.theme.size("press"))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    def _write(self) -> None:
        """Take the font that the script of the words asks for."""
        text = self.toPlainText()
        self._turn(text)
        self._tall = may_be_tall(text)
        font = written(self.theme.font(self._style), text)
        if font != self.font():
            self.setFont(font)
        # a style sheet on the program keeps the font from reaching the viewport's placeholder
        self.viewport().setFont(font)

    def _turn(self, text: str) -> None:
        """Words that are read from the right stand at the right; each paragraph runs its own way.

        Plain text has one side for all its paragraphs: the first letter says which.
        """
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if from_right(text) else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _shown_height(self, most: int) -> int:
        """How high the first lines are, up to `most` pixels, where a script has its own."""
        high = 0.0
        block = self.document().firstBlock()
        while block.isValid() and high < most:
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return min(most, ceil(high))

    def _changed(self) -> None:
        self._write()
        if not self._filling:
            self.typed.emit()
            if not self.document().isUndoAvailable():
                QTimer.singleShot(0, self, self._put_in)

    def _put_in(self) -> None:
        """A reader or dictation put all the words in at once: Qt takes them for its own."""
        if self.toPlainText() != self._shown:
            self.document().setModified(True)
