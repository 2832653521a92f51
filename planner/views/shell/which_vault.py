"""Which of this computer's vaults is to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.vault.vault_list import KnownVault
from planner.views.dialogs import PanelDialog
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioCards
from planner.views.widgets.signed import Sign
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _


class VaultCard(Card):
    """The vault that the passphrase will open, above it.

    Emits:
        change_wanted(): another vault, or a new one, is wanted.
    """

    change_wanted = Signal()

    def __init__(self, theme: Theme, vaults: Sequence[KnownVault], folder: Path) -> None:
        super().__init__(theme)
        number = next((place for place, one in enumerate(vaults) if one.folder == folder), 0)
        chosen = vaults[number]
        self.change = Button(theme, _("Change"), ButtonKind.QUIET)
        self.change.setAccessibleName(_("{label}. Choose another vault").format(label=chosen.label))
        self.change.clicked.connect(self.change_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(theme, chosen.label, "body-bold"))
        below = ""
        if not chosen.there:
            below = _("Not where it was")
        elif len(vaults) > 1:
            below = _("One of {count} on this computer").format(count=len(vaults))
        if below:
            words.addWidget(Label(theme, below, "small", "muted" if chosen.there else "attention"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(Sign(theme, "folder", "primary", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        super().restyle()
        px = self.theme.px
        self.body.setContentsMargins(px(16), px(8), px(8), px(8))


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
