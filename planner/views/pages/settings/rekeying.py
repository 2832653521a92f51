"""Someone may know the passphrase: new keys throughout, step by step, then the vault locks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.errors import CancelledError, PlannerError
from planner.records.key_holders import check_two_names
from planner.vault import recovery_code
from planner.vault.rekey import NewKeys
from planner.views.key_words import name_of
from planner.views.page import Context
from planner.views.pages.settings.holder_dialogs import keep_two_codes
from planner.views.pages.settings.key_dialog import (
    KeyDialog,
    NewPassphrase,
    letters_asked,
    vault_of,
)
from planner.views.progress_dialog import ProgressDialog
from planner.views.shell.code_dialog import CodeDialog, sheet_of
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import Field, TextField
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
        #: The names of the two people, where they are asked for.
        self.both: dict[str, TextField] = {}
        if context.records.settings.policy.two_people:
            self._ask_two()
        self.body.addWidget(self.failure)
        self.next = Button(theme, _("Next: a new recovery code"), ButtonKind.PRIMARY)
        self.next.clicked.connect(self._go_on)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.next, leave)

    def _ask_two(self) -> None:
        """Two people have to be able to open it afterwards too."""
        self.body.addWidget(Divider(self.theme))
        self.body.addWidget(
            Label(
                self.theme,
                _(
                    "Your organisation asks that two people can open this vault together. Both get "
                    "a new code, on a new sheet."
                ),
            )
        )
        before = self.context.records.key_holders.organisation()
        for field, label, name in (
            ("first", _("One person's name"), before.name if before else ""),
            ("second", _("The other person's name"), before.second_name if before else ""),
        ):
            self.both[field] = TextField(self.theme, label)
            self.both[field].set_text(name)
            self.body.addWidget(self.both[field])

    def two(self) -> tuple[str, str] | None:
        """The names of the two people; None where they are not asked for."""
        if not self.both:
            return None
        return self.both["first"].text().strip(), self.both["second"].text().strip()

    def fields(self) -> dict[str, Field]:
        """Where a refused passphrase or name is shown."""
        return {"passphrase": self.new.first, **self.both}

    def _go_on(self) -> None:
        self.clear_errors()
        two = self.two()
        try:
            if two is not None:
                check_two_names(*two)
        except PlannerError as error:
            self.fail(error)
            return
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
    # the form is gone once the next dialog shows
    keys = NewKeys(asked.own_text(), asked.new.text(), recovery_code.new_code())
    names = asked.two()
    planner = context.records.settings.planner()
    sheet = sheet_of(planner.name if planner else "", context.clock.today(), keys.code)
    lead = _("It takes the old code's place once all keys are changed.")
    if not context.dialogs.show(CodeDialog(context, lambda: context.printers, sheet, parent, lead)):
        return False
    if names is not None:
        codes = keep_two_codes(context, names, parent)
        if codes is None:
            return False
        keys = replace(keys, two=codes)
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
    return sure and _run(context, keys, names, parent)


def _run(context: Context, keys: NewKeys, two: tuple[str, str] | None, parent: QWidget) -> bool:
    context.records.changes.seal()
    vault = vault_of(context)
    work = ProgressDialog(
        context.theme,
        context.jobs,
        _("Changing all keys"),
        _("Your records are written anew and checked. Until that is done, Cancel changes nothing."),
        vault.rekey,
        keys,
        partial(context.records.key_holders.say_in_copy, two_slot=keys.two_slot, two=two),
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
