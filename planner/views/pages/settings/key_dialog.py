"""What dialogs on keys share: a passphrase asked for, a new one chosen, work done meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.vault.open_vault import OpenVault
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.shell import passphrase
from planner.views.theme import Theme
from planner.views.widgets.buttons import Pressable
from planner.views.widgets.fields import Field, PassphraseField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _


def vault_of(context: Context) -> OpenVault:
    """The vault that is open; pages that change keys are shown with one only."""
    if context.vault is None:
        raise RuntimeError("Settings need the open vault.")
    return context.vault


def letters_asked(context: Context) -> int:
    """How many letters the organisation asks for in a passphrase; 0 where it does not."""
    return context.records.settings.policy.letters


class NewPassphrase(QWidget):
    """A new passphrase, strong enough, and the same once more; `letters` are asked for at least."""

    def __init__(self, theme: Theme, label: str, letters: int = 0) -> None:
        super().__init__()
        self._letters = letters
        advice = passphrase.strength("", letters=letters).sentence
        self.first = PassphraseField(theme, label, help=advice)
        self.again = PassphraseField(theme, _("The new one again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 16)
        column.addWidget(self.first)
        column.addWidget(self.again)

    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def looked_at(self, *own_words: str) -> bool:
        """Whether it will do; if not, the fields say why."""
        found = passphrase.strength(self.first.text(), own_words, self._letters)
        self.first.set_error(None if found.enough else found.sentence)
        same = self.first.text() == self.again.text()
        self.again.set_error(None if same else _("Type the same passphrase again."))
        return found.enough and same

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.again):
            field.clear()
            field.set_error(None)


class KeyDialog(PanelDialog):
    """A form whose work is done in jobs while it stays open; accepted once all of it is done."""

    def __init__(self, context: Context, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(context.theme, title, parent)
        self.context = context
        self.vault = vault_of(context)
        self.busy = False
        self.own: PassphraseField | None = None
        self.failure = Banner(context.theme, "danger", "")
        self.failure.hide()
        if lead:
            self.body.addWidget(Label(context.theme, lead, token="muted"))

    def ask_own(self, label: str) -> None:
        """Ask for the passphrase of whoever is at work, where they have one."""
        if self.vault.slots.owned or self.vault.slots.covered:
            self.own = PassphraseField(self.theme, label)
            self.body.addWidget(self.own)

    def own_text(self) -> str:
        """What was typed there."""
        return self.own.text() if self.own is not None else ""

    def work(
        self, act: Callable[..., object], *given: object, then: Callable[[object], None]
    ) -> None:
        """Do `act` in a job, and go on with `then`; what it refuses is shown where it belongs."""
        self.set_busy(True)
        self.context.jobs.start(act, *given, finished=then, failed=self.fail)

    def set_busy(self, busy: bool) -> None:
        """While it is, nothing can be pressed, and Escape waits."""
        self.busy = busy
        self._inside.setEnabled(not busy)
        for button in self.findChildren(Pressable):
            if self._buttons.indexOf(button) >= 0:
                button.setEnabled(not busy)

    def fail(self, error: Exception) -> None:
        """Show what was refused, at its field where it has one."""
        self.set_busy(False)
        if not isinstance(error, PlannerError):
            raise error
        field = self.field_of(error)
        if field is not None:
            self.failure.hide()
            field.set_error(str(error))
            field.setFocus()
            return
        self.failure.show_sentence(str(error), details=error.details)
        self.failure.show()
        self.fit()

    def field_of(self, error: PlannerError) -> Field | None:
        """Where a refusal is shown; None for the banner."""
        if isinstance(error, WrongPassphraseError | TryLaterError):
            return self.own
        if isinstance(error, InvalidInputError):
            return self.fields().get(error.field)
        return None

    def fields(self) -> dict[str, Field]:
        """The fields by the names that refusals use."""
        return {}

    def clear_errors(self) -> None:
        """Before another try."""
        self.failure.hide()
        for field in (self.own, *self.fields().values()):
            if field is not None:
                field.set_error(None)

    def reject(self) -> None:
        """Not while something is being done."""
        if not self.busy:
            super().reject()
