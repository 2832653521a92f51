"""Which of this computer's vaults is to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.vault.vault_list import KnownVault
from planner.views.dialogs import PanelDialog
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioCards
from planner.words import _


class WhichVaultDialog(PanelDialog):
    """The vaults of this computer; `another` is set where a new one is wanted instead."""

    def __init__(
        self, theme: Theme, vaults: Sequence[KnownVault], folder: Path, parent: QWidget
    ) -> None:
        super().__init__(theme, _("Which vault?"), parent)
        self.another = False
        self.vaults = RadioCards(
            theme, "", [(one.folder, one.label, _meaning(one)) for one in vaults]
        )
        self.vaults.setAccessibleName(_("Which vault?"))
        self.vaults.set_value(folder)
        self.body.addWidget(self.vaults)
        use = Button(theme, _("Use this one"), ButtonKind.PRIMARY)
        use.clicked.connect(self.accept)
        new = Button(theme, _("Set up another vault"), icon="plus")
        new.clicked.connect(self._want_another)
        self.add_buttons(use, new)

    def folder(self) -> Path:
        """The folder of the one that is chosen."""
        return Path(str(self.vaults.value()))

    def _want_another(self) -> None:
        self.another = True
        self.accept()


def _meaning(vault: KnownVault) -> str:
    if vault.there:
        return ""
    return _("Not where it was: {folder}. Connect its drive, or put the folder back.").format(
        folder=vault.folder
    )
