"""Let a pathway rest, and say when to look again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.models.pathways import Pathway
from planner.models.pauses import LOOK_AGAIN, look_again_after
from planner.models.visits import Appointment
from planner.views.form_dialog import FormDialog, day_in
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import DateField, WordsField
from planner.words import _, day_of_week, plural


def months_row(theme: Theme) -> RadioRow:
    """In one, two, three or six months; the day itself can be another one."""
    options: list[tuple[object, str]] = [
        (months, plural("{count} month", "{count} months", months)) for months in LOOK_AGAIN
    ]
    return RadioRow(theme, _("Look again in"), options)


def call_off_words(meetings: list[Appointment]) -> str:
    """What to do about the visits that are planned."""
    if len(meetings) == 1:
        return _("Call off the visit on {day}").format(day=day_of_week(meetings[0].on))
    return plural("Call off {count} visit", "Call off the {count} visits planned", len(meetings))


class _WithDay(FormDialog):
    """Months to choose from, and the day they come to, which can be typed as well."""

    def add_day(self) -> None:
        """Put both below what is there."""
        theme = self.context.theme
        self.months = self.add("months", months_row(theme))
        self.months.chosen.connect(self._show_day)
        self.on = self.add(
            "look_again_on",
            DateField(
                theme,
                _("The day to look again"),
                _("Today says so on that day. Leave it empty for no day."),
                clock=self.context.clock,
            ),
        )

    def _show_day(self, months: object) -> None:
        if isinstance(months, int):
            self.on.set_value(look_again_after(self.context.clock.today(), months))
            self.on.set_error(None)


class PauseDialog(_WithDay):
    """Why it rests, when to look again, and what becomes of a visit that is planned."""

    def __init__(self, context: Context, pathway: Pathway, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Pause the pathway"),
            _("Pause it"),
            parent,
            lead=_(
                "While it rests, reviews, WEMWBS and next steps are not asked for. "
                "Nothing that was written is lost."
            ),
        )
        self._pathway = pathway
        self.reason = self.add("reason", WordsField(context.theme, _("Why it rests"), lines=2))
        self.add_day()
        planned = context.records.endings.planned(pathway.id)
        self.call_off = self.add("call_off", Tick(context.theme, call_off_words(planned)))
        self.call_off.setVisible(bool(planned))
        self.finish()

    def deed(self) -> None:
        """Pause it."""
        self.context.records.endings.pause(
            self._pathway.id,
            self.reason.text(),
            day_in(self.on, "look_again_on"),
            call_off=self.call_off.isChecked(),
        )


class LookAgainDialog(_WithDay):
    """Another day to look again."""

    def __init__(self, context: Context, pathway: Pathway, parent: QWidget) -> None:
        super().__init__(context, _("Look again on another day"), _("Keep this day"), parent)
        self._pathway = pathway
        self.add_day()
        self.finish()

    def deed(self) -> None:
        """Keep the day."""
        on = day_in(self.on, "look_again_on")
        self.context.records.endings.look_again(self._pathway.id, on)
