"""On Today, once after an upgrade: which version this is, and what is new in it."""

from __future__ import annotations

from planner.views.page import Context
from planner.views.whats_new import open_whats_new
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.offer_card import OfferCard
from planner.words import _


class WhatsNewNote(OfferCard):
    """Stays until it is closed or the vault is locked, and does not come again."""

    def __init__(self, context: Context) -> None:
        theme, news = context.theme, context.news
        read = Button(theme, _("What is new"))
        close_it = Button(theme, _("Close this note"), ButtonKind.QUIET)
        version = news.version if news is not None else ""
        words = _("Pathway Planner is now version {number}.").format(number=version)
        super().__init__(theme, words, (read, close_it))
        self._context = context
        self._news = news
        self._closed = False
        read.clicked.connect(self._read)
        close_it.clicked.connect(self._close)
        self.hide()

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
