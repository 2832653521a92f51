"""The folder a planner chose for copies before the organisation named another one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.vault.backups import FOLDER_KEY
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


class EarlierFolder(QWidget):
    """Where copies still lie that nobody brings up to date, and what is left to do by hand.

    done(): they are gone, says the planner.
    """

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.said = Label(context.theme, "")
        self.gone = Button(context.theme, _("They are removed"), ButtonKind.QUIET)
        self.gone.clicked.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(context.theme, column.setSpacing, 8)
        column.addWidget(self.said)
        column.addWidget(self.gone, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Say it while the vault names a folder that the organisation's has replaced."""
        settings, vault = self.context.records.settings, self.context.vault
        folder = settings.get(FOLDER_KEY) if settings.policy.backups else ""
        now = str(vault.kept.outside) if vault is not None else ""
        self.setVisible(bool(folder) and folder != now)
        self.said.set_text(
            _(
                "Copies made before your organisation named its folder are still in “{folder}”. "
                "Nothing is tidied there any more, and people erased since are still in them. Once "
                "a backup is in the new folder, remove those copies there."
            ).format(folder=folder)
        )
