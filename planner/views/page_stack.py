"""The pages of the workspace: made when they are first opened, one showing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.pages.registry import PAGES


class PageStack(QStackedWidget):
    """Needs no more room than the page that shows: a hidden one must not make the window grow.

    Emits, for every page:
        words_saved(datetime): a change is durable; the moment, aware UTC.
        save_failed(PlannerError): it is not; the words are still on the screen.
    """

    words_saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = replace(context, home=self)
        self._pages: dict[Room, Page] = {}
        self.currentChanged.connect(self.updateGeometry)

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def made(self, room: Room) -> Page | None:
        """The page of a room, where it was opened before."""
        return self._pages.get(room)

    def page_of(self, room: Room) -> Page:
        """The page of a room, made where it is not there yet."""
        page = self._pages.get(room)
        if page is None:
            page = self._pages[room] = PAGES[room](self._context)
            page.words_saved.connect(self.words_saved)
            page.save_failed.connect(self.save_failed)
            self.addWidget(page)
        return page

    def forget_people(self, *, but_busy: bool = False) -> None:
        """Throw away the pages that belong to people; they are made anew when they are opened.

        With `but_busy` one that waits for a printer or a file stays: it keeps what left.
        """
        for room, page in list(self._pages.items()):
            if page.place is not None and page.place.person_id is not None:
                if but_busy and page.busy:
                    continue
                self.removeWidget(page)
                page.deleteLater()
                del self._pages[room]

    def sizeHint(self) -> QSize:
        """What the page that shows would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page that shows needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
