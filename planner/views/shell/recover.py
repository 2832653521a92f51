"""Opening the vault with the recovery code, and choosing a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.jobs import Job
from planner.views.shell import passphrase
from planner.views.shell.context import ShellContext
from planner.views.shell.unlock import beside_landscape
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import PassphraseField, TextField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault


class RecoverPage(QWidget):
    """Asks for the recovery code and a new passphrase.

    Emits:
        unlocked(OpenVault): the vault is open, and the new passphrase opens it from now on.
        back_wanted(): back to the passphrase.
        two_people_wanted(): two people of the organisation want to open it together.
    """

    unlocked = Signal(object)
    back_wanted = Signal()
    two_people_wanted = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.code = TextField(
            theme,
            _("Recovery code"),
            help=_("From your printed sheet. Spaces, dashes and small letters all work."),
        )
        self.first = PassphraseField(
            theme,
            _("New passphrase"),
            help=passphrase.strength("", letters=context.policy.letters).sentence,
        )
        self.again = PassphraseField(theme, _("The same again"))
        self.open = Button(theme, _("Open with the code"), ButtonKind.PRIMARY, icon="key")
        self.open.clicked.connect(self.recover)
        self.again.edit.returnPressed.connect(self.recover)
        self.back = Button(theme, _("Back"), ButtonKind.QUIET, icon="back")
        self.two_people = Button(
            theme, _("Two people of the organisation"), ButtonKind.QUIET, icon="people"
        )
        self.two_people.clicked.connect(self.two_people_wanted)
        self.back.clicked.connect(self._go_back)
        self._job: Job | None = None
        self._failure = Banner(theme, "danger", "")
        self._failure.hide()
        column = QWidget()
        inside = QVBoxLayout(column)
        grow(theme, inside.setSpacing, 16)
        inside.addStretch(2)
        inside.addWidget(Label(theme, _("Use your recovery code"), "welcome"))
        inside.addWidget(
            Label(
                theme,
                _("Your records stay as they are. Only the passphrase changes."),
                token="muted",
            )
        )
        for widget in (self.code, self.first, self.again, self._failure):
            inside.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.open)
        inside.addLayout(row)
        inside.addWidget(Divider(theme))
        inside.addWidget(self.two_people, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        self.setLayout(beside_landscape(context, column))

    def focus_first(self) -> None:
        """Put the keyboard in the code box."""
        self.code.edit.setFocus()

    def recover(self) -> None:
        """Check what was typed, then open in a job."""
        self._failure.hide()
        found = passphrase.strength(self.first.text(), letters=self._context.policy.letters)
        self.first.set_error(None if found.enough else found.sentence)
        same = self.again.text() == self.first.text()
        self.again.set_error(None if same else _("Type the same passphrase again."))
        if not (found.enough and same and self.open.isEnabled()):
            return
        self.open.setEnabled(False)
        self._job = self._context.jobs.start(
            self._context.vaults.recover,
            self.code.text(),
            self.first.text(),
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
        self.code.edit.setFocus()
