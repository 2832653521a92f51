"""Week, month and year beside each other; one at a time where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import Aspiration, Horizon
from planner.models.spans import by_when
from planner.models.titles import HORIZONS
from planner.records.hopes import Hope
from planner.views.pages.aspirations.card import AspirationCard
from planner.views.pages.step_page import BESIDE_BAR, RING, StepPage
from planner.views.quick_add import QuickAdd
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.surfaces import SCROLL_BAR, Card, ScrollArea
from planner.views.widgets.text import Label
from planner.words import N_, _, day_of_week, month

#: Below this width, in design pixels, the columns become three tabs.
ROOM_FOR_THREE = 1100

_ADD_WORDS = {
    Horizon.WEEK: (N_("Something for this week"), N_("Something else for this week")),
    Horizon.MONTH: (N_("Something for this month"), N_("Something else for this month")),
    Horizon.YEAR: (N_("Something for this year"), N_("Something else for this year")),
}


class AspirationColumns(QWidget):
    """The cards of three columns in one grid, so that those in a row share a height.

    Emits:
        opened(aspiration_id), menu_wanted(AspirationCard), answered(aspiration_id, value):
            what was asked of a card.
        added(aspiration_id): one was added by typing.
    """

    opened = Signal(object)
    menu_wanted = Signal(object)
    answered = Signal(object, object)
    added = Signal(object)

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._theme = page.context.theme
        self.cards: dict[UUID, AspirationCard] = {}
        self._order: list[tuple[UUID, Horizon]] | None = None
        self.tabs = RadioRow(
            self._theme, _("By when"), [(each, _(HORIZONS[each])) for each in Horizon]
        )
        self.tabs.set_label_hidden(True)
        self.tabs.set_value(Horizon.WEEK)
        self.tabs.chosen.connect(self._show_tab)
        self._inside = QWidget()
        self._cards = QGridLayout(self._inside)
        #: Keep a column without cards as wide as the others: a layout skips one that is empty.
        self._floors = {each: QWidget(self._inside) for each in Horizon}
        self._backs = {each: Card(self._theme, "sunken") for each in Horizon}
        self._days = {each: Label(self._theme, "", "support", "muted") for each in Horizon}
        self._heads = {each: self._head(each) for each in Horizon}
        self.adds = {each: self._quick_add(each) for each in Horizon}
        self.area = ScrollArea(self._theme, self._inside)
        self.area.lie_in_margin()
        self._grid = QGridLayout()
        for index, horizon in enumerate(Horizon):
            self._floors[horizon].setFixedHeight(0)
            self._cards.addWidget(self._floors[horizon], 0, index)
            self._grid.addWidget(self._backs[horizon], 0, index, 3, 1)
            self._grid.addWidget(self._heads[horizon], 0, index)
            self._grid.addWidget(self.adds[horizon], 2, index)
        self._grid.addWidget(self.area, 1, 0, 1, len(Horizon))
        self._grid.setRowStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(RING, 0, BESIDE_BAR, RING)
        layout.addWidget(self.tabs)
        layout.addLayout(self._grid, 1)
        self._theme.changed.connect(self._space)
        self._space()

    def show_hopes(self, hopes: Sequence[Hope]) -> None:
        """Show these; cards that are there already stay, with their focus."""
        drafts = {add.draft for add in self.adds.values()}
        shown = [hope for hope in hopes if hope.aspiration.id not in drafts]
        for key in self.cards.keys() - {hope.aspiration.id for hope in shown}:
            card = self.cards.pop(key)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        areas = self._page.context.records.reference.every_life_area()
        for hope in shown:
            key = hope.aspiration.id
            if key not in self.cards:
                card = AspirationCard(self._theme, areas, self._inside)
                card.opened.connect(partial(self.opened.emit, key))
                card.menu_wanted.connect(partial(self.menu_wanted.emit, card))
                card.answered.connect(partial(self.answered.emit, key))
                self.cards[key] = card
            self.cards[key].show_hope(hope, hope.part_of)
        self._place([hope.aspiration for hope in shown])
        self._label()

    def leave(self) -> bool:
        """End what is being typed; False where it could not be saved."""
        left = [add.leave() for add in self.adds.values()]
        return all(left)

    def focus_card(self, aspiration_id: UUID | None) -> None:
        """Put the keyboard on a card, or on the first box to type in."""
        card = self.cards.get(aspiration_id) if aspiration_id else None
        if card is None or card.isHidden():
            self.adds[self._tab()].setFocus()
        else:
            card.setFocus()
            self.area.ensureWidgetVisible(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or tabs."""
        super().resizeEvent(event)
        self._show_columns()

    def _head(self, horizon: Horizon) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.addWidget(Label(self._theme, _(HORIZONS[horizon]), "card", wrap=False))
        row.addWidget(self._days[horizon], 1)
        return head

    def _quick_add(self, horizon: Horizon) -> QuickAdd:
        page = self._page
        add = QuickAdd(
            self._theme,
            _(_ADD_WORDS[horizon][0]),
            add=partial(self._add, horizon),
            retype=self._retype,
            drop=page.context.records.aspirations.remove,
            changes=page.context.records.changes,
        )
        add.saved.connect(page.words_saved)
        add.failed.connect(page.save_failed)
        add.added.connect(self._added)
        return add

    def _add(self, horizon: Horizon, text: str) -> Aspiration:
        page = self._page
        return page.context.records.aspirations.add(page.pathway_id, horizon, text, page.visit_id)

    def _retype(self, aspiration_id: UUID, text: str) -> Aspiration:
        return self._page.context.records.aspirations.type_text(aspiration_id, "words", text)

    def _added(self, aspiration_id: UUID) -> None:
        self.added.emit(aspiration_id)
        if aspiration_id in self.cards:
            self._cards.activate()
            self.area.ensureWidgetVisible(self.cards[aspiration_id])

    def _label(self) -> None:
        """Say until when each column looks, and what to type below it."""
        today = self._page.context.clock.today()
        filled = {card.hope.aspiration.horizon for card in self.cards.values() if card.hope}
        for horizon in Horizon:
            day = by_when(horizon, today)
            words = month(day) if horizon is Horizon.YEAR else day_of_week(day)
            self._days[horizon].set_text(_("by {day}").format(day=words))
            self.adds[horizon].field.set_label(_(_ADD_WORDS[horizon][horizon in filled]))

    def _place(self, rows: list[Aspiration]) -> None:
        """Lay the cards out."""
        order = [(row.id, row.horizon) for row in rows]
        if order == self._order:
            return
        self._order = order
        for card in self.cards.values():
            # not takeAt: an item that outlives its place keeps a stale height
            self._cards.removeWidget(card)
        columns = {each: [row for row in rows if row.horizon is each] for each in Horizon}
        for row in range(self._cards.rowCount()):
            self._cards.setRowStretch(row, 0)
        self._cards.setRowStretch(max(len(column) for column in columns.values()), 1)
        for index, horizon in enumerate(Horizon):
            for row, aspiration in enumerate(columns[horizon]):
                self._cards.addWidget(self.cards[aspiration.id], row, index)
        self._show_columns()

    def _tab(self) -> Horizon:
        chosen = self.tabs.value()
        return chosen if isinstance(chosen, Horizon) else Horizon.WEEK

    def _show_tab(self, _horizon: object) -> None:
        self._show_columns()

    def _show_columns(self) -> None:
        """All three, or the one of the tab."""
        narrow = self.width() < self._theme.px(ROOM_FOR_THREE)
        if narrow and self.tabs.isHidden():
            self._keep_column()
        self.tabs.setVisible(narrow)
        for index, horizon in enumerate(Horizon):
            shown = not narrow or horizon is self._tab()
            self._grid.setColumnStretch(index, int(shown))
            self._cards.setColumnStretch(index, int(shown))
            parts = (self._backs[horizon], self._heads[horizon], self.adds[horizon])
            for widget in (*parts, self._floors[horizon]):
                widget.setVisible(shown)
        for card in self.cards.values():
            if card.hope is not None:
                card.setVisible(not narrow or card.hope.aspiration.horizon is self._tab())
        self._space_columns(16 if not narrow else 0)

    def _keep_column(self) -> None:
        """Of three columns that become tabs, the one with the keyboard stays."""
        focused = self.focusWidget()
        if focused is None or not focused.hasFocus():
            return
        for horizon, add in self.adds.items():
            if add.isAncestorOf(focused):
                self.tabs.set_value(horizon)
        for card in self.cards.values():
            if card.hope is not None and (card is focused or card.isAncestorOf(focused)):
                self.tabs.set_value(card.hope.aspiration.horizon)

    def _space_columns(self, between: int) -> None:
        """`between` design pixels of the window between the columns, and room inside each."""
        px, side = self._theme.px, self._side()
        self._grid.setHorizontalSpacing(px(between))
        self._cards.setHorizontalSpacing(px(between) + 2 * side)
        for horizon in Horizon:
            for widget, top, bottom in ((self._heads[horizon], 12, 0), (self.adds[horizon], 0, 12)):
                layout = widget.layout()
                if layout is not None:
                    layout.setContentsMargins(side, px(top), side, px(bottom))
                if layout is not None and widget is self._heads[horizon]:
                    layout.setSpacing(px(8))

    def _side(self) -> int:
        """Room beside the cards, in pixels: the scroll bar lies in that of the last column."""
        return max(self._theme.px(12), SCROLL_BAR)

    def _space(self) -> None:
        self._cards.setVerticalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(12))
        self._cards.setContentsMargins(self._side(), 0, self._side(), 0)
        self._show_columns()
