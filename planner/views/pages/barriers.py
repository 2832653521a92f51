"""Step 3, Barriers: what gets in the way, what we will do about it, and next steps."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from planner.models.barriers import Barrier
from planner.records.barriers import PAGE, Chain
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.pages.barrier_card import BarrierCard
from planner.views.pages.barrier_chain import BarrierChain
from planner.views.pages.step_page import StepPage
from planner.views.quick_add import QuickAdd
from planner.views.widgets.surfaces import ScrollArea
from planner.words import _

#: Below this width, in design pixels, the list stands above the chain.
ROOM_FOR_BOTH = 760
#: The list is never narrower than this beside the chain.
LIST_WIDTH = 260


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
            seal=context.records.changes.seal,
        )
        self.add.saved.connect(self.words_saved)
        self.add.failed.connect(self.save_failed)
        self.add.added.connect(self.choose)
        self.chain = BarrierChain(self)
        self.chain.changed.connect(self.refresh)
        self.chain.removed.connect(self._removed)
        self._list = QVBoxLayout()
        self._beside = QWidget()
        self._side = side = QVBoxLayout(self._beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(self._list)
        side.addWidget(self.add)
        side.addStretch(1)
        inside = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.addWidget(self._beside, 4)
        self._both.addWidget(self.chain, 11)
        self.area = ScrollArea(context.theme, inside)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List beside chain, or above it where there is little room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= self.context.theme.px(ROOM_FOR_BOTH)
        self._both.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._beside.setMinimumWidth(self.context.theme.px(LIST_WIDTH) if wide else 0)
        self._both.setSpacing(self.context.theme.px(24))
        self._list.setSpacing(self.context.theme.px(12))
        self._side.setSpacing(self.context.theme.px(24))

    def _chosen(self) -> Chain | None:
        """The barrier chosen, or the one a chosen next step belongs to, or the first."""
        for chain in self._chains:
            if self.chosen_id in (chain.barrier.id, *(step.id for step in chain.steps)):
                return chain
        return self._chains[0] if self._chains else None

    def _show_list(self) -> None:
        kinds = {kind.key: kind.title for kind in self.context.records.reference.barrier_kinds()}
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
        self.add.field.set_label(
            _("Something else in the way") if self._chains else _("Something in the way")
        )

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
