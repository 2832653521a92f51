"""The step of first start that offers two people of the organisation a code each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.vault import recovery_code
from planner.views.shell.code_dialog import CodeDialog, two_sheets
from planner.views.shell.context import ShellContext, TwoPeople
from planner.views.shell.first_steps import AboutYou, Step
from planner.views.widgets.buttons import Button
from planner.views.widgets.choices import RadioCards
from planner.views.widgets.fields import TextField
from planner.views.widgets.laid_down import laid_down_label
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.words import _

LATER, NOW = "later", "now"


class TogetherStep(Step):
    """Not now, or two names and a copy of a code for each of them."""

    def __init__(self, context: ShellContext, about: AboutYou) -> None:
        super().__init__(context)
        self._about = about
        self._codes = (recovery_code.new_code(), recovery_code.new_code())
        self._kept = [False, False]
        theme = context.theme
        self.when = RadioCards(
            theme,
            "",
            [
                (LATER, _("Not now"), _("You can do it later in Settings.")),
                (NOW, _("Set it up now"), _("It takes two names and two printed sheets.")),
            ],
        )
        self.when.setAccessibleName(_("If you cannot be here"))
        self._needed = context.policy.two_people
        self.when.set_value(NOW if self._needed else LATER)
        self.when.chosen.connect(self._chosen)
        self.inside.addWidget(self.when)
        if self._needed:
            self.when.hide()
            self.inside.addWidget(laid_down_label(theme, _("It takes two names and two sheets.")))
        self._people = QWidget()
        column = QVBoxLayout(self._people)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 12)
        labels = (_("One person's name"), _("The other person's name"))
        self.names = tuple(TextField(theme, label) for label in labels)
        self.buttons = tuple(Button(theme, "", icon="key") for _name in self.names)
        self._ticks = tuple(Sign(theme, "check", "success") for _name in self.names)
        for index, field in enumerate(self.names):
            field.edited.connect(self._edited)
            self.buttons[index].clicked.connect(partial(self._show_code, index))
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 12)
            row.addWidget(self.buttons[index])
            row.addWidget(self._ticks[index])
            row.addStretch()
            column.addWidget(field)
            column.addLayout(row)
        self.inside.addWidget(self._people)
        if not self._needed:
            self._people.hide()
        self._restyle()

    def problem(self) -> str:
        """Nothing where it is left for later; else two names, and a copy for each."""
        if self.when.value() == LATER:
            return ""
        names = self._typed()
        if not all(names):
            return (
                _("Type both names to go on.")
                if self._needed
                else _("Type both names, or choose Not now.")
            )
        if names[0].casefold() == names[1].casefold():
            return _("Two different people are needed.")
        if not all(self._kept):
            return _("Both people need a copy of their code.")
        return ""

    def first_field(self) -> QWidget:
        """Whether now or later; where it has to be now, the first name."""
        return self.names[0].edit if self._needed else self.when

    def chosen(self) -> TwoPeople | None:
        """Who opens the vault together; None where that was left for later."""
        if self.when.value() == LATER:
            return None
        return TwoPeople(self._typed(), self._codes)

    def _typed(self) -> tuple[str, str]:
        first, second = (field.text().strip() for field in self.names)
        return first, second

    def _chosen(self, when: object) -> None:
        self._people.setVisible(when == NOW)
        self.changed.emit()

    def _edited(self, _text: str) -> None:
        self._kept = [False, False]  # the sheets name both people
        self._restyle()
        self.changed.emit()

    def _show_code(self, index: int) -> None:
        sheets = two_sheets(
            self._about.name.text().strip(),
            self.context.clock.today(),
            self._typed(),
            self._codes,
        )
        asked = CodeDialog(
            self.context, self.context.printers, sheets[index], self.window(), together_lead()
        )
        if self.context.dialogs.show(asked):
            self._kept[index] = True
            self._restyle()
            self.changed.emit()

    def _restyle(self) -> None:
        names = self._typed()
        for index, button in enumerate(self.buttons):
            button.set_text(
                _("Show the code for {name}").format(name=names[index])
                if names[index]
                else (_("Show the first code"), _("Show the second code"))[index]
            )
            button.setEnabled(all(names))
            self._ticks[index].setVisible(self._kept[index])
            self._ticks[index].setAccessibleName(_("Kept"))


def together_lead() -> str:
    """What each of the two codes is for."""
    return _(
        "It opens the vault only together with the other person's code. Print it on a sheet of its "
        "own, and give it to nobody else."
    )
