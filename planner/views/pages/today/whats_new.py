"""On Today, once after an upgrade: which version this is, and what is new in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.page import Context
from planner.views.whats_new import open_whats_new
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class WhatsNewNote(QWidget):
    """Stays until it is closed or the vault is locked, and does not come again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._closed = False
        theme = context.theme
        self._news = context.news
        version = self._news.version if self._news is not None else ""
        self.words = Label(
            theme, _("Pathway Planner is now version {number}.").format(number=version)
        )
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.read = Button(theme, _("What is new"))
        self.close_it = Button(theme, _("Close this note"), ButtonKind.QUIET)
        self._card = Card(theme)
        row = FlowLayout(spacing=theme.px(8))
        for part in (self.words, self.read, self.close_it):
            row.addWidget(part)
        self._card.body.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self.read.clicked.connect(self._read)
        self.close_it.clicked.connect(self._close)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self._context.theme.px
        self._column.setContentsMargins(0, 0, 0, px(14))
        self._card.body.setContentsMargins(px(16), px(6), px(8), px(6))
        self.words.setMinimumHeight(self._context.theme.size("press"))

    def refresh(self, *, room: bool) -> None:
        """Show it where it is still to be said, and there is `room` for it on the page."""
        if self._news is None or self._closed:
            return
        if self.isHidden() and not (room and self._news.waits()):
            return
        self.setVisible(room)
        if room:
            self._news.told()

    def _read(self) -> None:
        if self._news is not None:
            open_whats_new(self._context.theme, self._context.dialogs, self._news.before)
        self._close()

    def _close(self) -> None:
        self._closed = True
        self.hide()
