"""Opening the vault by the codes of two people of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.jobs import Job
from planner.views.shell.context import ShellContext
from planner.views.shell.unlock import beside_landscape
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import TextField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault


class TwoPeoplePage(QWidget):
    """Asks for both codes; the passphrase stays what it is.

    Emits:
        unlocked(OpenVault): the vault is open.
        back_wanted(): back to the passphrase.
    """

    unlocked = Signal(object)
    back_wanted = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.first = TextField(
            theme,
            _("One person's code"),
            help=_("From the printed sheet. Spaces, dashes and small letters all work."),
        )
        self.second = TextField(theme, _("The other person's code"))
        for field in (self.first, self.second):
            field.set_passing()
        self.second.edit.returnPressed.connect(self.open_together)
        self.open = Button(theme, _("Open together"), ButtonKind.PRIMARY, icon="key")
        self.open.clicked.connect(self.open_together)
        self.back = Button(theme, _("Back"), ButtonKind.QUIET, icon="back")
        self.back.clicked.connect(self._go_back)
        self._job: Job | None = None
        self._failure = Banner(theme, "danger", "")
        self._failure.hide()
        column = QWidget()
        inside = QVBoxLayout(column)
        grow(theme, inside.setSpacing, 16)
        inside.addStretch(2)
        inside.addWidget(Label(theme, _("Two people open it together"), "welcome"))
        inside.addWidget(
            Label(
                theme,
                _(
                    "For when the planner is ill, away or has left. Each person types the code "
                    "from their own sheet. Both names go into the record of who opened the vault."
                ),
                token="muted",
            )
        )
        for widget in (self.first, self.second, self._failure):
            inside.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.open)
        inside.addLayout(row)
        inside.addStretch(3)
        self.setLayout(beside_landscape(context, column))

    def focus_first(self) -> None:
        """Put the keyboard in the first box."""
        self.first.edit.setFocus()

    def open_together(self) -> None:
        """Try both codes in a job."""
        if not self.open.isEnabled():
            return
        self._failure.hide()
        self.open.setEnabled(False)
        self._job = self._context.jobs.start(
            self._context.vaults.open_together,
            self.first.text(),
            self.second.text(),
            finished=self._opened,
            failed=self._failed,
            with_progress=True,
        )

    def _go_back(self) -> None:
        """Back to the passphrase; what was being opened is closed again."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.back_wanted.emit()

    def _opened(self, vault: OpenVault) -> None:
        if self._job is None:
            vault.close()
            return
        self.unlocked.emit(vault)

    def _failed(self, error: Exception) -> None:
        if self._job is None:
            return
        self.open.setEnabled(True)
        if not isinstance(error, PlannerError):
            raise error
        self._failure.show_sentence(str(error), details=error.details)
        self._failure.show()
        self.first.edit.setFocus()
