"""Says that everything is saved, or what is not; takes the last step back, or does it again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import PlannerError
from planner.models.times import local
from planner.views.widgets.messages import Banner, Toast
from planner.words import _, time_of_day

if TYPE_CHECKING:
    from planner.views.workspace import Workspace


class Saving(QObject):
    """The banner of a save that failed, the toast, and undo."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._saved_at: datetime | None = None
        theme = workspace.context.theme
        self.failure = Banner(theme, "danger", "", button=_("Try again"))
        self.failure.hide()
        self.toast = Toast(theme, workspace)
        self.failure.pressed.connect(self._try_again)
        self.toast.action_pressed.connect(self.undo)

    def saved(self, moment: datetime) -> None:
        """A change is durable since `moment`."""
        self._saved_at = moment
        self.failure.hide()
        self._workspace.top_bar.show_saved(saved=True)
        self._workspace.frame.show_saved(moment)

    def failed(self, error: PlannerError) -> None:
        """A change is not; its words are still on the screen."""
        self.failure.show_sentence(str(error), _("Try again"), error.details)
        self.failure.show()
        self._workspace.top_bar.show_saved(saved=False)

    def save(self) -> None:
        """Everything is saved already; say so."""
        if not self._workspace.leave():
            return
        if self._saved_at is None:
            self.toast.show_message(_("Everything is saved already"))
            return
        self.toast.show_message(
            _("Already saved, {time}").format(time=time_of_day(local(self._saved_at)))
        )

    def undo(self) -> None:
        """Take back the last step on this page."""
        self._step_back_or_on(back=True)

    def redo(self) -> None:
        """Do it again."""
        self._step_back_or_on(back=False)

    def offer_undo(self, done: str) -> None:
        """Say what was done, with Undo beside it; not on the turned screen."""
        if self._workspace.turning.screen is None:
            self.toast.show_message(done, _("Undo"))

    def _step_back_or_on(self, *, back: bool) -> None:
        workspace = self._workspace
        page, place, context = workspace.page, workspace.place, workspace.context
        if page is None or place is None or not page.undo_page or not workspace.leave():
            return
        undo = context.records.undo
        person_id, name = place.person_id, page.undo_page
        try:
            touched = undo.undo(person_id, name) if back else undo.redo(person_id, name)
        except PlannerError as error:
            context.dialogs.tell(str(error), details=error.details)
            return
        if touched:
            workspace.refresh()
            self.saved(context.clock.now())
        self.toast.show_message(_step_sentence(back=back, done=bool(touched)))

    def _try_again(self) -> None:
        if self._workspace.leave():
            self.failure.hide()


def _step_sentence(*, back: bool, done: bool) -> str:
    if back:
        return _("Undone") if done else _("Nothing to undo on this page")
    return _("Done again") if done else _("Nothing to do again on this page")
