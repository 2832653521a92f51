"""Someone may know the passphrase: new keys throughout, step by step, then the vault locks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.errors import CancelledError, PlannerError
from planner.vault import recovery_code
from planner.vault.rekey import NewKeys
from planner.views.key_words import name_of
from planner.views.page import Context
from planner.views.pages.settings.key_dialog import (
    KeyDialog,
    NewPassphrase,
    letters_asked,
    vault_of,
)
from planner.views.progress_dialog import ProgressDialog
from planner.views.shell.code_dialog import CodeDialog, sheet_of
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import Field
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import _, listing


class RekeyDialog(KeyDialog):
    """What happens, whom it shuts out, the passphrase now, and a new one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Change all keys"),
            _(
                "For when someone may know your passphrase, or has a copy of this vault. The "
                "records are written anew under a new key, checked, and the old file is "
                "destroyed. Nothing in them changes."
            ),
            parent,
        )
        theme = context.theme
        for words in whom_it_shuts_out(context):
            self.body.addWidget(Label(theme, words))
        self.body.addWidget(
            Label(
                theme,
                _(
                    "Backups from before still open with what opened them. Keep the old recovery "
                    "sheet until you have made a new backup and destroyed them."
                ),
            )
        )
        self.body.addWidget(Divider(theme))
        self.ask_own(_("Your passphrase now"))
        self.new = NewPassphrase(theme, _("New passphrase"), letters_asked(context))
        self.body.addWidget(self.new)
        self.body.addWidget(self.failure)
        self.next = Button(theme, _("Next: a new recovery code"), ButtonKind.PRIMARY)
        self.next.clicked.connect(self._go_on)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.next, leave)

    def fields(self) -> dict[str, Field]:
        """Where a refused passphrase is shown."""
        return {"passphrase": self.new.first}

    def _go_on(self) -> None:
        self.clear_errors()
        if self.new.looked_at(*own_words(self.context)):
            self.work(self.vault.slots.confirm, self.own_text(), then=self._confirmed)

    def _confirmed(self, _nothing: object) -> None:
        self.accept()


def own_words(context: Context) -> tuple[str, ...]:
    """What someone who knows the planner would try first."""
    settings = context.records.settings
    planner = settings.planner()
    return (planner.name if planner else "", *(each.name for each in settings.surgeries()))


def whom_it_shuts_out(context: Context) -> list[str]:
    """Sentences that name everybody who will need a passphrase or codes again."""
    holders = context.records.key_holders
    sentences = []
    if colleagues := [row.name for row in holders.colleagues()]:
        sentences.append(
            _("{names} will need a passphrase again before they can cover for you.").format(
                names=listing(colleagues)
            )
        )
    if (two := holders.organisation()) is not None:
        sentences.append(
            _("The two codes of {names} will open nothing any more.").format(names=name_of(two))
        )
    return sentences


def change_all_keys(context: Context, parent: QWidget) -> bool:
    """Lead through it. True where the vault is about to lock, and opens by the new keys then."""
    asked = RekeyDialog(context, parent)
    if not context.dialogs.show(asked):
        return False
    keys = NewKeys(asked.own_text(), asked.new.text(), recovery_code.new_code())
    planner = context.records.settings.planner()
    sheet = sheet_of(planner.name if planner else "", context.clock.today(), keys.code)
    lead = _("It takes the old code's place once all keys are changed.")
    if not context.dialogs.show(CodeDialog(context, lambda: context.printers, sheet, parent, lead)):
        return False
    sure = context.dialogs.ask(
        _("Change all keys now?"),
        _(
            "It may take a minute. Afterwards the vault locks, and opens by the new passphrase "
            "alone. The old passphrase and the old recovery code open it no more."
        ),
        _("Change all keys"),
        safe=_("Leave it as it is"),
        danger=True,
    )
    return sure and _run(context, keys, parent)


def _run(context: Context, keys: NewKeys, parent: QWidget) -> bool:
    context.records.changes.seal()
    vault = vault_of(context)
    work = ProgressDialog(
        context.theme,
        context.jobs,
        _("Changing all keys"),
        _("Your records are written anew and checked. Until that is done, Cancel changes nothing."),
        vault.rekey,
        keys,
        context.records.key_holders.say_in_copy,
        parent=parent,
    )
    if context.dialogs.show(work):
        context.navigator.lock_wanted.emit()
        return True
    if isinstance(work.error, CancelledError):
        context.dialogs.tell(_("Stopped. All keys are as they were."))
    elif isinstance(work.error, PlannerError):
        context.dialogs.tell(str(work.error), details=work.error.details)
    elif work.error is not None:
        raise work.error
    return False
