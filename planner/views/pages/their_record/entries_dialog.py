"""Looking through the entries: what is about somebody else, or could do serious harm."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.access import Mark
from planner.models.lawful import About, AccessRequest
from planner.views.dialogs import PanelDialog
from planner.views.item_models.access_entries import EntriesModel
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import TextField
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Card
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _

_GIVE = "give"


class EntriesDialog(PanelDialog):
    """A list of entries; the chosen one in full below it, given or left out."""

    wanted_width = 980

    def __init__(self, context: Context, request: AccessRequest, parent: QWidget) -> None:
        super().__init__(context.theme, _("Look through the entries"), parent)
        self._context = context
        self._request_id = request.id
        theme = context.theme
        self.model = EntriesModel(self)
        self.table = Table(theme, _("Entries"))
        self.table.setModel(self.model)
        self.table.set_widths(210, 0, 190)
        self.table.setMinimumHeight(theme.size("table-head") + 4 * theme.size("table-row") + 2)
        self.words = Label(theme, "", "words")
        self.choice = RadioRow(
            theme,
            _("This entry"),
            [
                (_GIVE, _("Give it")),
                (About.SOMEBODY_ELSE, _("Leave out: about somebody else")),
                (About.SERIOUS_HARM, _("Leave out: serious harm")),
            ],
        )
        self.why = TextField(
            theme, _("Why it is left out"), _("The person reads this in their copy.")
        )
        self.keep = Button(theme, _("Keep this, next entry"), ButtonKind.PRIMARY)
        self.rest = Button(theme, _("Give all that are not decided"))
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        self._lay_out()
        self._connect()
        self.model.show_rows(context.records.access.entries(self._request_id))
        self.table.selectRow(0)

    def _lay_out(self) -> None:
        theme = self._context.theme
        lead = _(
            "Those that may be about somebody else come first. Leave out what they would not want "
            "told, unless they agree or it is fair to give it. Staff at work can be named."
        )
        self.body.addWidget(Label(theme, lead, "support", "muted"))
        self.body.addWidget(self.table)
        self._entry = Card(theme, "sunken")
        for part in (self.words, self.choice, self.why):
            self._entry.body.addWidget(part)
        self.body.addWidget(self._entry)
        self.body.addWidget(self.problem)
        done = Button(theme, _("Done"), ButtonKind.QUIET)
        done.clicked.connect(self.accept)
        self.add_buttons(self.keep, self.rest, done)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.choice.chosen.connect(self._chosen)
        self.keep.clicked.connect(self._keep)
        self.rest.clicked.connect(self._give_rest)

    def _show_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._entry.setVisible(index.isValid())
        self.keep.setEnabled(index.isValid())
        if not index.isValid():
            return
        entry = self.model.row_at(index.row())
        self.words.set_text(entry.words)
        mark = entry.mark
        out = mark is not None and mark.withheld
        self.choice.set_value(None if entry.waits else mark.about if mark and out else _GIVE)
        self.why.set_text(mark.why if mark and out else "")
        self.why.set_error(None)
        self._show_why()
        self.fit()

    def _chosen(self, _value: object) -> None:
        self._show_why()
        self.fit()

    def _show_why(self) -> None:
        self.why.setVisible(self.choice.value() == About.SOMEBODY_ELSE)

    def _keep(self) -> None:
        """Keep what is chosen for this entry, and go on to the next."""
        row = self.table.currentIndex().row()
        value = self.choice.value()
        if value is None:
            self._tell(_("Choose what becomes of this entry first."))
            return
        entry = self.model.row_at(row)
        about = About.SERIOUS_HARM if value == About.SERIOUS_HARM else About.SOMEBODY_ELSE
        access = self._context.records.access
        try:
            if value == _GIVE and not entry.suggested:
                access.undecide(self._request_id, entry.record_id)
            else:
                access.decide(
                    self._request_id,
                    Mark(entry.table, entry.record_id, about, value != _GIVE, self._why(value)),
                )
        except InvalidInputError as error:
            self.why.set_error(_("Say why, in words that the person can read."))
            self.why.setFocus()
            if error.field != "why":
                self._tell(str(error))
            return
        except PlannerError as error:
            self._tell(str(error))
            return
        self._again()
        if row + 1 < self.model.rowCount():
            self.table.selectRow(row + 1)
        self.table.setFocus()

    def _why(self, value: object) -> str:
        return self.why.text() if value == About.SOMEBODY_ELSE else ""

    def _give_rest(self) -> None:
        try:
            self._context.records.access.give_the_rest(self._request_id)
        except PlannerError as error:
            self._tell(str(error))
            return
        self._again()

    def _again(self) -> None:
        self.problem.hide()
        entries = self._context.records.access.entries(self._request_id)
        self.model.replace(entries)
        self.rest.setEnabled(any(entry.waits for entry in entries))
        self._show_row(self.table.currentIndex(), self.table.currentIndex())

    def _tell(self, sentence: str) -> None:
        self.problem.show_sentence(sentence)
        self.problem.show()
        self.fit()
