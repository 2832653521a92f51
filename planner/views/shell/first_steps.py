"""The steps of first start, each a form that knows when it is whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.nations import DEFAULT_NATION
from planner.system.environment import Environment
from planner.views.shell import passphrase
from planner.views.shell.context import ShellContext
from planner.views.shell.pin import check_pin
from planner.views.shell.policy_notice import policy_notice
from planner.views.shell.without_unlocking import NumbersGrid, nation_options
from planner.views.widgets.buttons import Button
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import PassphraseField, TextField
from planner.views.widgets.laid_down import fix
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, plural

#: Milliseconds of pause before a passphrase is weighed.
_PAUSE = 250


class Step(QWidget):
    """One step of first start.

    Emits:
        changed(): what was typed changed, and with it perhaps `problem`.
    """

    changed = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.context = context
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        grow(context.theme, self.inside.setSpacing, 16)

    def problem(self) -> str:
        """What is still missing, as a sentence; empty when the step is whole."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError


class AboutYou(Step):
    """Who the planner is; only the name is needed."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__(context)
        theme = context.theme
        self.name = TextField(theme, _("Your name"), help=_("As people know you, such as Priya."))
        self.role = TextField(theme, _("Your role"))
        self.role.set_text(_("Wellbeing pathway planner"))
        self.organisation = TextField(theme, _("Organisation"))
        if context.policy.organisation:
            fix(self.organisation, context.policy.organisation)
        self.surgeries = TextField(
            theme,
            _("Surgeries where you see people"),
            help=_("Put a comma between them. You can change all of this later."),
        )
        if context.policy.faults:
            self.inside.addWidget(policy_notice(theme, context.policy))
        for field in (self.name, self.role, self.organisation, self.surgeries):
            field.edited.connect(self._edited)
            self.inside.addWidget(field)

    def problem(self) -> str:
        """A name is needed."""
        return "" if self.name.text().strip() else _("Type your name to go on.")

    def first_field(self) -> QWidget:
        """The name."""
        return self.name.edit

    def surgery_names(self) -> tuple[str, ...]:
        """The surgeries typed, in their order."""
        names = (name.strip() for name in self.surgeries.text().split(","))
        return tuple(name for name in names if name)

    def _edited(self, _text: str) -> None:
        self.changed.emit()


class PassphraseStep(Step):
    """A passphrase, weighed as it is typed, and once more."""

    def __init__(self, context: ShellContext, about: AboutYou) -> None:
        super().__init__(context)
        self._about = about
        self._letters = context.policy.letters
        self._strength = passphrase.strength("", letters=self._letters)
        self.needs_words = False
        theme = context.theme
        self.first = PassphraseField(theme, _("Passphrase"), help=self._strength.sentence)
        self.again = PassphraseField(theme, _("The same again"))
        self.suggest = Button(theme, _("Suggest one"))
        self.suggest.clicked.connect(self._suggest)
        self._said = Label(theme, "", "support", "muted")
        self._no_keyring = Banner(theme, "attention", _words_alone(context.environment))
        self._no_keyring.hide()
        self.inside.addWidget(self._no_keyring)
        self.inside.addWidget(self.first)
        self.inside.addWidget(self._said)
        self.inside.addWidget(self.suggest, alignment=Qt.AlignmentFlag.AlignLeft)
        self.inside.addWidget(self.again)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._weigh)
        self.first.edited.connect(self._first_edited)
        self.again.edited.connect(self._again_edited)
        context.jobs.start(context.vaults.keyring_works, finished=self._keyring_answered)

    def problem(self) -> str:
        """Strong enough, and typed the same twice."""
        if self._pause.isActive():
            self._weigh()
        if self.needs_words and not passphrase.has_enough_words(self.first.text()):
            return _("Use at least six words. Suggest one draws them for you.")
        if not self._strength.long:
            return self._strength.sentence
        if not self._strength.enough:
            return _("The passphrase is still too easy to guess.")
        if self.again.text() != self.first.text():
            return _("Type the same passphrase again to go on.")
        return ""

    def first_field(self) -> QWidget:
        """The passphrase."""
        return self.first.edit

    def _keyring_answered(self, works: object) -> None:
        self.needs_words = not works
        self._no_keyring.setVisible(self.needs_words)
        self.changed.emit()

    def _first_edited(self, _text: str) -> None:
        self._pause.start()
        self.changed.emit()

    def _again_edited(self, _text: str) -> None:
        self.changed.emit()

    def _suggest(self) -> None:
        self.first.set_text(passphrase.suggestion(self._letters))
        self.first.show_letters()
        self._weigh()
        self.again.edit.setFocus()

    def _weigh(self) -> None:
        self._pause.stop()
        typed = self.first.text()
        if typed:
            own = (self._about.name.text(), *self._about.surgery_names())
            self._strength = passphrase.strength(typed, own, self._letters)
            self._said.set_text(self._strength.sentence)
            self._said.set_token("success" if self._strength.enough else "muted")
        else:
            self._strength = passphrase.strength("", letters=self._letters)
            self._said.set_text("")
        self.changed.emit()


def _words_alone(environment: Environment) -> str:
    """Why no computer holds a part of the key."""
    if environment.portable:
        return _(
            "This vault is carried with the program, so no computer holds a part of its key: the "
            "passphrase protects the records alone. Use six words drawn at random."
        )
    return _(
        "This computer has no keyring that can hold a second secret, so the passphrase "
        "protects the records alone. Use six words drawn at random."
    )


class PinStep(Step):
    """Six digits that lift the cover."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__(context)
        theme = context.theme
        self.first = PassphraseField(theme, _("PIN"), help=_("Six digits."))
        self.again = PassphraseField(theme, _("The same again"))
        for field in (self.first, self.again):
            field.edited.connect(self._edited)
            field.setMaximumWidth(theme.px(360))
            self.inside.addWidget(field)
        self.inside.addWidget(
            Label(
                theme,
                _pin_words(context.policy.cover_minutes),
                "support",
                "muted",
            )
        )

    def problem(self) -> str:
        """Six digits that are no plain run, typed the same twice."""
        try:
            check_pin(self.first.text())
        except InvalidInputError as error:
            return str(error)
        return "" if self.again.text() == self.first.text() else _("Type the same PIN again.")

    def first_field(self) -> QWidget:
        """The PIN."""
        return self.first.edit

    def _edited(self, _text: str) -> None:
        self.changed.emit()


def _pin_words(laid_down: int | None) -> str:
    if laid_down is None:
        return _(
            "The cover hides the screen when you step away: F9, or five quiet minutes. "
            "Five wrong PINs lock the vault."
        )
    return plural(
        "The cover hides the screen when you step away: F9, or {count} quiet minute. "
        "Five wrong PINs lock the vault.",
        "The cover hides the screen when you step away: F9, or {count} quiet minutes. "
        "Five wrong PINs lock the vault.",
        laid_down,
    )


class NumbersStep(Step):
    """The crisis numbers of the nation, to be looked over."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__(context)
        self.nation = RadioRow(context.theme, _("Where you work"), nation_options())
        self.nation.set_value(DEFAULT_NATION)
        self.numbers = NumbersGrid(context, DEFAULT_NATION)
        self.nation.chosen.connect(self.numbers.show_nation)
        self.inside.addWidget(self.nation)
        card = Card(context.theme)
        card.body.addWidget(self.numbers)
        self.inside.addWidget(card)
        self.inside.addWidget(
            Label(
                context.theme,
                _("They are on every plan and one press away. You can change them in Settings."),
                "support",
                "muted",
            )
        )

    def problem(self) -> str:
        """Always whole: a nation is chosen from the start."""
        return ""

    def first_field(self) -> QWidget:
        """The nation."""
        return self.nation
