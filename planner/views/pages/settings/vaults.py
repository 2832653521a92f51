"""What this vault is called before unlocking, and setting up another one on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.errors import PlannerError
from planner.vault.refusals import from_disk
from planner.vault.vault_list import LONGEST_LABEL, VaultList
from planner.views.page import Context
from planner.views.pages.settings.key_dialog import vault_of
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import TextField
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, plural


class VaultsSection(Section):
    """Kept on this computer, because the unlock page needs it."""

    name = N_("Vaults on this computer")
    icon = "folder"
    group = Group.KEYS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Each vault has its own records, passphrase and recovery code.")
        )
        theme = context.theme
        self.label = TextField(
            theme,
            _("What this vault is called"),
            help=_(
                "It shows before unlocking, to anyone at this computer. Use a word that says "
                "nothing about anybody."
            ),
        )
        self.label.edit.setMaxLength(LONGEST_LABEL)
        self.label.left.connect(self._save)
        self.another = Button(theme, _("Set up another vault"), icon="plus")
        self.another.clicked.connect(self._ask_for_another)
        self.inside.addWidget(self.label)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Another vault"), "card"))
        self.inside.addWidget(
            Label(
                theme,
                _(
                    "For another planner who uses this computer. This vault locks first. Which "
                    "one is opened is chosen on the unlock page."
                ),
                token="muted",
            )
        )
        self.inside.addWidget(self.another, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def _list(self) -> VaultList:
        if self.context.vault_list is None:
            raise RuntimeError("Settings need the list of vaults.")
        return self.context.vault_list

    def refresh(self) -> None:
        """Show what it is called now."""
        self.label.set_text(self._list.label_of(vault_of(self.context).folder))

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Vault 1, one of 2"."""
        if context.vault_list is None:
            return ""
        label = context.vault_list.label_of(vault_of(context).folder)
        count = len(context.vault_list.all())
        if count == 1:
            return label
        return plural("{count} vault", "{count} vaults", count)

    def leave(self) -> bool:
        """Keep what is typed."""
        return self._save()

    def _save(self) -> bool:
        folder = vault_of(self.context).folder
        if self.label.text().strip() == self._list.label_of(folder):
            return True
        kept = self.keep(self._rename, self.label)
        if kept:
            self.refresh()
        return kept

    def _rename(self) -> None:
        try:
            self._list.rename(vault_of(self.context).folder, self.label.text())
        except OSError as error:
            raise PlannerError(
                _("The name could not be kept. Nothing else is lost. Try again."),
                details=str(from_disk(error)),
            ) from error

    def _ask_for_another(self) -> None:
        if self.context.dialogs.ask(
            _("Set up another vault?"),
            _("This vault locks now. Nothing in it changes."),
            _("Lock and go on"),
            safe=_("Stay here"),
        ):
            self.context.navigator.another_vault_wanted.emit()
