"""Complete a pathway, end it early, or hand it to another surgery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.models.pathways import Pathway, PathwayStatus
from planner.views.form_dialog import FormDialog, needed_day
from planner.views.page import Context
from planner.views.pathway_states.pause_dialog import call_off_words
from planner.views.widgets.choices import Tick
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.words import N_, _

_TITLES = {
    PathwayStatus.COMPLETED: (N_("Complete the pathway"), N_("It is completed")),
    PathwayStatus.ENDED_EARLY: (N_("End the pathway early"), N_("It ends here")),
    PathwayStatus.TRANSFERRED: (N_("Hand to another surgery"), N_("It is handed over")),
}


class CloseDialog(FormDialog):
    """When, why, to whom, and what the person says of it. Only to whom must be said.

    Of someone who has died only the day is asked.
    """

    def __init__(
        self, context: Context, pathway: Pathway, status: PathwayStatus, parent: QWidget
    ) -> None:
        died = context.records.retention.died_on(pathway.person_id) is not None
        title, deed = (N_("Close the pathway"), N_("Close it")) if died else _TITLES[status]
        again = _("Nothing is asked for after this. It can be opened again.")
        super().__init__(context, _(title), _(deed), parent, lead="" if died else again)
        self._pathway = pathway
        self._status = status
        theme = context.theme
        self.handed_to = self.add("handed_to", TextField(theme, _("Which surgery")))
        self.handed_to.setVisible(status is PathwayStatus.TRANSFERRED)
        self.closed_on = self.add(
            "closed_on", DateField(theme, _("Ended on"), past_only=True, clock=context.clock)
        )
        self.closed_on.set_value(context.clock.today())
        self.reason = self.add("reason", WordsField(theme, _("Why"), lines=2))
        self.reason.setVisible(status is not PathwayStatus.COMPLETED and not died)
        self.own_words = self.add(
            "own_words", WordsField(theme, _("What they say of it, in their words"), lines=2)
        )
        self.own_words.setVisible(not died)
        planned = context.records.endings.planned(pathway.id)
        self.call_off = self.add("call_off", Tick(theme, call_off_words(planned)))
        self.call_off.setVisible(bool(planned))
        self.finish()

    def deed(self) -> None:
        """Close it."""
        self.context.records.endings.close(
            self._pathway.id,
            self._status,
            reason=self.reason.text(),
            handed_to=self.handed_to.text(),
            own_words=self.own_words.text(),
            closed_on=needed_day(self.closed_on, "closed_on"),
            call_off=self.call_off.isChecked(),
        )
