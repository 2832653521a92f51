"""Step 2, Aspirations: how I'd like my life to look in a week, a month, a year."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QVBoxLayout

from planner.models.aspirations import Aspiration, AspirationStatus, Horizon
from planner.models.titles import HORIZONS
from planner.records.hopes import Hope
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.pages.aspirations.card import AspirationCard
from planner.views.pages.aspirations.columns import AspirationColumns
from planner.views.pages.aspirations.details import AspirationDetails
from planner.views.pages.aspirations.how_it_goes import HowItGoes
from planner.views.pages.aspirations.merge_dialog import MergeDialog
from planner.views.pages.aspirations.put_by import PutByView, put_by
from planner.views.pages.aspirations.route import RouteView
from planner.views.pages.step_page import StepPage, fill_menu
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import ScrollArea
from planner.words import _

#: What stands in the place of the columns.
_View = AspirationDetails | HowItGoes | RouteView | PutByView


class AspirationsPage(StepPage):
    """Three columns to add to quickly; details and "How is it going?" open in their place."""

    undo_page = "aspirations"
    #: Each view scrolls by itself; all of the page does in the lowest windows alone.
    keeps_room_for_bar = False

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("How I’d like life to look"),
            _("In your words. The rest can come later, or not at all."),
        )
        self.hopes: list[Hope] = []
        self.menu = QMenu(self)
        self.going_button = Button(context.theme, _("How is it going?"), icon="outcomes")
        self.going_button.clicked.connect(self._ask_all)
        self.put_by_button = Button(context.theme, "", ButtonKind.QUIET)
        self.put_by_button.clicked.connect(self._show_put_by)
        self.head.addWidget(self.put_by_button)
        self.head.addWidget(self.going_button)
        self.columns = AspirationColumns(self)
        self.columns.opened.connect(self.open_details)
        self.columns.menu_wanted.connect(self._open_menu)
        self.columns.answered.connect(self._answer)
        self.columns.added.connect(self._added)
        #: Details and "How is it going?", each made when it is first wanted, with its scroll area.
        self._made: list[tuple[_View, ScrollArea]] = []
        self.stack = QStackedWidget()
        self.stack.addWidget(self.columns)
        self.stack.currentChanged.connect(self._make_room)
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    @cached_property
    def details(self) -> AspirationDetails:
        """Everything about one of them."""
        details = AspirationDetails(self)
        details.going_wanted.connect(self._ask_one)
        self._add_view(details)
        return details

    @cached_property
    def going(self) -> HowItGoes:
        """The questions of "How is it going?"."""
        going = HowItGoes(self)
        self._add_view(going)
        return going

    @cached_property
    def route(self) -> RouteView:
        """The longer and shorter ones of one, what is in their way, and what comes next."""
        route = RouteView(self)
        route.opened.connect(self.open_details)
        self._add_view(route)
        return route

    @cached_property
    def put_by(self) -> PutByView:
        """Those that are not gone on with now."""
        listed = PutByView(self)
        listed.opened.connect(self.open_details)
        self._add_view(listed)
        return listed

    def show_place(self, place: Place) -> None:
        """Fill the columns; open the details of one that was asked for."""
        self.stack.setCurrentWidget(self.columns)
        super().show_place(place)
        if place.item_id is not None and place.item_id in self._here():
            self.open_details(place.item_id)

    def refresh(self) -> None:
        """Read the hopes again; an open one that is gone closes."""
        if self.pathway is None:
            self.going_button.hide()
            self.put_by_button.hide()
            return
        self.hopes = self.context.records.aspirations.of_pathway(self.pathway_id)
        active = AspirationStatus.ACTIVE
        self.columns.show_hopes([each for each in self.hopes if each.aspiration.status is active])
        self._show_buttons()
        here = self._here()
        for view, area in self._made:
            if self.stack.currentWidget() is area:
                if view.aspiration_id in here or isinstance(view, PutByView):
                    view.refresh()
                else:
                    self._show_columns()

    def leave(self) -> bool:
        """Save what is being typed, wherever that is."""
        left = [view.leave() for view, _area in self._made]
        return all([*left, self.columns.leave()])

    def open_details(self, aspiration_id: UUID) -> None:
        """Open everything there is about one of them."""
        self.details.open(aspiration_id)
        self._show(self.details)
        self.details.focus_first()

    def remove(self, aspiration_id: UUID) -> None:
        """Take it off the plan, and say that it can come back."""
        self.stack.setCurrentWidget(self.columns)
        with self.deed():
            self.context.records.aspirations.remove(aspiration_id)
            self.context.navigator.toast_wanted.emit(_("Removed from the plan."))
        self.refresh()
        self.columns.setFocus()

    def _here(self) -> set[UUID | None]:
        """The ids of all of them, those put together with another as well."""
        merged = (each for hope in self.hopes for each in hope.merged)
        return {hope.aspiration.id for hope in (*self.hopes, *merged)}

    def _show_buttons(self) -> None:
        """Those beside the title belong to the columns."""
        at_home = self.stack.currentWidget() is self.columns
        self.going_button.setVisible(at_home and bool(self._going_on()))
        count = len(put_by(self.hopes))
        self.put_by_button.set_text(_("Reached or set aside, {count}").format(count=count))
        self.put_by_button.setVisible(at_home and bool(count))

    def _show_put_by(self) -> None:
        if self.leave():
            self.put_by.refresh()
            self._show(self.put_by)
            self.put_by.focus_first()

    def _show_route(self, aspiration_id: UUID) -> None:
        if self.leave():
            self.route.open(aspiration_id)
            self._show(self.route)
            self.route.focus_first()

    def _add_view(self, view: _View) -> None:
        view.closed.connect(self._show_columns)
        view.changed.connect(self.refresh)
        area = ScrollArea(self.context.theme, view)
        area.keep_room_for_bar()
        self.stack.addWidget(area)
        self._made.append((view, area))

    def _show(self, wanted: _View) -> None:
        for view, area in self._made:
            if view is wanted:
                self.stack.setCurrentWidget(area)
                area.verticalScrollBar().setValue(0)
        self._show_buttons()

    def _make_room(self, _index: int) -> None:
        """What is behind asks for no room: else two scroll bars would stand beside each other."""
        policy = QSizePolicy.Policy
        behind = self.stack.currentWidget() is not self.columns
        self.columns.setSizePolicy(policy.Preferred, policy.Ignored if behind else policy.Preferred)

    def _show_columns(self) -> None:
        here = self.stack.currentWidget()
        came_from = next((view.aspiration_id for view, area in self._made if area is here), None)
        self.stack.setCurrentWidget(self.columns)
        self.refresh()
        self.columns.focus_card(came_from)

    def _going_on(self) -> list[UUID]:
        return [
            hope.aspiration.id
            for hope in self.hopes
            if hope.aspiration.status is AspirationStatus.ACTIVE
        ]

    def _ask_all(self) -> None:
        self._ask(self._going_on())

    def _ask_one(self, aspiration_id: UUID) -> None:
        self._ask([aspiration_id])

    def _ask(self, keys: list[UUID]) -> None:
        if self.leave():
            self.going.ask(keys)
            self._show(self.going)
            self.going.focus_first()

    def _answer(self, aspiration_id: UUID, value: float) -> None:
        with self.deed():
            self.context.records.aspirations.answer(aspiration_id, value, visit_id=self.visit_id)
        self.refresh()

    def _added(self, _aspiration_id: UUID) -> None:
        self.refresh()

    def _open_menu(self, card: AspirationCard) -> None:
        if card.hope is None:
            return
        fill_menu(self.menu, self._deeds(card.hope))
        self.menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    def _deeds(self, hope: Hope) -> list[tuple[str, Callable[[], object]] | None]:
        row = hope.aspiration
        deeds: list[tuple[str, Callable[[], object]] | None] = [
            (_("Open"), partial(self.open_details, row.id)),
            (_("How is it going?"), partial(self._ask_one, row.id)),
            (_("The way there"), partial(self._show_route, row.id)),
            None,
            (_("Move up"), partial(self._move, row.id, -1)),
            (_("Move down"), partial(self._move, row.id, 1)),
        ]
        for horizon, words in HORIZONS.items():
            if horizon is not row.horizon:
                said = _("Move to: {when}").format(when=_(words))
                deeds.append((said, partial(self._move_to, row.id, horizon)))
        deeds.append(None)
        for words, status in (
            (_("Achieved"), AspirationStatus.ACHIEVED),
            (_("Set aside"), AspirationStatus.SET_ASIDE),
        ):
            deeds.append((words, partial(self._set_status, row.id, status)))
        if len(self._going_on()) > 1:
            deeds.append((_("Put together with another"), partial(self._merge, row)))
        deeds += [None, (_("Remove"), partial(self.remove, row.id))]
        if not self.context.navigator.together:
            deeds.append((_("This belongs to someone else"), partial(self._move_away, row)))
        if self.said_here(row):
            deeds.append((_("Take that out"), partial(self._take_out, hope)))
        return deeds

    def _move(self, aspiration_id: UUID, places: int) -> None:
        with self.deed():
            self.context.records.aspirations.move(aspiration_id, places)
        self.refresh()
        self.columns.focus_card(aspiration_id)

    def _move_to(self, aspiration_id: UUID, horizon: Horizon) -> None:
        with self.deed():
            self.context.records.aspirations.choose_horizon(aspiration_id, horizon)
            self.context.navigator.toast_wanted.emit(_("Moved."))
        self.refresh()
        self.columns.focus_card(aspiration_id)

    def _merge(self, row: Aspiration) -> None:
        others = [
            each
            for each in self.hopes
            if each.aspiration.id != row.id and each.aspiration.status is AspirationStatus.ACTIVE
        ]
        dialog = MergeDialog(self.context, row, others, self.window())
        if self.leave() and self.context.dialogs.show(dialog):
            self.words_saved.emit(self.context.clock.now())
            self.context.navigator.toast_wanted.emit(_("Put together."))
            self.refresh()
            into = dialog.into.value()
            self.columns.focus_card(into if isinstance(into, UUID) else None)

    def _set_status(self, aspiration_id: UUID, status: AspirationStatus) -> None:
        told = _("Achieved.") if status is AspirationStatus.ACHIEVED else _("Set aside.")
        with self.deed():
            self.context.records.aspirations.choose_status(aspiration_id, status)
            self.context.navigator.toast_wanted.emit(told)
        self.refresh()
        self.columns.focus_card(aspiration_id)

    def _move_away(self, row: Aspiration) -> None:
        if self.move_away(row):
            self.refresh()
            self.columns.setFocus()

    def _take_out(self, hope: Hope) -> None:
        if self.take_out(hope.aspiration, hope.aspiration.words):
            self.refresh()
