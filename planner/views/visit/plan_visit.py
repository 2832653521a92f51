"""Plan the next visit, or change the one that is planned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.pathways import Pathway
from planner.models.times import parse_time
from planner.models.visits import Appointment, VisitHow
from planner.records.meetings import Meeting
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.person.where import Where
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.visit.start_visit import HOW
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.words import _, time_of_day


class PlanVisitDialog(PanelDialog):
    """Asks when, how and where; a visit that is planned already can be called off, too."""

    wanted_width = 640

    def __init__(self, context: Context, pathway: Pathway, parent: QWidget) -> None:
        self._coming = context.records.meetings.coming(pathway.person_id)
        title = _("Change the next visit") if self._coming else _("Plan a visit")
        super().__init__(context.theme, title, parent)
        self._context = context
        self._pathway = pathway
        #: What the planned visit said when it was shown here.
        self._was = _as_shown(self._coming)
        self._add_fields()
        self._add_ways_on()
        self.on.edit.setFocus()

    def keep(self) -> None:
        """Keep the visit as planned; what cannot be is said at its field."""
        meetings = self._context.records.meetings
        try:
            meeting = self._meeting()
            if self._coming is None:
                meetings.plan(self._pathway.person_id, self._pathway.id, meeting)
            else:
                with self._context.records.changes.over_fields(**self._was):
                    meetings.change(self._coming.id, meeting)
        except InvalidInputError as error:
            (self.at if error.field == "at" else self.on).set_error(str(error))
            self.fit()
            return
        except PlannerError as error:
            if isinstance(error, StaleWriteError):
                self._was[error.field] = error.theirs
            self._tell(error)
            return
        self.accept()

    def call_off(self) -> None:
        """Call the planned visit off. It counts neither as held nor as missed."""
        if self._coming is None:
            return
        try:
            self._context.records.meetings.call_off(self._coming.id)
        except PlannerError as error:
            self._tell(error)
            return
        self.accept()

    def _meeting(self) -> Meeting:
        """As typed. Raises InvalidInputError."""
        on, how = self.on.value(), self.how.value()
        self.at.set_error(None)
        if on is None:
            raise InvalidInputError(_("Say which day."), field="on")
        if not isinstance(how, VisitHow):
            raise TypeError(how)
        place = self.where.text() if how is VisitHow.IN_PERSON else ""
        return Meeting(on, parse_time(self.at.text()), how, place)

    def _add_fields(self) -> None:
        theme, coming = self._context.theme, self._coming
        self.on = DateField(theme, _("Day"), clock=self._context.clock)
        self.at = TextField(theme, _("At"), placeholder=_("Such as 10:30"))
        self.how = RadioRow(theme, _("How"), [(how, _(words)) for how, words in HOW.items()])
        self.how.set_value(coming.how if coming else VisitHow.IN_PERSON)
        self.how.chosen.connect(self._show_where)
        place = coming.place if coming else ""
        self.where = Where(self._context, self._pathway.person_id, place)
        if coming is not None:
            self.on.set_value(coming.on)
            self.at.set_text(time_of_day(coming.at) if coming.at else "")
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        row.addWidget(self.on, 2)
        row.addWidget(self.at, 1)
        self.body.addLayout(row)
        self.earlier = EarlierButton(self._context, self._entries, self.leave)
        self.earlier.want(coming is not None)
        for part in (self.how, self.where):
            self.body.addWidget(part)
        self.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.problem)
        self._show_where()

    def _entries(self) -> list[Appointment]:
        return [self._coming] if self._coming else []

    def _add_ways_on(self) -> None:
        theme = self._context.theme
        words = _("Change it") if self._coming else _("Plan the visit")
        self.keep_button = Button(theme, words, ButtonKind.PRIMARY)
        self.keep_button.clicked.connect(self.keep)
        self.off_button = Button(theme, _("Call it off"), ButtonKind.SECONDARY)
        self.off_button.clicked.connect(self.call_off)
        self.off_button.setVisible(self._coming is not None)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.keep_button, self.off_button, leave)

    def _show_where(self) -> None:
        self.where.setVisible(self.how.value() is VisitHow.IN_PERSON)
        self.fit()

    def _tell(self, error: PlannerError) -> None:
        self.problem.show_sentence(str(error), details=error.details)
        self.problem.show()
        self.fit()


def _as_shown(coming: Appointment | None) -> dict[str, object]:
    if coming is None:
        return {}
    return {"on": coming.on, "at": coming.at, "how": coming.how, "place": coming.place}
