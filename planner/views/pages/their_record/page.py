"""Their record: what is held on a person, for how long, and what they can ask for."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.views.page import Context, Page
from planner.views.page_head import Titled
from planner.views.pages.their_record.erase_dialog import EraseDialog
from planner.views.pages.their_record.holds_card import HoldsCard
from planner.views.pages.their_record.keeping_card import KeepingCard, SharingCard
from planner.views.pages.their_record.request_card import RequestCard
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

#: Narrower than this, in design pixels, the two columns become one.
_TWO_COLUMNS = 900


class TheirRecordPage(Page):
    """A copy, holds, how long it is kept, erasing. Nothing here is undone by a key."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.head = Titled(theme, _("Their record"), _("What is held, and their rights"))
        self.away = Label(theme, _("This is shown once the screen is yours again."), token="muted")
        self.request = RequestCard(context)
        self.keeping = KeepingCard(context)
        self.holds = HoldsCard(context)
        self.sharing = SharingCard(context)
        self.erasing = ErasingCard(context)
        self.request.failed.connect(self.save_failed)
        self.keeping.failed.connect(self.save_failed)
        for card in (self.request, self.keeping, self.holds):
            card.changed.connect(self._changed)
        self.erasing.erase_wanted.connect(self._erase)
        self._lay_out()
        context.navigator.together_changed.connect(self._together_changed)

    @property
    def busy(self) -> bool:
        """Whether a copy is on its way: that it left is noted from here."""
        return self.request.busy

    def refresh(self) -> None:
        """Read everything again; nothing of it on a shared screen."""
        if self.place is None or self.place.person_id is None:
            return
        together = self.context.navigator.together
        self._cards.setVisible(not together)
        self.away.setVisible(together)
        if together:
            return
        person_id = self.place.person_id
        for card in (self.request, self.keeping, self.holds, self.sharing, self.erasing):
            card.refill(person_id)

    def focus_first(self) -> None:
        """The page's title."""
        self.head.title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._space()

    def _changed(self) -> None:
        self.words_saved.emit(self.context.clock.now())
        self.refresh()

    def _erase(self) -> None:
        if self.place is None or self.place.person_id is None:
            return
        person = self.context.records.people.get(self.place.person_id)
        dialog = EraseDialog(self.context, person, self.window())
        if self.context.dialogs.show(dialog):
            self.context.navigator.person_erased.emit(person.id)

    def _together_changed(self, _together: bool) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._sides: list[QVBoxLayout] = []
        for cards in ((self.request, self.keeping), (self.holds, self.sharing, self.erasing)):
            side = QVBoxLayout()
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.append(side)
            self._columns.addLayout(side, 1)
        self._cards = QWidget()
        self._cards.setLayout(self._columns)
        inside = QWidget()
        self.lay_scrolled(inside)
        self._inner = QVBoxLayout(inside)
        for part in (self.head, self.away, self._cards):
            self._inner.addWidget(part)
        self._inner.addStretch(1)
        self.context.theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        roomy = self.width() >= px(_TWO_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        for layout in (self._columns, self._inner, *self._sides):
            layout.setSpacing(px(16))
        self._inner.setContentsMargins(px(32), px(16), px(32), px(16))


class ErasingCard(Card):
    """Erasing, or why not and what to do.

    Emits:
        erase_wanted(): the planner asked for it.
    """

    erase_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        theme = context.theme
        self.words = Label(theme, "", "support", "muted")
        self.erase = Button(theme, _("Erase this record"), ButtonKind.DANGER, icon="remove")
        self.erase.clicked.connect(self.erase_wanted)
        self.body.addWidget(Label(theme, _("Erase"), "card"))
        self.body.addWidget(self.words)
        below = QHBoxLayout()
        below.addWidget(self.erase)
        below.addStretch(1)
        self.body.addLayout(below)

    def refill(self, person_id: UUID) -> None:
        """Say whether it can be erased."""
        refused = self._context.records.erasures.why_not(person_id)
        can = _(
            "It needs a reason and a second person. It truly goes: every entry, its history, and "
            "its place in the search. A certificate without a name stays."
        )
        self.words.set_text(refused or can)
        self.erase.setEnabled(not refused)
