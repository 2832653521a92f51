"""What the pages of steps 2 and 3 share: whose pathway, which visit, and how a deed is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpacerItem, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.base import PersonRecord
from planner.models.pathways import Pathway
from planner.views.navigation import Place
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark, Titled
from planner.views.person.no_pathway import NoPathway
from planner.views.putting_right.moving import MovingDialog
from planner.views.putting_right.taking_out import tell_what_left, wants_out
from planner.views.widgets.surfaces import SCROLL_BAR, ScrollArea

#: Room that scrolled content leaves for the focus ring, in pixels.
RING = 6
#: The same at the right of what does not scroll, which ends where the content does.
BESIDE_BAR = RING + SCROLL_BAR
#: A page lower than this, in design pixels, has its head scroll with the rest.
_LOW = 260


class StepPage(Page):
    """A page of one step: a title over `content`, which shows once a pathway has been started.

    `area` scrolls all of it where the window is too low or the text large.
    """

    #: Content ends at the page's edge whether the scroll bar shows or not.
    keeps_room_for_bar = True

    def __init__(
        self, context: Context, title: str, sentence: str, *, stacked: bool = False
    ) -> None:
        super().__init__(context)
        self.pathway: Pathway | None = None
        theme = context.theme
        titled = Titled(theme, title, sentence, stacked=stacked)
        self.title, self.sentence = titled.title, titled.sentence
        self.saved: SavedMark = SavedMark(theme)
        self.head = QHBoxLayout()
        #: As high as a button, so that the title is at the same place with one and without.
        self._strut = QSpacerItem(0, 0)
        self.head.addSpacerItem(self._strut)
        self.head.addWidget(titled, 1, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        self.content = QWidget()
        self.nothing = NoPathway(context)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self.head)
        inside = QWidget()
        self.area = ScrollArea(theme, inside, self)
        if self.keeps_room_for_bar:
            self.area.keep_room_for_bar()
        self._outer.addWidget(self.area, 1)
        self._within = QVBoxLayout(inside)
        self._within.setContentsMargins(0, 0, 0, 0)
        self._within.addWidget(self.content, 1)
        self._within.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._space)
        self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the head scrolls with the rest: what is below it needs the room."""
        super().resizeEvent(event)
        self._place_head()

    def _place_head(self) -> None:
        here = self._within if self._is_low() else self._outer
        if self.head.parent() is here:
            return
        focused = self.focusWidget()
        self.head.setParent(None)
        here.insertLayout(0, self.head)
        self._space()
        if focused is not None and not focused.hasFocus() and self.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_low(self) -> bool:
        return self.height() < self.context.theme.px(_LOW)

    def show_place(self, place: Place) -> None:
        """Fill the page with the pathway that the place stands for."""
        self.pathway = self.pathway_at(place.person_id, place) if place.person_id else None
        self.content.setVisible(self.pathway is not None)
        self.nothing.setVisible(self.pathway is None)
        self.nothing.show_person(place)
        self.saved.hide()
        super().show_place(place)

    def pathway_at(self, person_id: UUID, place: Place) -> Pathway | None:
        """Which pathway of the person a place stands for: the one that is open."""
        return self.context.records.pathways.current(person_id)

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    @property
    def pathway_id(self) -> UUID:
        """The pathway shown; asked for only where there is one."""
        if self.pathway is None:
            raise ValueError(self.place)
        return self.pathway.id

    @property
    def visit_id(self) -> UUID | None:
        """The visit with this person that is going on; None between visits."""
        person_id = self.place.person_id if self.place else None
        return self.context.records.visits.going_on(person_id)

    @contextmanager
    def deed(self) -> Iterator[None]:
        """Around a choice kept in the records: tells that it is saved, or why it is not.

        After a failure the page shows again what the records hold.
        """
        try:
            yield
        except InvalidInputError as error:
            self.refresh()
            self.context.dialogs.tell(str(error))
        except PlannerError as error:
            self.save_failed.emit(error)
            self.refresh()
        else:
            self.words_saved.emit(self.context.clock.now())

    def said_here(self, record: PersonRecord) -> bool:
        """Whether `record` was said in the visit that is going on, and so can be taken out."""
        visit_id = self.visit_id
        return visit_id is not None and getattr(record, "visit_id", None) == visit_id

    def take_out(self, record: PersonRecord, words: str) -> bool:
        """Ask, then take a record out of the plan and its history alike; True where it is gone."""
        if not wants_out(self.context.dialogs, words):
            return False
        self.context.records.changes.seal()
        with self.deed():
            papers = self.context.records.visits.take_out(record)
            tell_what_left(self.context.dialogs, papers)
            return True
        return False

    def move_away(self, record: PersonRecord) -> bool:
        """Ask whom a record belongs to and move it there; True where it is gone from here."""
        dialogs = self.context.dialogs
        if not self.leave() or not dialogs.show(MovingDialog(self.context, record, dialogs.window)):
            return False
        self.words_saved.emit(self.context.clock.now())
        return True

    def _space(self) -> None:
        theme, low = self.context.theme, self._is_low()
        side = theme.px(32) - RING
        self._outer.setContentsMargins(side, theme.px(12), side - SCROLL_BAR, theme.px(16) - RING)
        self.head.setContentsMargins(
            RING, 0, RING if low and self.keeps_room_for_bar else BESIDE_BAR, 0
        )
        self._strut.changeSize(0, 0 if low else theme.size("press"))
        self.head.invalidate()
        self.head.setSpacing(theme.px(20))
        self._outer.setSpacing(theme.px(8))
        self._within.setSpacing(theme.px(8))


def fill_menu(menu: QMenu, deeds: list[tuple[str, Callable[[], object]] | None]) -> None:
    """Make `menu` offer these deeds by their words; None is a line between them."""
    menu.clear()
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
        else:
            words, do = deed
            menu.addAction(words.replace("&", "&&")).triggered.connect(partial(_do, do))


def _do(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
