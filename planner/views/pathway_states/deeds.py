"""The buttons of a pathway's state: pause, go on, end, hand over, and what is asked afterwards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.endings import OutcomeMoment
from planner.models.papers import PaperKind
from planner.models.pathways import Pathway, PathwayStatus
from planner.models.pauses import asked_again_on
from planner.views.dialogs import PanelDialog
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pathway_states.close_dialog import CloseDialog
from planner.views.pathway_states.outcomes_dialog import OutcomesDialog
from planner.views.pathway_states.pause_dialog import LookAgainDialog, PauseDialog
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.flush import flush_by
from planner.words import _


class PathwayDeeds(QWidget):
    """What can be done about the state of one pathway.

    Emits:
        changed(): it was done, and can be taken back.
        failed(PlannerError): it could not be kept.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.pathway: Pathway | None = None
        self._died = False
        theme, quiet = context.theme, ButtonKind.QUIET
        self.go_on = Button(theme, _("Go on again"))
        self.look_again = Button(theme, _("Look again later"), quiet, "calendar")
        self.pause = Button(theme, _("Pause"), quiet)
        self.ends = {
            PathwayStatus.COMPLETED: Button(theme, _("It is completed"), quiet),
            PathwayStatus.ENDED_EARLY: Button(theme, _("It ended early"), quiet),
            PathwayStatus.TRANSFERRED: Button(theme, _("Hand to another surgery"), quiet),
        }
        self.at_close = Button(theme, _("How it went"), quiet, "note")
        self.later = Button(theme, _("Three months after"), quiet, "note")
        self.keepsake = Button(theme, _("What I have done"), quiet, "on-paper")
        self._row = FlowLayout()
        for button in (
            self.look_again,
            self.pause,
            *self.ends.values(),
            self.at_close,
            self.later,
            self.keepsake,
        ):
            button.set_flush()
            self._row.addWidget(button)
        self._lay_out()
        self.go_on.clicked.connect(self._go_on)
        self.look_again.clicked.connect(self._look_again)
        self.pause.clicked.connect(self._pause)
        for status, button in self.ends.items():
            button.clicked.connect(partial(self._end, status))
        self.at_close.clicked.connect(partial(self._ask, OutcomeMoment.CLOSE))
        self.later.clicked.connect(partial(self._ask, OutcomeMoment.THREE_MONTHS))
        self.keepsake.clicked.connect(self._print)

    def begin_with(self, button: Button) -> None:
        """Put one more before the quiet ones."""
        button.set_flush()
        self._row.insert_widget(0, button)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.go_on)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(first)
        column.addLayout(self._row)
        self._column, self._first = column, first
        self._context.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        theme = self._context.theme
        self._column.setSpacing(theme.px(8))
        self._first.setContentsMargins(flush_by(theme), 0, 0, 0)

    def show_pathway(self, pathway: Pathway | None, *, open_one: bool, died: bool) -> None:
        """Offer what can be done with it; `open_one`: the person is on one, this or another.

        A shared screen is not asked how it went: that would tell which kind it is.
        """
        self.pathway = pathway
        self.setVisible(pathway is not None)
        if pathway is None:
            return
        is_open, together = pathway.is_open, self._context.navigator.together
        paused = pathway.status is PathwayStatus.PAUSED
        self.go_on.set_text(_("Go on again") if paused else _("Open it again"))
        self.go_on.setVisible(not died and (paused or not (is_open or open_one)))
        self.look_again.setVisible(paused and not died)
        self.pause.setVisible(pathway.status is PathwayStatus.ACTIVE and not died)
        early = PathwayStatus.ENDED_EARLY
        self.ends[early].set_text(_("Close the pathway") if died else _("It ended early"))
        for status, button in self.ends.items():
            button.setVisible(is_open and (status is early or not died))
        self._died = died
        self.at_close.setVisible(not is_open and not together)
        self.later.setVisible(self._may_ask(pathway) and not together and not died)
        self.keepsake.setVisible(not is_open)

    def _may_ask(self, pathway: Pathway) -> bool:
        closed_on = pathway.closed_on
        return (
            not pathway.is_open
            and closed_on is not None
            and asked_again_on(closed_on) <= self._context.clock.today()
        )

    def _pause(self) -> None:
        if self.pathway is not None:
            dialog = PauseDialog(self._context, self.pathway, self.window())
            self._show(dialog, _("Paused."))

    def _look_again(self) -> None:
        if self.pathway is not None:
            dialog = LookAgainDialog(self._context, self.pathway, self.window())
            self._show(dialog, _("Kept."))

    def _end(self, status: PathwayStatus, _checked: bool = False) -> None:
        """Close it, then ask how it went: that can be left for later."""
        if self.pathway is None:
            return
        pathway = self.pathway
        dialog = CloseDialog(self._context, pathway, status, self.window())
        quiet = self._died or self._context.navigator.together
        if self._show(dialog, _("Ended.")) and not quiet:
            self._ask_about(pathway, OutcomeMoment.CLOSE)

    def _ask(self, moment: OutcomeMoment, _checked: bool = False) -> None:
        if self.pathway is not None:
            self._ask_about(self.pathway, moment)

    def _ask_about(self, pathway: Pathway, moment: OutcomeMoment) -> None:
        dialog = OutcomesDialog(self._context, pathway, moment, self.window())
        self._show(dialog, _("Kept."))

    def _show(self, dialog: PanelDialog, told: str) -> bool:
        done = self._context.dialogs.show(dialog)
        if done:
            self._tell(told)
        return done

    def _go_on(self) -> None:
        if self.pathway is None:
            return
        try:
            self._context.records.endings.resume(self.pathway.id)
        except InvalidInputError as error:
            self._context.dialogs.tell(str(error))
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self._tell(_("It goes on."))

    def _tell(self, told: str) -> None:
        self._context.navigator.visit_changed.emit()
        self.changed.emit()
        self._context.navigator.toast_wanted.emit(told)

    def _print(self) -> None:
        if self.pathway is not None:
            row = self.pathway
            self._context.navigator.go(Room.PRINT, row.person_id, row.id, PaperKind.KEEPSAKE)
