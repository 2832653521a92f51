"""Changing the passphrase, making a new recovery code, changing all keys."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.key_holders import KeyChange
from planner.vault import recovery_code
from planner.vault.keys import Slot, SlotKind
from planner.vault.open_vault import OpenVault
from planner.views.page import Context
from planner.views.pages.settings.key_dialog import NewPassphrase, letters_asked, vault_of
from planner.views.pages.settings.old_backups import OldBackups
from planner.views.pages.settings.rekeying import change_all_keys, own_words
from planner.views.pages.settings.section import Group, Section
from planner.views.shell.code_dialog import CodeDialog, sheet_of
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import PassphraseField
from planner.views.widgets.laid_down import laid_down_label
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, day, plural

CODE_MADE_KEY = "recovery_code_made_on"


class PassphraseSection(Section):
    """Rewrites one slot of the vault's key, never the records; or, if need be, everything."""

    name = N_("Passphrase and recovery code")
    icon = "key"
    group = Group.KEYS

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Changing a passphrase does not touch the records."))
        theme = context.theme
        self._old_backups = OldBackups(context, self, self.change_all_keys)
        self._slot_before = self._slot_made = ""
        self.why_not = Label(theme, "", token="muted")
        self.inside.addWidget(self.why_not)
        self._own = QWidget()
        self.old = PassphraseField(theme, _("Passphrase now"))
        self.pair = NewPassphrase(theme, _("New passphrase"), letters_asked(context))
        self.new, self.again = self.pair.first, self.pair.again
        self.change = Button(theme, _("Change the passphrase"))
        self.change.clicked.connect(self._change)
        own = self._column(self._own)
        for widget in (self.old, self.pair):
            own.addWidget(widget)
        if letters_asked(context):
            least = plural(
                "At least {count} letter.", "At least {count} letters.", letters_asked(context)
            )
            own.addWidget(laid_down_label(theme, least))
        own.addWidget(self.change, alignment=Qt.AlignmentFlag.AlignLeft)
        self.inside.addWidget(self._own)
        self._owners = QWidget()
        self._lay_out_owners(self._column(self._owners))
        self.inside.addWidget(self._owners)

    def _lay_out_owners(self, column: QVBoxLayout) -> None:
        """What only the planner whose vault it is may do."""
        theme = self.context.theme
        self.make_code = Button(theme, _("Make a new code"))
        self.make_code.clicked.connect(self._make_code)
        self.change_keys = Button(theme, _("Change all keys"))
        self.change_keys.clicked.connect(self.change_all_keys)
        for title, words, button in (
            (
                _("Recovery code"),
                _(
                    "Make a new code if your sheet is lost or someone has seen it. Older backups "
                    "still open with the old code."
                ),
                self.make_code,
            ),
            (
                _("Someone may know my passphrase"),
                _(
                    "A new passphrase alone does not help then: whoever has a copy of this vault "
                    "can go on opening it. Change all keys instead."
                ),
                self.change_keys,
            ),
        ):
            column.addWidget(Divider(theme))
            column.addWidget(Label(theme, title, "card"))
            column.addWidget(Label(theme, words, token="muted"))
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def _vault(self) -> OpenVault:
        return vault_of(self.context)

    def refresh(self) -> None:
        """Show what whoever is at work may change."""
        if self.context.vault is None:
            return
        slots = self._vault.slots
        self._own.setVisible(slots.owned or slots.covered)
        self._owners.setVisible(slots.owned)
        owner = self.context.records.settings.owner()
        name = owner.name if owner else ""
        words = ""
        if slots.covered:
            words = _("This is your own passphrase. The one of {name} stays as it is.")
        elif not slots.owned:
            words = _("You opened this vault by two codes. Only {name} can change how it opens.")
        self.why_not.set_text(words.format(name=name))
        self.why_not.setVisible(bool(words))

    @classmethod
    def as_set(cls, context: Context) -> str:
        """When the code was made."""
        made = context.records.settings.get(CODE_MADE_KEY)
        if not made:
            return ""
        return _("Code made {day}").format(day=day(date.fromisoformat(made)))

    def change_all_keys(self) -> None:
        """Lead through changing all keys; the vault locks at its end."""
        if self._vault.slots.owned:
            change_all_keys(self.context, self.window())

    def _column(self, widget: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        grow(self.context.theme, column.setSpacing, 16)
        return column

    def _change(self) -> None:
        self.old.set_error(None)
        if not self.pair.looked_at(*own_words(self.context)):
            return
        self.change.setEnabled(False)
        slots = self._vault.slots
        own = slots.opened_by if slots.covered else slots.header.passphrase_slot()
        self._slot_before = own.id if own else ""
        self.context.jobs.start(
            slots.for_oneself if slots.covered else self._vault.change_passphrase,
            self.old.text(),
            self.new.text(),
            finished=self._made if slots.covered else self._changed,
            failed=self._not_changed,
        )

    def _made(self, slot: Slot) -> None:
        """A colleague's own: it has its name before it counts."""
        try:
            self.context.records.key_holders.move(self._slot_before, slot.id)
        except PlannerError as error:
            self._not_changed(error)
            return
        self._slot_made = slot.id
        self.context.jobs.start(
            partial(self._vault.slots.put, slot, instead_of=self._slot_before),
            finished=self._put,
            failed=self._not_put,
        )

    def _put(self, _nothing: object) -> None:
        self.context.records.key_holders.drop(self._slot_before)
        self._changed(None)

    def _not_put(self, error: Exception) -> None:
        self.context.records.key_holders.drop(self._slot_made)
        self._not_changed(error)

    def _changed(self, _nothing: object) -> None:
        self.change.setEnabled(True)
        self.old.clear()
        self.old.set_error(None)
        self.pair.clear()
        holders = self.context.records.key_holders
        planner = self.context.records.settings.planner()
        covered = self._vault.slots.covered
        what = KeyChange.COLLEAGUE_CHANGED if covered else KeyChange.PASSPHRASE_CHANGED
        self.keep(partial(holders.note, what, planner.name if covered and planner else ""))
        self._old_backups.tell(
            {self._slot_before},
            _("Passphrase changed"),
            _("Your new passphrase opens the vault from now on."),
        )

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
        planner = self.context.records.settings.planner()
        sheet = sheet_of(planner.name if planner else "", self.context.clock.today(), code)
        asked = CodeDialog(self.context, lambda: self.context.printers, sheet, self.window())
        if not self.context.dialogs.show(asked):
            return
        self.make_code.setEnabled(False)
        old = self._vault.slots.header.slot(SlotKind.RECOVERY)
        self._slot_before = old.id if old else ""
        self.context.jobs.start(
            self._vault.use_recovery_code, code, finished=self._code_kept, failed=self._no_code
        )

    def _code_kept(self, _nothing: object) -> None:
        self.make_code.setEnabled(True)
        made_on = self.context.clock.today().isoformat()
        self.keep(partial(self.context.records.settings.put, CODE_MADE_KEY, made_on))
        self.keep(partial(self.context.records.key_holders.note, KeyChange.CODE_MADE))
        self._old_backups.tell(
            {self._slot_before},
            _("Recovery code changed"),
            _("The new code opens the vault from now on. Shred the old sheet."),
        )

    def _no_code(self, error: Exception) -> None:
        self.make_code.setEnabled(True)
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)
