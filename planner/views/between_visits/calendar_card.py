"""The next appointment for a calendar: no name and no place unless they are ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from planner.models.people import Person
from planner.models.visits import Appointment
from planner.views.between_visits.calendar_out import CalendarOut
from planner.views.hidden_names import shown_called
from planner.views.page import Context
from planner.views.paper.save_button import SaveButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, full_day, time_of_day


class CalendarCard(Card):
    """Writes a file that calendars read. It says "Appointment", and nothing about health."""

    def __init__(self, context: Context, person: Person, coming: Appointment | None) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person = person
        self._coming = coming
        theme = context.theme
        self.body.addWidget(Label(theme, _("For a calendar"), "card"))
        said = _("The file says “Appointment” and when. Others may see that calendar, too.")
        self.when = Label(theme, _when(coming) if coming else "", "support")
        self.place = Tick(theme, _("Put the place in"))
        name = shown_called(context.navigator, person)
        self.name = Tick(theme, _("Put the name in: {name}").format(name=name))
        self.save = SaveButton(
            theme, _("Save for a calendar"), context.dialogs.no_files, icon="calendar"
        )
        self.save.clicked.connect(self._save)
        self.told = Label(theme, "", "support", "success")
        self.told.hide()
        self.body.addWidget(self.when)
        self.body.addWidget(Label(theme, said, "support", "muted"))
        for part in (self.place, self.name):
            self.body.addWidget(part)
        self.place.setVisible(coming is not None and bool(coming.place))
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.told)

    def _save(self) -> None:
        path = self._context.dialogs.save_path(
            _("Save for a calendar"), _("Appointment.ics"), _("Calendar file"), "ics"
        )
        if path is None or self._coming is None:
            return
        entry = self._context.records.visit_sheets.calendar_entry(
            self._coming,
            name=self._person.called if self.name.isChecked() else "",
            with_place=self.place.isChecked(),
        )
        out = CalendarOut(self._context, self._coming)
        out.saved.connect(self._tell)
        out.save(entry, path)

    def _tell(self) -> None:
        self.told.set_text(_("Saved. Remove the file once it was handed over."))
        self.told.show()


def _when(coming: Appointment) -> str:
    day = full_day(coming.on)
    if coming.at is None:
        return day
    return _("{day}, {time}").format(day=day, time=time_of_day(coming.at))
