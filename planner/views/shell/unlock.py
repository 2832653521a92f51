"""The unlock page: passphrase, the way to the recovery code, and what works without unlocking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.vault.refusals import (
    DeviceSecretLostError,
    TryLaterError,
    VaultInUseError,
    WrongPassphraseError,
)
from planner.vault.vault_list import KnownVault
from planner.views.jobs import Job
from planner.views.shell.art import Landscape, Mark
from planner.views.shell.context import ShellContext
from planner.views.shell.environment_notes import EnvironmentNotes, where_kept
from planner.views.shell.policy_notice import policy_notice
from planner.views.shell.vault_card import VaultCard
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.messages import Banner
from planner.views.widgets.passphrase_field import PassphraseField
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider, ScrollArea
from planner.views.widgets.text import Label
from planner.words import _, plural

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault

#: Milliseconds between looks at what is waited for.
PATIENCE = 1500
#: Wrong tries after which the recovery code is offered in so many words.
_OFFER_AFTER = 3
#: Narrower than this in design pixels, there is no room for the picture.
_ROOMY = 900


class UnlockPage(QWidget):
    """Asks for the passphrase.

    Emits:
        unlocked(OpenVault): the vault is open.
        recovery_wanted(): the planner wants to use the recovery code.
        vault_chosen(Path): the passphrase of another vault is to be asked for.
        another_wanted(): another vault is to be set up.
        restore_wanted(): the planner wants to put a vault back from a backup.
        unlocking(): a passphrase is about to be tried.
        was_short(): the vault opens, by fewer letters than the organisation asks for by now.
    """

    unlocked = Signal(object)
    recovery_wanted = Signal()
    vault_chosen = Signal(object)
    another_wanted = Signal()
    restore_wanted = Signal()
    unlocking = Signal()
    was_short = Signal()

    def __init__(
        self,
        context: ShellContext,
        notice: str = "",
        vaults: Sequence[KnownVault] = (),
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Locked"))
        self._context = context
        self._vaults = vaults
        self._folder = folder
        self._tries = 0
        self._wait = 0
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self.passphrase = PassphraseField(
            context.theme, _("Passphrase"), help=_("Capital letters and spaces count.")
        )
        self.passphrase.set_big()
        self.passphrase.edited.connect(self._typed)
        self.passphrase.edit.returnPressed.connect(self.unlock)
        self.button = Button(context.theme, _("Unlock"), ButtonKind.PRIMARY, icon="lock")
        self.button.clicked.connect(self.unlock)
        self.recover = Button(
            context.theme,
            _("Forgot passphrase? Use the recovery code"),
            ButtonKind.QUIET,
            icon="key",
        )
        self.recover.clicked.connect(self._recover)
        self.restore = Button(
            context.theme, _("Restore from a backup"), ButtonKind.QUIET, icon="backup"
        )
        self.restore.clicked.connect(self._restore)
        self.quiet = Label(context.theme, "", "small", "muted")
        self.quiet.hide()
        self.waiting = Banner(
            context.theme,
            "primary",
            _(
                "Waiting for this computer's safe place for keys. It may be asking you something "
                "in another window. You can also use your recovery code."
            ),
            button=_("Cancel"),
        )
        self.waiting.hide()
        self.waiting.pressed.connect(self._cancel)
        self._job: Job | None = None
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_what_for)
        self.crisis = Button(context.theme, _("Crisis numbers"), icon="keeping-safe")
        self.crisis.clicked.connect(self._show_numbers)
        self.forms = Button(context.theme, _("Blank forms"), icon="print")
        self.forms.clicked.connect(self._show_forms)
        self._lay_out(notice)

    def focus_first(self) -> None:
        """Put the keyboard in the passphrase box."""
        self.passphrase.edit.setFocus()

    @property
    def untouched(self) -> bool:
        """Whether nothing is typed here, and nothing is being opened."""
        return not self.passphrase.text() and self._job is None

    def say_quietly(self, sentence: str = "") -> None:
        """Say what goes on by itself, in small letters; nothing to take it away."""
        self.quiet.set_text(sentence)
        self.quiet.setVisible(bool(sentence))

    def unlock(self) -> None:
        """Try what was typed; the box stays as it is until the answer comes."""
        typed = self.passphrase.text()
        if not typed or self._wait or not self.button.isEnabled():
            return
        self._set_busy(busy=True)
        self.unlocking.emit()
        self._job = self._context.jobs.start(
            self._context.vaults.open,
            typed,
            finished=self._opened,
            failed=self._failed,
            with_progress=True,
        )

    def _lay_out(self, notice: str) -> None:
        theme = self._context.theme
        column = QWidget()
        inside = QVBoxLayout(column)
        grow(theme, inside.setSpacing, 8)
        inside.addStretch(2)
        inside.addWidget(Label(theme, _("Welcome back"), "welcome"))
        inside.addWidget(
            Label(theme, _("Unlock your vault to carry on where you left off."), token="muted")
        )
        if self._context.environment.is_odd:
            inside.addWidget(EnvironmentNotes(self._context))
        if notice:
            inside.addWidget(Banner(theme, "primary", notice))
        if self._context.policy.faults:
            inside.addWidget(policy_notice(theme, self._context.policy))
        inside.addSpacing(theme.px(8))
        if self._folder is not None and self._vaults:
            card = VaultCard(theme, self._vaults, self._folder)
            card.change_wanted.connect(self._ask_which)
            inside.addWidget(card)
            inside.addSpacing(theme.px(8))
        inside.addWidget(self.passphrase)
        inside.addSpacing(theme.px(4))
        self.button.set_big()
        inside.addWidget(self.button)
        inside.addWidget(self.waiting)
        inside.addWidget(self.recover, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.quiet, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(Divider(theme))
        inside.addSpacing(theme.px(4))
        inside.addLayout(self._offline())
        inside.addSpacing(theme.px(4))
        inside.addWidget(Divider(theme))
        inside.addSpacing(theme.px(4))
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 12)
        row.addWidget(self.crisis, 1)
        row.addWidget(self.forms, 1)
        inside.addLayout(row)
        inside.addWidget(Label(theme, _("Both work without unlocking."), "small", "muted"))
        inside.addWidget(self.restore, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        self.setLayout(beside_landscape(self._context, column))

    def _offline(self) -> QHBoxLayout:
        """Where the records are, and where not."""
        theme = self._context.theme
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 14)
        row.addWidget(Sign(theme, "offline", "success", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        where, meaning = where_kept(self._context.environment)
        words.addWidget(Label(theme, where, "support-bold"))
        words.addWidget(Label(theme, meaning, "support", "muted"))
        row.addLayout(words, 1)
        return row

    def _typed(self, _text: str) -> None:
        if not self._wait:
            self.passphrase.set_error(None)

    def _set_busy(self, *, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self.passphrase.edit.setReadOnly(busy)
        self.button.setText(_("Opening") if busy else _("Unlock"))
        if busy:
            self._patience.start()
        else:
            self._job = None
            self._patience.stop()
            self.waiting.hide()

    def _say_what_for(self) -> None:
        """After a while, say what is waited for: the keyring may ask on another window."""
        self.waiting.setVisible(self._context.vaults.waits_for_keyring())

    def _cancel(self) -> None:
        """Wait no longer; should the vault open all the same, it is closed again."""
        if self._job is None:
            return
        self._job.cancel()
        self._set_busy(busy=False)
        self.focus_first()

    def _recover(self) -> None:
        self._cancel()
        self.recovery_wanted.emit()

    def _restore(self) -> None:
        self._cancel()
        self.restore_wanted.emit()

    def _opened(self, vault: OpenVault) -> None:
        if self.sender() is not self._job:
            vault.close()
            return
        self._set_busy(busy=False)
        if len(self.passphrase.text()) < self._context.policy.letters:
            self.was_short.emit()
        self.passphrase.set_text("")
        self.unlocked.emit(vault)

    def _failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._set_busy(busy=False)
        if isinstance(error, TryLaterError):
            self._wait = max(1, round(error.seconds))
            self._tick.start()
            self._say_wait()
            return
        if isinstance(error, WrongPassphraseError):
            self._tries += 1
            sentence = str(error)
            if self._tries >= _OFFER_AFTER:
                sentence = _("{sentence} Or use your recovery code.").format(sentence=sentence)
            self.passphrase.set_error(sentence)
            self.passphrase.edit.selectAll()
            self.passphrase.edit.setFocus()
            return
        if isinstance(error, PlannerError):
            self.passphrase.set_error(str(error))
            if isinstance(error, DeviceSecretLostError):
                self.recover.setFocus()
            elif isinstance(error, VaultInUseError) and error.folder is not None:
                self._ring(error.folder)
            return
        raise error

    def _ring(self, folder: Path) -> None:
        """Ask the window that has the vault to come to the front."""
        from planner.views.raise_window import Ringer

        Ringer(folder, self).answered.connect(self._say_where)

    def _say_where(self, since: str) -> None:
        self.passphrase.set_error(
            _(
                "This vault is open in another window, since {time}. That window comes to the "
                "front now, if this computer allows it. Use it, or close it and try again."
            ).format(time=since)
        )

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
            return
        self._tick.stop()
        self.passphrase.set_error(None)
        self.button.setEnabled(True)

    def _say_wait(self) -> None:
        self.button.setEnabled(False)
        self.passphrase.set_error(
            plural(
                "That did not open the vault. You can try again in {count} second.",
                "That did not open the vault. You can try again in {count} seconds.",
                self._wait,
            )
        )

    def _ask_which(self) -> None:
        if self._folder is None:
            return
        from planner.views.shell.which_vault import WhichVaultDialog

        asked = WhichVaultDialog(self._context.theme, self._vaults, self._folder, self)
        if not self._context.dialogs.show(asked):
            return
        if asked.another:
            self._cancel()
            self.another_wanted.emit()
        elif asked.folder() != self._folder:
            self._cancel()
            self.vault_chosen.emit(asked.folder())

    def _show_numbers(self) -> None:
        from planner.views.shell.without_unlocking import CrisisNumbersDialog

        self._context.dialogs.show(CrisisNumbersDialog(self._context, self))

    def _show_forms(self) -> None:
        from planner.views.shell.without_unlocking import BlankFormsDialog

        self._context.dialogs.show(
            BlankFormsDialog(self._context, self, self._context.clock, self._context.printers)
        )


class _WithoutPicture(QHBoxLayout):
    """Leaves the landscape out where the window is small for the text."""

    def __init__(self, landscape: Landscape, theme: Theme, column: QWidget) -> None:
        super().__init__()
        self._landscape = landscape
        self._column = column
        self._theme = theme
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take spaces from the theme again."""
        px, around = self._theme.px, self._column.parentWidget()
        self._column.setMaximumWidth(max(px(468), self._column.minimumSizeHint().width()))
        for widget, side, end in ((self._landscape, 48, 48), (around, 32, 16)):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.setContentsMargins(px(side), px(end), px(side), px(end))
                layout.setSpacing(px(16))

    def setGeometry(self, rect: QRect) -> None:
        """Decide, then place."""
        self._landscape.setVisible(rect.width() >= self._theme.px(_ROOMY))
        super().setGeometry(rect)


def beside_landscape(context: ShellContext, column: QWidget) -> QHBoxLayout:
    """A page of the shell: the landscape at the left, `column` in the middle of what is left."""
    theme = context.theme
    landscape = Landscape(theme)
    title = QHBoxLayout(landscape)
    words = QVBoxLayout()
    words.setSpacing(0)
    name = Label(theme, _("Pathway Planner"), "section", "ink")
    hear_as(name, Role.StaticText)  # the page's own title comes after it
    words.addWidget(name)
    words.addWidget(
        Label(theme, _("Your plan, in your words, one step at a time."), "small", "ink")
    )
    title.addWidget(Mark(theme, 34), alignment=Qt.AlignmentFlag.AlignTop)
    words.addStretch(1)
    title.addLayout(words, 1)
    around = QWidget()
    middle = QHBoxLayout(around)
    middle.addStretch(1)
    middle.addWidget(column, 4)
    middle.addStretch(1)
    page = _WithoutPicture(landscape, theme, column)
    page.setContentsMargins(0, 0, 0, 0)
    page.setSpacing(0)
    page.addWidget(landscape, 43)
    scroll = ScrollArea(theme, around)
    scroll.lie_in_margin()
    page.addWidget(scroll, 57)
    return page
