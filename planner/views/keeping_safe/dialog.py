"""Keeping safe: who to ring now, and a concern once the screen is turned away."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from planner.errors import PlannerError
from planner.models.times import local
from planner.records.concerns import PAGE
from planner.views.dialogs import PanelDialog
from planner.views.help.topics import KEEPING_SAFE
from planner.views.keeping_safe.concern_form import ConcernForm
from planner.views.keeping_safe.plan_card import PlanCard
from planner.views.keeping_safe.reaching import ReachPanel
from planner.views.keeping_safe.reading import ConcernDialog
from planner.views.keeping_safe.who_to_ring import WhoToRing
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import Tick
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day, day_of_week, time_of_day

#: Below this width, in design pixels, the concern stands below the numbers.
ROOM_FOR_BOTH = 820


class KeepingSafeDialog(PanelDialog):
    """One press from every page of a person; closing it saves what is being typed."""

    wanted_width = 940
    help_topic = KEEPING_SAFE

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.theme, _("Keeping safe"), context.dialogs.window)
        self._context = context
        self._person_id = person_id
        self.failure = Banner(context.theme, "danger", "")
        self.failure.hide()
        self.saved = Label(context.theme, "", "small", "success")
        self.concern = ConcernPanel(context, person_id)
        self.concern.form.saved.connect(self._show_saved)
        self.concern.form.failed.connect(self._show_failure)
        self.concern.turned.clicked.connect(self._show_turned)
        #: The planner asked for the page of the plan.
        self.wants_plan = False
        self.plan = PlanCard(context, person_id)
        self.plan.open_wanted.connect(self._open_plan)
        self.reach = ReachPanel(context, person_id)
        self.reach.saved.connect(self._show_saved)
        self.reach.failed.connect(self._show_failure)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        numbers = QVBoxLayout()
        grow(context.theme, numbers.setSpacing, 10)
        self.ring = WhoToRing(context, person_id)
        self.ring.sent.connect(self._show_sent)
        numbers.addWidget(self.ring)
        numbers.addStretch(1)
        right = QVBoxLayout()
        grow(context.theme, right.setSpacing, 16)
        right.addWidget(self.concern)
        right.addWidget(self.reach)
        right.addWidget(self.plan)
        right.addWidget(self.saved)
        right.addStretch(1)
        self._both.addLayout(numbers, 1)
        self._both.addLayout(right, 1)
        self.body.addWidget(self.failure)
        self.body.addLayout(self._both)
        self.body.addStretch(1)
        self._show_turned()
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setAccessibleName(self.title.text())
        for keys, deed in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def reject(self) -> None:
        """Close once everything typed is saved."""
        if self.leave():
            super().reject()

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [self.concern.form.leave(), self.reach.leave()]
        return all(left)

    def fit(self) -> None:
        """Stand at the right of the window, as tall as it is."""
        parent = self.parentWidget()
        if parent is None:
            super().fit()
            return
        window = parent.window()
        width = min(self.theme.px(self.wanted_width), window.width())
        self.resize(width, window.height())
        self.move(window.mapToGlobal(QPoint(window.width() - width, 0)))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the tick where it stands beside the numbers, else above the numbers."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)
        if self._both.direction() is QBoxLayout.Direction.LeftToRight:
            self.concern.turned.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The concern beside the numbers, or below them where there is little room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        beside = self.width() >= self.theme.px(ROOM_FOR_BOTH)
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._both.setSpacing(self.theme.px(24))

    def _open_plan(self) -> None:
        if self.leave():
            self.wants_plan = True
            super().reject()

    def _show_sent(self, printer: str) -> None:
        self.saved.set_text(_("Sent to {printer}").format(printer=printer))

    def _show_saved(self, moment: datetime) -> None:
        self.failure.hide()
        self.saved.set_text(_("Saved, {time}").format(time=time_of_day(local(moment))))

    def _show_failure(self, error: PlannerError) -> None:
        self.failure.show_sentence(str(error), details=error.details)
        self.failure.show()

    def _undo(self) -> None:
        self._step(back=True)

    def _redo(self) -> None:
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        """Take back the last choice here, or do it again; text boxes undo their own words."""
        if not self.leave():
            return
        undo = self._context.records.undo
        try:
            (undo.undo if back else undo.redo)(self._person_id, PAGE)
        except PlannerError as error:
            self._show_failure(error)
        self.concern.refresh()
        self.reach.refresh()

    def _show_turned(self) -> None:
        """What is only for the planner's eyes shows once the screen is turned away."""
        self.reach.setVisible(self.concern.turned.isChecked() or not self.reach.leave())


class ConcernPanel(Card):
    """Nothing but a tick until the screen is turned away; then the concerns, or a new one."""

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id = person_id
        self.turned = Tick(context.theme, _("The screen is turned away"))
        self.turned.clicked.connect(self._turn)
        self._open_list = QVBoxLayout()
        self.offers: list[Button] = []
        self.form = ConcernForm(context, person_id)
        self.form.closed.connect(self._closed)
        self.done = Label(context.theme, _("The concern is closed."), "body", "success")
        self.body.addWidget(Label(context.theme, _("A concern"), "card"))
        self.body.addWidget(self.turned)
        self.body.addWidget(self.done)
        self.body.addLayout(self._open_list)
        self.body.addWidget(self.form)
        self.done.hide()
        self.form.hide()

    def refresh(self) -> None:
        """Read again; a concern that was undone altogether is begun anew."""
        if not self.turned.isChecked():
            return
        files = self._context.records.concerns.open_ones(self._person_id)
        if self.form.concern_id is None or self.form.concern_id in {
            file.concern.id for file in files
        }:
            self.form.refresh()
        else:
            self._offer()

    def _turn(self) -> None:
        """Open what is only for the planner's eyes, or put it away with all its words."""
        self.done.hide()
        if self.turned.isChecked():
            self._offer()
        elif self.form.leave():
            self._drop_offers()
            self.form.hide()
        else:
            self.turned.setChecked(True)

    def _offer(self) -> None:
        """Those still open to go on with, or straight to a new one."""
        self._drop_offers()
        files = self._context.records.concerns.open_ones(self._person_id)
        self.form.setVisible(not files)
        self.form.show_concern(None)
        for file in files:
            opened = local(file.concern.opened_at)
            words = _("Go on with the one from {day}, {time}").format(
                day=day_of_week(opened), time=time_of_day(opened)
            )
            self._offer_one(words, "go", file.concern.id)
        if files:
            self._offer_one(_("Start another concern"), "plus", None)
        for file in self._context.records.concerns.of_person(self._person_id):
            if file.concern.closed_on is not None:
                self._offer_closed(file.concern.id, file.concern.closed_on)

    def _offer_closed(self, concern_id: UUID, closed_on: date) -> None:
        words = _("Read the one closed on {day}").format(day=day(closed_on))
        button = Button(self.theme, words, ButtonKind.QUIET, "clock")
        button.clicked.connect(partial(self._read, concern_id))
        self._open_list.addWidget(button)
        self.offers.append(button)

    def _read(self, concern_id: UUID, _checked: bool = False) -> None:
        dialog = ConcernDialog(self._context, concern_id, self.window())
        self._context.dialogs.show(dialog)

    def _offer_one(self, words: str, icon: str, concern_id: UUID | None) -> None:
        button = Button(self.theme, words, icon=icon)
        button.clicked.connect(partial(self._show, concern_id))
        self._open_list.addWidget(button)
        self.offers.append(button)

    def _drop_offers(self) -> None:
        clear_layout(self._open_list)
        self.offers = []

    def _show(self, concern_id: UUID | None, _checked: bool = False) -> None:
        self._drop_offers()
        self.form.show_concern(concern_id)
        self.form.show()

    def _closed(self) -> None:
        self._offer()
        self.form.hide()
        self.done.show()
