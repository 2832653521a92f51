"""Before a paper is saved as a file: what such a file is, and a password where one is wanted.

The password is in these two boxes and in the job that locks the file; it is kept nowhere.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError
from planner.views.dialogs import Dialogs, PanelDialog
from planner.views.jobs import Jobs
from planner.views.shell.passphrase import Strength, strength
from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import Tick
from planner.views.widgets.fields import PassphraseField
from planner.views.widgets.text import Label
from planner.words import _

#: Milliseconds without a key before a password is weighed.
_PAUSE = 300


class SaveDialog(PanelDialog):
    """Says what the file will be; `password` is empty where it stays open to whoever has it."""

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Save as PDF?"), parent)
        self.password = ""
        self._jobs = jobs
        self.sentence = Label(theme, "")
        self.lock = Tick(theme, _("Lock it with a password"))
        self.first = PassphraseField(theme, _("Password"))
        self.strength = Label(theme, "", "support", "muted")
        self.again = PassphraseField(theme, _("The same again"))
        self.once = Label(
            theme, _("Write it down: nobody can open the file without it."), "body-bold"
        )
        for part in (self.sentence, self.lock, *self._parts()):
            self.body.addWidget(part)
        self.choose = Button(theme, _("Choose where"), ButtonKind.PRIMARY, "save")
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        self.choose.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.choose, leave)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._weigh)
        self.first.edited.connect(self._edited)
        self.again.edited.connect(self._edited_again)
        self.lock.clicked.connect(self._show)
        self._show()

    def done(self, result: int) -> None:
        """Forget what was typed, however it ended."""
        for field in (self.first, self.again):
            field.clear()
        super().done(result)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.first, self.strength, self.again, self.once

    def _show(self, _checked: bool = False) -> None:
        locked = self.lock.isChecked()
        for part in self._parts():
            part.setVisible(locked)
        self.sentence.set_text(
            _(
                "Whoever opens it has to type the password. Give it to them another way than the "
                "file, and remove the file when it was handed over."
            )
            if locked
            else _(
                "The file is not locked: whoever opens it can read it. "
                "Save it where only the right people look, and remove it when it was handed over."
            )
        )
        if locked:
            self._weigh()
            self.first.setFocus()
        if self.isVisible():
            self.fit()
            self._scroll.ensureWidgetVisible(self.first if locked else self.lock)

    def _edited(self, _text: str) -> None:
        self.first.set_error(None)
        self._pause.start()

    def _edited_again(self, _text: str) -> None:
        self.again.set_error(None)

    def _weigh(self) -> None:
        self._jobs.start(strength, self.first.text(), finished=self._say_strength)

    def _say_strength(self, found: Strength) -> None:
        """A hint only: the choice is theirs. What is typed meanwhile is weighed after it."""
        self.strength.set_text(found.sentence)
        self.strength.set_token("success" if found.enough else "muted")
        announce(self.strength, found.sentence)
        if self.isVisible():
            self.fit()

    def _choose(self) -> None:
        if self.lock.isChecked() and not self._is_right():
            self.fit()
            return
        self.password = self.first.text() if self.lock.isChecked() else ""
        self.accept()

    def _is_right(self) -> bool:
        from planner.export import locked

        try:
            locked.check(self.first.text())
        except InvalidInputError as error:
            self.first.set_error(str(error))
            self.first.setFocus()
            return False
        if self.again.text() != self.first.text():
            self.again.set_error(_("Type the same password again."))
            self.again.setFocus()
            return False
        return True


def ask_how(dialogs: Dialogs, theme: Theme, jobs: Jobs) -> str | None:
    """The password to lock a file with, empty for none; None where it is not to be saved."""
    if not dialogs.may_save():
        return None
    asked = SaveDialog(theme, jobs, dialogs.window)
    if not dialogs.show(asked):
        return None
    password, asked.password = asked.password, ""
    return password
