"""Step 3, Barriers: what gets in the way, what we will do about it, and next steps."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout

from planner.models.barriers import Barrier
from planner.records.barriers import PAGE, Chain
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.pages.barriers.card import BarrierCard
from planner.views.pages.barriers.chain import BarrierChain
from planner.views.pages.step_page import RING, StepPage
from planner.views.quick_add import QuickAdd
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import least_across
from planner.words import _

#: Below this width, in design pixels, the list becomes a choice above the chain.
ROOM_FOR_BOTH = 1060
#: Below this one, the box for another stands below that choice.
ROOM_FOR_HEAD = 560


class BarriersPage(StepPage):
    """The list of barriers beside the chain of the one chosen."""

    undo_page = PAGE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("What gets in the way, and what we’ll do"),
            _("Name it, say how, then a next step."),
        )
        self.cards: dict[UUID, BarrierCard] = {}
        self.chosen_id: UUID | None = None
        self._chains: list[Chain] = []
        self._group = QButtonGroup(self)
        self.add = QuickAdd(
            context.theme,
            _("Something in the way"),
            add=self._add,
            retype=self._retype,
            drop=context.records.barriers.remove,
            changes=context.records.changes,
        )
        self.add.saved.connect(self.words_saved)
        self.add.failed.connect(self.save_failed)
        self.add.added.connect(self.choose)
        self.chain = BarrierChain(self)
        self.chain.changed.connect(self.refresh)
        self.chain.removed.connect(self._removed)
        self.which = ChoiceField(context.theme, _("In the way"), [])
        self.which.chosen.connect(self._which_chosen)
        self._list = QVBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addLayout(self._list)
        self._head.addWidget(self.which, 1)
        self._head.addWidget(self.add, 1)
        side = QVBoxLayout()
        side.addLayout(self._head)
        side.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.content)
        self._both.setContentsMargins(*[RING] * 4)
        self._both.addLayout(side, 4)
        self._both.addWidget(self.chain, 11)
        self.content.installEventFilter(self)

    def show_place(self, place: Place) -> None:
        """Fill the page; a barrier or next step named by the place is chosen."""
        self.chosen_id = place.item_id
        super().show_place(place)

    def refresh(self) -> None:
        """Read the barriers again; the chosen one stays chosen."""
        if self.pathway is None:
            return
        records = self.context.records
        chains = records.barriers.of_pathway(self.pathway_id)
        self._chains = [chain for chain in chains if chain.barrier.id != self.add.draft]
        self._show_list()
        chosen = self._chosen()
        self.chain.setVisible(chosen is not None)
        if chosen is not None:
            self.chosen_id = chosen.barrier.id
            self.cards[chosen.barrier.id].setChecked(True)
            self.which.set_value(chosen.barrier.id)
            hopes = records.aspirations.of_pathway(self.pathway_id)
            self.chain.show_chain(chosen, hopes)

    def leave(self) -> bool:
        """Save what is being typed, wherever that is."""
        left = [self.add.leave(), self.chain.leave()]
        return all(left)

    def choose(self, barrier_id: UUID) -> None:
        """Show the chain of one of them."""
        if self.chain.leave():
            self.chosen_id = barrier_id
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What opens in the chain may need the room of the list."""
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self._shape()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the chain, or a choice above it where there is little room."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        px, way = self.context.theme.px, QBoxLayout.Direction
        fits = least_across(self._both) <= self.area.viewport().width()
        wide = fits and self.width() >= px(ROOM_FOR_BOTH)
        beside = not wide and self.width() >= px(ROOM_FOR_HEAD)
        self._both.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._both.setSpacing(px(24 if wide else 16))
        self._head.setSpacing(px(24 if wide else 16))
        self._list.setSpacing(px(12))
        self.which.setVisible(not wide and len(self._chains) > 1)
        for card in self.cards.values():
            card.setVisible(wide)

    def _chosen(self) -> Chain | None:
        """The barrier chosen, or the one a chosen next step belongs to, or the first."""
        for chain in self._chains:
            if self.chosen_id in (chain.barrier.id, *(step.id for step in chain.steps)):
                return chain
        return self._chains[0] if self._chains else None

    def _show_list(self) -> None:
        every = self.context.records.reference.every_barrier_kind()
        kinds = {key: kind.title for key, kind in every.items()}
        for key in self.cards.keys() - {chain.barrier.id for chain in self._chains}:
            card = self.cards.pop(key)
            self._group.removeButton(card)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for index, chain in enumerate(self._chains):
            key = chain.barrier.id
            if key not in self.cards:
                card = BarrierCard(self.context.theme, self.content)
                card.clicked.connect(partial(self._card_pressed, key))
                self._group.addButton(card)
                self.cards[key] = card
            self.cards[key].show_chain(chain, kinds)
            if self._list.indexOf(self.cards[key]) != index:
                self._list.insertWidget(index, self.cards[key])
        self.which.set_options(
            [(each.barrier.id, each.barrier.words[:80]) for each in self._chains]
        )
        self._shape()
        self.add.field.set_label(
            _("Something else in the way") if self._chains else _("Something in the way")
        )

    def _which_chosen(self, barrier_id: object) -> None:
        if isinstance(barrier_id, UUID):
            self.choose(barrier_id)

    def _card_pressed(self, barrier_id: UUID, _checked: bool = False) -> None:
        self.choose(barrier_id)

    def _add(self, text: str) -> Barrier:
        return self.context.records.barriers.add(self.pathway_id, text, self.visit_id)

    def _retype(self, barrier_id: UUID, text: str) -> Barrier:
        return self.context.records.barriers.type_text(barrier_id, "words", text)

    def _removed(self) -> None:
        self.chosen_id = None
        self.refresh()
        self.add.setFocus()
