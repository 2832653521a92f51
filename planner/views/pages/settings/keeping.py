"""Keeping records: the service's own class, the yearly list, and certificates of erasures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models import names
from planner.models.lawful import Erasure, ErasureReason, RetentionClass
from planner.models.lawful_sheets import CertificateSnapshot, KeepingLine, KeepingListSnapshot
from planner.records.book import Records
from planner.records.erasures import certificate
from planner.records.retention import CLASSES, Kept
from planner.views.background import beside
from planner.views.item_models.keeping import ErasuresModel, KeptModel
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.pages.their_record.erase_dialog import EraseDialog
from planner.views.pages.their_record.keeping_card import KeepLongerDialog
from planner.views.paper.printing import Printers
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import SheetOut
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import N_, _, day

#: Years ahead that can be looked at.
_AHEAD = 3
#: Rows of a table that show at once.
_MOST = 6


class KeepingSection(Section):
    """Nothing here erases by itself."""

    name = N_("Keeping records")
    icon = "calendar"
    group = Group.RECORDS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("How long records are kept, and whose time is over. Nothing is erased by itself."),
        )
        theme = context.theme
        options = [(each, _(words)) for each, words in CLASSES.items()]
        self.service = RadioRow(theme, _("Our records are"), options)
        self.service.chosen.connect(self._choose)
        this_year = context.clock.today().year
        self.year = ChoiceField(
            theme, _("Year"), [(this_year + n, str(this_year + n)) for n in range(_AHEAD)]
        )
        self.year.set_value(this_year)
        self.year.chosen.connect(self._look)
        self.model = KeptModel(self)
        self.model.set_names_hidden(context.navigator.names_hidden)
        context.navigator.names_hidden_changed.connect(self.model.set_names_hidden)
        self.table = Table(theme, _("Records whose time is over"))
        self.table.setModel(self.model)
        self.nobody = Label(theme, "", token="muted")
        self.longer = Button(theme, _("Keep longer"), icon="calendar")
        self.erase = Button(theme, _("Erase"), ButtonKind.DANGER, icon="remove")
        self.open = Button(theme, _("Open"), ButtonKind.QUIET)
        self.print_list = Button(theme, _("Print the list"), icon="print")
        no_files = context.dialogs.no_files
        self.save_list = SaveButton(theme, _("Save the list as PDF"), no_files)
        self.looked = Button(theme, _("I have looked through it"), icon="check")
        self.looked_on = Label(theme, "", "support", "muted")
        self.erasures = ErasuresModel(self)
        self.certificates = Table(theme, _("Certificates"))
        self.certificates.setModel(self.erasures)
        self.no_certificate = Label(theme, _("No record was erased."), token="muted")
        self.print_one = Button(theme, _("Print the certificate"), icon="print")
        self.save_one = SaveButton(theme, _("Save the certificate as PDF"), no_files)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what is set, and look for whose time is over."""
        self.service.set_value(self.context.records.retention.service_class())
        self._look()
        self._show_certificates()

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Mental health, 20 years"."""
        return _(CLASSES[context.records.retention.service_class()])

    def _choose(self, kind: object) -> None:
        chosen = RetentionClass(str(kind))
        if self.keep(partial(self.context.records.retention.choose_service_class, chosen)):
            self._look()

    def _look(self, _year: object = None) -> None:
        """Look for whose time is over by the end of the chosen year."""
        beside(
            self.context,
            _due,
            date(int(str(self.year.value())), 12, 31),
            finished=self._show_due,
            failed=self._not_due,
        )

    def _show_due(self, rows: list[Kept]) -> None:
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(self._height(len(rows)))
        self.nobody.setVisible(not rows)
        self.nobody.set_text(_("Nobody’s time is over in {year}.").format(year=self.year.value()))
        looked = self.context.records.retention.looked_on()
        self.looked_on.set_text(
            _("Looked through on {day}.").format(day=day(looked)) if looked else ""
        )
        self.looked_on.setVisible(looked is not None)
        if rows:
            self.table.selectRow(0)
        self._show_deeds()

    def _not_due(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)

    def _show_deeds(self, *_indexes: object) -> None:
        kept = self._chosen()
        for button in (self.longer, self.open):
            button.setEnabled(kept is not None)
        over = kept is not None and kept.until <= self.context.clock.today()
        self.erase.setEnabled(over)
        for button in (self.longer, self.erase, self.open):
            button.setVisible(self.model.rowCount() > 0)

    def _chosen(self) -> Kept | None:
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _keep_longer(self) -> None:
        kept = self._chosen()
        if kept is None:
            return
        dialog = KeepLongerDialog(self.context, kept.person_id, self.window())
        if self.context.dialogs.show(dialog):
            self.saved.emit(self.context.clock.now())
            self._look()

    def _erase(self) -> None:
        kept = self._chosen()
        if kept is None:
            return
        person = self.context.records.people.get(kept.person_id)
        dialog = EraseDialog(self.context, person, self.window(), ErasureReason.KEPT_LONG_ENOUGH)
        if self.context.dialogs.show(dialog):
            self.context.navigator.person_erased.emit(person.id)
            self.context.navigator.go(Room.SETTINGS)

    def _open(self) -> None:
        kept = self._chosen()
        if kept is not None:
            self.context.navigator.go(Room.THEIR_RECORD, kept.person_id)

    def _looked(self) -> None:
        if self.keep(self.context.records.retention.looked_through):
            self._look()

    def _show_certificates(self) -> None:
        rows = self.context.records.erasures.all()
        self.erasures.show_rows(rows)
        self.certificates.setVisible(bool(rows))
        self.certificates.setFixedHeight(self._height(len(rows)))
        self.no_certificate.setVisible(not rows)
        for button in (self.print_one, self.save_one):
            button.setVisible(bool(rows))
        if rows:
            self.certificates.selectRow(0)
        self._show_printable()

    def _show_printable(self, *_indexes: object) -> None:
        row = self._certificate()
        for button in (self.print_one, self.save_one):
            button.setEnabled(row is not None and row.erased_at is not None)

    def _certificate(self) -> Erasure | None:
        index = self.certificates.currentIndex()
        return self.erasures.row_at(index.row()) if index.isValid() else None

    def _certificate_out(self) -> SheetOut | None:
        row = self._certificate()
        if row is None:
            return None
        return self._out(partial(_certificate_pdf, certificate(row)), _("Certificate of erasure"))

    def _list_out(self) -> SheetOut:
        planner = self.context.records.settings.planner()
        rows = [self.model.row_at(row) for row in range(self.model.rowCount())]
        snapshot = KeepingListSnapshot(
            year=int(str(self.year.value())),
            made_on=self.context.clock.today(),
            made_by=planner.name if planner else "",
            lines=tuple(_line(kept) for kept in rows),
        )
        return self._out(partial(_list_pdf, snapshot), _("Yearly list"))

    def _out(self, make: Callable[[], bytes], title: str) -> SheetOut:
        return SheetOut(self.context, self._printers, make, title, self.window())

    def _printers(self) -> Printers:
        return self.context.printers

    def _print_list(self) -> None:
        self._list_out().print()

    def _save_list(self) -> None:
        self._list_out().save()

    def _print_certificate(self) -> None:
        out = self._certificate_out()
        if out is not None:
            out.print()

    def _save_certificate(self) -> None:
        out = self._certificate_out()
        if out is not None:
            out.save()

    def _height(self, rows: int) -> int:
        theme = self.context.theme
        shown = max(1, min(rows, _MOST))
        return theme.size("table-head") + shown * theme.size("table-row") + 2

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_deeds)
        self.certificates.selectionModel().currentRowChanged.connect(self._show_printable)
        for button, deed in (
            (self.longer, self._keep_longer),
            (self.erase, self._erase),
            (self.open, self._open),
            (self.print_list, self._print_list),
            (self.save_list, self._save_list),
            (self.looked, self._looked),
            (self.print_one, self._print_certificate),
            (self.save_one, self._save_certificate),
        ):
            button.clicked.connect(deed)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.year.setMaximumWidth(theme.px(200))
        self.inside.addWidget(self.service)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Whose time is over"), "card"))
        for part in (self.year, self.table, self.nobody):
            self.inside.addWidget(part)
        self.inside.addLayout(self._row(self.longer, self.erase, self.open))
        self.inside.addWidget(self.looked_on)
        self.inside.addLayout(self._row(self.looked, self.print_list, self.save_list))
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Certificates of erasures"), "card"))
        self.inside.addWidget(self.certificates)
        self.inside.addWidget(self.no_certificate)
        self.inside.addLayout(self._row(self.print_one, self.save_one))

    def _row(self, *buttons: QWidget) -> FlowLayout:
        row = FlowLayout()
        grow(self.context.theme, row.setSpacing, 12)
        for button in buttons:
            row.addWidget(button)
        return row


def _line(kept: Kept) -> KeepingLine:
    """A record on paper: initials and the year of birth."""
    born = _("Born {year}").format(year=kept.born_on.year) if kept.born_on else ""
    return KeepingLine(
        initials=names.initials(kept.full_name or kept.called),
        born=born,
        last_contact=kept.last_contact,
        kind=_(CLASSES[kept.kind]),
        until=kept.until,
        note=_("Their pathway is still open") if kept.on_pathway else "",
    )


def _due(records: Records, by: date) -> list[Kept]:
    """Whose time is over by then."""
    return records.retention.due(by)


def _certificate_pdf(snapshot: CertificateSnapshot) -> bytes:
    from planner.export import certificate_pdf

    return certificate_pdf.make(snapshot)


def _list_pdf(snapshot: KeepingListSnapshot) -> bytes:
    from planner.export import keeping_list_pdf

    return keeping_list_pdf.make(snapshot)
