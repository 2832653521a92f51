"""Adding a colleague, calling one otherwise, and naming two people of the organisation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models.key_holders import KeyChange, KeyHolder
from planner.records.key_holders import check_two_names
from planner.vault import recovery_code
from planner.vault.keys import Slot
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.key_dialog import KeyDialog, NewPassphrase, letters_asked
from planner.views.shell.code_dialog import CodeDialog, two_sheets
from planner.views.shell.together_step import together_lead
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import Field, TextField
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import _


class ColleagueDialog(KeyDialog):
    """The planner's own passphrase, then a colleague types a name and one of their own."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Add a colleague"),
            _(
                "They can then open this vault at this computer and read and write everything in "
                "it. What they write carries their name."
            ),
            parent,
        )
        theme = context.theme
        self.ask_own(_("Your own passphrase"))
        if self.own is not None:
            self.body.addWidget(Divider(theme))
        self.body.addWidget(Label(theme, _("Now let your colleague type"), "card"))
        self.called = TextField(theme, _("Their name"))
        self.new = NewPassphrase(
            theme, _("A passphrase that only they know"), letters_asked(context)
        )
        self.body.addWidget(self.called)
        self.body.addWidget(self.new)
        self.body.addWidget(self.failure)
        self.add = Button(theme, _("Add them"), ButtonKind.PRIMARY)
        self.add.clicked.connect(self._add)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.add, leave)
        self._slot_id = ""

    def fields(self) -> dict[str, Field]:
        """Where a refused name or passphrase is shown."""
        return {"name": self.called, "passphrase": self.new.first}

    def _add(self) -> None:
        self.clear_errors()
        holders = self.context.records.key_holders
        try:
            name = holders.free_name(self.called.text())
        except PlannerError as error:
            self.fail(error)
            return
        if self.new.looked_at(name):
            slots = self.vault.slots
            self.work(slots.for_colleague, self.own_text(), self.new.text(), then=self._made)

    def _made(self, slot: object) -> None:
        if not isinstance(slot, Slot):
            raise TypeError(slot)
        try:
            self.context.records.key_holders.add_colleague(slot.id, self.called.text())
        except PlannerError as error:
            self.fail(error)
            return
        self._slot_id = slot.id
        self.work(self.vault.slots.put, slot, then=self._put)

    def _put(self, _nothing: object) -> None:
        holders = self.context.records.key_holders
        try:
            holders.note(KeyChange.COLLEAGUE_ADDED, self.called.text().strip())
        except PlannerError as error:
            self.context.dialogs.tell(str(error), details=error.details)
        self.accept()

    def fail(self, error: Exception) -> None:
        """A name that was given to a slot that does not count is taken back."""
        if self._slot_id and self._slot_id not in self.vault.slots.ids:
            self.context.records.key_holders.drop(self._slot_id)
            self._slot_id = ""
        super().fail(error)


class RenameDialog(PanelDialog):
    """What a colleague is called."""

    wanted_width = 480

    def __init__(self, context: Context, holder: KeyHolder, parent: QWidget) -> None:
        super().__init__(context.theme, _("Rename “{name}”").format(name=holder.name), parent)
        self._context = context
        self._holder = holder
        self.called = TextField(context.theme, _("Their name"))
        self.called.set_text(holder.name)
        self.called.edit.returnPressed.connect(self._rename)
        self.body.addWidget(self.called)
        save = Button(context.theme, _("Save"), ButtonKind.PRIMARY)
        save.clicked.connect(self._rename)
        leave = Button(context.theme, _("Leave it as it was"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(save, leave)

    def _rename(self) -> None:
        try:
            self._context.records.key_holders.rename(self._holder.id, self.called.text())
        except PlannerError as error:
            self.called.set_error(str(error))
            self.called.edit.setFocus()
            return
        self.accept()


class TogetherDialog(KeyDialog):
    """Who the two people are, after the planner's own passphrase."""

    def __init__(self, context: Context, before: KeyHolder | None, parent: QWidget) -> None:
        lead = _(
            "Two people of your organisation get a code each, on a sheet of their own. Together "
            "they can open this vault if you are ill, away or have left."
        )
        if before is not None:
            lead = _(
                "Both get a new code, on a new sheet. Once both have a copy, the two old codes "
                "open nothing any more."
            )
        super().__init__(context, _("Two people of your organisation"), lead, parent)
        theme = context.theme
        self.ask_own(_("Your own passphrase"))
        self.first = TextField(theme, _("One person's name"))
        self.second = TextField(theme, _("The other person's name"))
        if before is not None:
            self.first.set_text(before.name)
            self.second.set_text(before.second_name)
        for widget in (self.first, self.second, self.failure):
            self.body.addWidget(widget)
        self.next = Button(theme, _("Next: the first code"), ButtonKind.PRIMARY)
        self.next.clicked.connect(self._go_on)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.next, leave)

    def names(self) -> tuple[str, str]:
        """The two names."""
        return self.first.text().strip(), self.second.text().strip()

    def fields(self) -> dict[str, Field]:
        """Where a refused name is shown."""
        return {"first": self.first, "second": self.second}

    def _go_on(self) -> None:
        self.clear_errors()
        try:
            check_two_names(*self.names())
        except PlannerError as error:
            self.fail(error)
            return
        self.work(self.vault.slots.confirm, self.own_text(), then=self._confirmed)

    def _confirmed(self, _nothing: object) -> None:
        self.accept()


def keep_two_codes(
    context: Context, names: tuple[str, str], parent: QWidget
) -> tuple[str, str] | None:
    """Show a code for each of two people; None unless both were typed back from their copies."""
    codes = recovery_code.new_code(), recovery_code.new_code()
    planner = context.records.settings.owner()
    sheets = two_sheets(planner.name if planner else "", context.clock.today(), names, codes)
    for sheet in sheets:
        asked = CodeDialog(context, lambda: context.printers, sheet, parent, together_lead())
        if not context.dialogs.show(asked):
            return None
    return codes
