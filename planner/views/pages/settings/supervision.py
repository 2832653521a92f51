"""Concerns of everybody in a period, for supervision: the planner's alone, never shared."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHideEvent, QShowEvent

from planner.errors import InvalidInputError, PlannerError
from planner.models.concerns import Concern
from planner.models.names import initials
from planner.models.spans import months_after
from planner.models.supervision_sheets import SupervisionLine, SupervisionSnapshot
from planner.models.times import local
from planner.records.book import Records
from planner.records.concerns import ConcernFile
from planner.views.background import beside
from planner.views.item_models.concerns import ConcernsModel
from planner.views.keeping_safe.concern_words import kinds_words, who_words
from planner.views.keeping_safe.reading import ConcernDialog
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.paper.printing import Printers
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import SheetOut
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import DateField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import N_, _

#: Rows that show at once; the others scroll.
_MOST = 8
_MONTHS = 3
#: Design pixels of the columns.
_WIDTHS = (180, 0, 150, 150)


class SupervisionSection(Section):
    """Looked up when it is first wanted, and put away as soon as it is left."""

    name = N_("Concerns, for supervision")
    icon = "people"
    group = Group.RECORDS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Open and closed ones, over everybody. It is for you and your supervisor alone."),
        )
        theme = context.theme
        today = context.clock.today()
        self.first = DateField(theme, _("From"), past_only=True, clock=context.clock)
        self.last = DateField(theme, _("To"), past_only=True, clock=context.clock)
        self.first.set_value(months_after(today, -_MONTHS))
        self.last.set_value(today)
        for field in (self.first, self.last):
            field.set_passing()
            field.left.connect(self.look)
        self.model = ConcernsModel(self)
        self.table = Table(theme, _("Concerns"))
        self.table.setModel(self.model)
        self.table.set_widths(*_WIDTHS)
        self.table.opened.connect(self._open)
        self.table.hide()  # until it is known whether there are any
        self.nobody = Label(theme, _("No concern was open in this period."), token="muted")
        self.print = Button(theme, _("Print the list"), icon="print")
        self.print.clicked.connect(self._print)
        self.save = SaveButton(theme, _("Save the list as PDF"), context.dialogs.no_files)
        self.save.clicked.connect(self._save)
        self._lay_out()
        context.navigator.names_hidden_changed.connect(self._hide_names)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """What it is; never how many there are."""
        return _("By initials on paper")

    def refresh(self) -> None:
        """Read it again, where it shows."""
        if self.isVisible():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look them up."""
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing of them stays on a page that is not looked at."""
        super().hideEvent(event)
        self.model.show_files([], names_hidden=True)

    def look(self) -> None:
        """Show the concerns of the period; none on a shared screen."""
        try:
            first, last = self._period()
        except InvalidInputError:
            return  # the field says so
        if self.context.navigator.together:
            self._show([])
            return
        beside(self.context, _in_period, first, last, finished=self._show, failed=self._not_found)

    def _period(self) -> tuple[date, date]:
        today = self.context.clock.today()
        first = self.first.value() or months_after(today, -_MONTHS)
        return first, self.last.value() or today

    def _show(self, files: list[ConcernFile]) -> None:
        self.model.show_files(files, names_hidden=self.context.navigator.names_hidden)
        self.table.setVisible(bool(files))
        theme = self.context.theme
        rows = max(1, min(len(files), _MOST))
        self.table.setFixedHeight(theme.size("table-head") + rows * theme.size("table-row") + 2)
        self.nobody.setVisible(not files)
        if files:
            self.table.selectRow(0)

    def _files(self) -> list[ConcernFile]:
        return [self.model.row_at(row) for row in range(self.model.rowCount())]

    def _hide_names(self, hidden: bool) -> None:
        self.model.show_files(self._files(), names_hidden=hidden)

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)

    def _open(self, index: QModelIndex) -> None:
        dialogs = self.context.dialogs
        concern = self.model.row_at(index.row()).concern
        dialogs.show(ConcernDialog(self.context, concern.id, dialogs.window))

    def _print(self) -> None:
        self._out().print()

    def _save(self) -> None:
        self._out().save()

    def _out(self) -> SheetOut:
        try:
            first, last = self._period()
        except InvalidInputError:
            first = last = self.context.clock.today()
        planner = self.context.records.settings.planner()
        files = self._files()
        snapshot = SupervisionSnapshot(
            first=first,
            last=last,
            made_on=self.context.clock.today(),
            made_by=planner.name if planner else "",
            lines=tuple(map(_line, files)),
        )
        out = SheetOut(
            self.context,
            self._printers,
            partial(_pdf, snapshot),
            _("For supervision"),
            self.window(),
        )
        out.sent.connect(partial(self._note, files, False))
        out.written.connect(partial(self._note, files, True))
        return out

    def _note(self, files: list[ConcernFile], saved: bool, _printer: str = "") -> None:
        """Whoever was on the list: their trail says so."""
        self.keep(partial(self.context.records.concerns.note_listed, files, saved=saved))

    def _printers(self) -> Printers:
        return self.context.printers

    def _lay_out(self) -> None:
        row = FlowLayout()
        grow(self.context.theme, row.setSpacing, 12)
        for field in (self.first, self.last):
            field.setMinimumWidth(self.context.theme.px(200))
            row.addWidget(field)
        self.inside.addLayout(row)
        self.inside.addWidget(self.table)
        self.inside.addWidget(self.nobody)
        deeds = FlowLayout()
        grow(self.context.theme, deeds.setSpacing, 12)
        for button in (self.print, self.save):
            deeds.addWidget(button)
        self.inside.addLayout(deeds)
        said = _("On paper: initials, and nothing that anyone wrote.")
        self.inside.addWidget(Label(self.context.theme, said, "support", "muted"))


def _in_period(records: Records, first: date, last: date) -> list[ConcernFile]:
    return records.concerns.in_period(first, last)


def _line(file: ConcernFile) -> SupervisionLine:
    concern, person = file.concern, file.person
    return SupervisionLine(
        initials=initials(person.full_name or person.called),
        opened_on=local(concern.opened_at).date(),
        who_acts=who_words(concern, named=False),
        kinds=kinds_words(concern),
        known=_known(concern),
        told=len(file.told),
        accepted=sum(bool(told.accepted_by.strip()) for told in file.told),
        closed_on=concern.closed_on,
    )


def _known(concern: Concern) -> str:
    if concern.person_agrees:
        return _("They know and agree")
    if concern.person_knows:
        return _("They know") if concern.person_agrees is None else _("They know; not agreed")
    return "" if concern.person_knows is None else _("They do not know")


def _pdf(snapshot: SupervisionSnapshot) -> bytes:
    from planner.export import supervision_pdf

    return supervision_pdf.make(snapshot)
