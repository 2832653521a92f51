"""Which vault the passphrase will open, said above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.vault.vault_list import KnownVault
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
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
        grow(theme, row.setSpacing, 14)
        row.addWidget(Sign(theme, "folder", "primary", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.set_spaces(16, 8, 8, 8, 12)
