"""Changing the passphrase, and making a new recovery code."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.errors import PlannerError
from planner.models.sheets import RecoverySheetSnapshot
from planner.vault import recovery_code
from planner.vault.open_vault import OpenVault
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.section import Section
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.views.shell import passphrase
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import PassphraseField, TextField
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, day

CODE_MADE_KEY = "recovery_code_made_on"


class PassphraseSection(Section):
    """Rewrites one slot of the vault's key, never the records."""

    name = N_("Passphrase and recovery code")
    icon = "key"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Changing the passphrase does not touch the records. The recovery code stays."),
        )
        theme = context.theme
        self.old = PassphraseField(theme, _("Passphrase now"))
        self.new = PassphraseField(
            theme, _("New passphrase"), help=passphrase.strength("").sentence
        )
        self.again = PassphraseField(theme, _("The new one again"))
        self.change = Button(theme, _("Change the passphrase"))
        self.change.clicked.connect(self._change)
        for widget in (self.old, self.new, self.again):
            self.inside.addWidget(widget)
        self.inside.addWidget(self.change, alignment=Qt.AlignmentFlag.AlignLeft)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Recovery code"), "card"))
        self.inside.addWidget(
            Label(
                theme,
                _(
                    "Make a new code if your sheet is lost or someone has seen it. Older backups "
                    "still open with the old code."
                ),
                token="muted",
            )
        )
        self.make_code = Button(theme, _("Make a new code"))
        self.make_code.clicked.connect(self._make_code)
        self.inside.addWidget(self.make_code, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def _vault(self) -> OpenVault:
        if self.context.vault is None:
            raise RuntimeError("Settings need the open vault.")
        return self.context.vault

    def summary(self) -> str:
        """When the code was made."""
        made = self.context.records.settings.get(CODE_MADE_KEY)
        if not made:
            return ""
        return _("Code made {day}").format(day=day(date.fromisoformat(made)))

    def _change(self) -> None:
        found = passphrase.strength(self.new.text())
        self.new.set_error(None if found.enough else found.sentence)
        same = self.new.text() == self.again.text()
        self.again.set_error(None if same else _("Type the same passphrase again."))
        if not (found.enough and same):
            return
        self.change.setEnabled(False)
        self.context.jobs.start(
            self._vault.change_passphrase,
            self.old.text(),
            self.new.text(),
            finished=self._changed,
            failed=self._not_changed,
        )

    def _changed(self, _nothing: object) -> None:
        self.change.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
            field.set_error(None)
        self.saved.emit(self.context.clock.now())
        self.context.dialogs.tell(_("Your new passphrase opens the vault from now on."))

    def _not_changed(self, error: Exception) -> None:
        self.change.setEnabled(True)
        if not isinstance(error, PlannerError):
            raise error
        self.old.set_error(str(error))
        self.old.edit.setFocus()

    def _make_code(self) -> None:
        sure = self.context.dialogs.ask(
            _("Make a new recovery code?"),
            _("Once you have a copy of it, the code on your old sheet opens this vault no more."),
            _("Make a new code"),
            safe=_("Keep the old one"),
        )
        if not sure:
            return
        code = recovery_code.new_code()
        if not self.context.dialogs.show(NewCodeDialog(self.context, code, self.window())):
            return
        self.make_code.setEnabled(False)
        self.context.jobs.start(
            self._vault.use_recovery_code, code, finished=self._code_kept, failed=self._no_code
        )

    def _code_kept(self, _nothing: object) -> None:
        self.make_code.setEnabled(True)
        made_on = self.context.clock.today().isoformat()
        self.keep(partial(self.context.records.settings.put, CODE_MADE_KEY, made_on))

    def _no_code(self, error: Exception) -> None:
        self.make_code.setEnabled(True)
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)


class NewCodeDialog(PanelDialog):
    """A new code, on paper and its last group typed back before it takes the old one's place."""

    def __init__(self, context: Context, code: str, parent: QWidget) -> None:
        super().__init__(context.theme, _("Keep this recovery code"), parent)
        theme = context.theme
        self._context = context
        self._groups = tuple(code.split("-"))
        planner = context.records.settings.planner()
        self._planner = planner.name if planner else ""
        grid = QGridLayout()
        for index, group in enumerate(self._groups):
            grid.addWidget(Label(theme, group, "person", wrap=False), index // 3, index % 3)
        self.body.addLayout(grid)
        self.typed = TextField(
            theme,
            _("Type the last group from your copy"),
            help=_("Capitals or small letters, both work."),
        )
        self.typed.set_passing()
        self.typed.edited.connect(self._compare)
        self.body.addWidget(self.typed)
        self.have_copy = Button(theme, _("I have a copy"), ButtonKind.PRIMARY)
        self.have_copy.setEnabled(False)
        self.have_copy.clicked.connect(self.accept)
        self._paper = SheetOut(context, self._printers, self._sheet, _("Recovery code"), self)
        printed = Button(theme, _("Print it"), icon="print")
        printed.clicked.connect(self._paper.print)
        save = Button(theme, _("Save a PDF sheet"), icon="save")
        save.clicked.connect(self._paper.save)
        self.add_buttons(self.have_copy, printed, save)

    def _compare(self, text: str) -> None:
        matches = recovery_code.tidy(text) == self._groups[-1]
        self.have_copy.setEnabled(matches)
        self.typed.set_error(None)

    def _printers(self) -> Printers:
        return self._context.printers

    def _sheet(self) -> bytes:
        from planner.export import recovery_pdf

        return recovery_pdf.make(
            RecoverySheetSnapshot(
                planner_name=self._planner,
                made_on=self._context.clock.today(),
                groups=self._groups,
            )
        )
