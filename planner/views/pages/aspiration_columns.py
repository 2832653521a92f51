"""Week, month and year beside each other; one at a time where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import Aspiration, Horizon
from planner.records.aspirations import Hope, by_when
from planner.views.pages.aspiration_card import AspirationCard
from planner.views.pages.step_page import StepPage
from planner.views.quick_add import QuickAdd
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.text import Label
from planner.words import N_, _, day_of_week, month

#: Below this width, in design pixels, the columns become three tabs.
ROOM_FOR_THREE = 1100

HORIZON_WORDS = {
    Horizon.WEEK: N_("In a week"),
    Horizon.MONTH: N_("In a month"),
    Horizon.YEAR: N_("In a year"),
}
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
        self.tabs = RadioRow(
            self._theme, _("By when"), [(each, _(HORIZON_WORDS[each])) for each in Horizon]
        )
        self.tabs.set_label_hidden(True)
        self.tabs.set_value(Horizon.WEEK)
        self.tabs.chosen.connect(self._show_tab)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._backs = {each: Card(self._theme, "sunken") for each in Horizon}
        self._days = {each: Label(self._theme, "", "support", "muted") for each in Horizon}
        self._heads = {each: self._head(each) for each in Horizon}
        self.adds = {each: self._quick_add(each) for each in Horizon}
        self.area = ScrollArea(self._theme, self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.area, 1)
        self._theme.changed.connect(self._space)
        self._space()

    def show_hopes(self, hopes: Sequence[Hope]) -> None:
        """Show these; cards that are there already stay, with their focus."""
        rows = {hope.aspiration.id: hope.aspiration for hope in hopes}
        drafts = {add.draft for add in self.adds.values()}
        shown = [hope for hope in hopes if hope.aspiration.id not in drafts]
        for key in self.cards.keys() - {hope.aspiration.id for hope in shown}:
            card = self.cards.pop(key)
            card.hide()
            card.deleteLater()
        areas = {area.key: area for area in self._page.context.records.reference.life_areas()}
        for hope in shown:
            key = hope.aspiration.id
            if key not in self.cards:
                card = AspirationCard(self._theme, areas, self._inside)
                card.opened.connect(partial(self.opened.emit, key))
                card.menu_wanted.connect(partial(self.menu_wanted.emit, card))
                card.answered.connect(partial(self.answered.emit, key))
                self.cards[key] = card
            parent = hope.aspiration.parent_id
            self.cards[key].show_hope(hope, rows.get(parent) if parent else None)
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
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(self._theme, _(HORIZON_WORDS[horizon]), "card", wrap=False))
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
            seal=page.context.records.changes.seal,
        )
        add.saved.connect(page.words_saved)
        add.failed.connect(page.save_failed)
        add.added.connect(partial(self._added, horizon))
        return add

    def _add(self, horizon: Horizon, text: str) -> Aspiration:
        page = self._page
        return page.context.records.aspirations.add(page.pathway_id, horizon, text, page.visit_id)

    def _retype(self, aspiration_id: UUID, text: str) -> Aspiration:
        return self._page.context.records.aspirations.type_text(aspiration_id, "words", text)

    def _added(self, horizon: Horizon, aspiration_id: UUID) -> None:
        self.added.emit(aspiration_id)
        self.area.ensureWidgetVisible(self.adds[horizon])

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
        """Lay the grid out again: heads, cards, room to spare, boxes to type in."""
        while self._grid.takeAt(0) is not None:
            pass
        columns = {each: [row for row in rows if row.horizon is each] for each in Horizon}
        longest = max(len(column) for column in columns.values())
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(longest + 1, 1)
        stops: list[QWidget] = list(self.tabs.buttons())
        for index, horizon in enumerate(Horizon):
            self._grid.addWidget(self._backs[horizon], 0, 3 * index, longest + 3, 3)
            self._backs[horizon].lower()
            self._grid.addWidget(self._heads[horizon], 0, 3 * index + 1)
            for row, aspiration in enumerate(columns[horizon], start=1):
                card = self.cards[aspiration.id]
                self._grid.addWidget(card, row, 3 * index + 1)
                stops += card.stops()
            self._grid.addWidget(self.adds[horizon], longest + 2, 3 * index + 1)
            stops.append(self.adds[horizon].edit)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._show_columns()

    def _tab(self) -> Horizon:
        chosen = self.tabs.value()
        return chosen if isinstance(chosen, Horizon) else Horizon.WEEK

    def _show_tab(self, _horizon: object) -> None:
        self._show_columns()

    def _show_columns(self) -> None:
        """All three, or the one of the tab."""
        narrow = self.width() < self._theme.px(ROOM_FOR_THREE)
        self.tabs.setVisible(narrow)
        for index, horizon in enumerate(Horizon):
            shown = not narrow or horizon is self._tab()
            self._grid.setColumnStretch(3 * index + 1, int(shown))
            edge = self._theme.px(12) if shown else 0
            self._grid.setColumnMinimumWidth(3 * index, edge)
            self._grid.setColumnMinimumWidth(3 * index + 2, edge)
            for widget in (self._backs[horizon], self._heads[horizon], self.adds[horizon]):
                widget.setVisible(shown)
        for card in self.cards.values():
            if card.hope is not None:
                card.setVisible(not narrow or card.hope.aspiration.horizon is self._tab())

    def _space(self) -> None:
        theme = self._theme
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.px(12))
        self._show_columns()
