"""Boxes to type in and choose from: a label above, help below, errors that keep what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.combo import Combo
from planner.views.widgets.date_field import DateField
from planner.views.widgets.field import Field
from planner.views.widgets.line_field import UNLEARNT, BoxField, LineField
from planner.views.widgets.words_edit import WordsEdit
from planner.words import _

__all__ = [
    "ChoiceField",
    "DateField",
    "Field",
    "PassphraseField",
    "TextField",
    "WordsField",
]


class TextField(LineField):
    """One line of text."""


class PassphraseField(LineField):
    """One line that shows dots until asked to show its letters."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        help: str = "",
        placeholder: str = "",
    ) -> None:
        self.show_button = Button(theme, _("Show"), ButtonKind.QUIET, icon="show")
        super().__init__(theme, label, help, placeholder)
        self.set_passing()
        self.edit.setInputMethodHints(UNLEARNT | Qt.InputMethodHint.ImhNoPredictiveText)
        self.show_button.setAccessibleDescription(label)
        self.show_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.show_button.clicked.connect(self._turn)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignRight)
        self._show(False)

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.set_text("")
        self._show(False)

    def show_letters(self) -> None:
        """Show what is in it, such as a passphrase to be learnt."""
        self._show(True)

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        super().restyle()
        self._leave_room()

    def set_big(self) -> None:
        """As tall as the button below it, on the unlock page."""
        self.edit.setProperty("big", True)

    def _leave_room(self) -> None:
        """Letters end where the button in the box begins."""
        self.edit.setTextMargins(0, 0, self.show_button.sizeHint().width(), 0)

    def _turn(self) -> None:
        self._show(self.edit.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.show_button.set_icon("hide" if shown else "show")
        self.show_button.setText(_("Hide") if shown else _("Show"))
        self.show_button.setAccessibleName(
            _("Hide what is typed") if shown else _("Show what is typed")
        )
        self._leave_room()


class WordsField(BoxField):
    """Several lines, growing with what is typed; Tab moves on."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        help: str = "",
        placeholder: str = "",
        words: bool = True,
        lines: int = 3,
    ) -> None:
        self.edit = WordsEdit(theme, "words" if words else "body", lines)
        super().__init__(theme, label, self.edit, help)
        self.edit.setPlaceholderText(placeholder)
        self.edit.typed.connect(self._changed_by_hand)

    def text(self) -> str:
        """What it holds, letter for letter."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text`; not a change by hand. The cursor stays where nothing changed."""
        self.edit.set_text(text)

    def _changed_by_hand(self) -> None:
        self.edited.emit(self.edit.toPlainText())


class ChoiceField(Field):
    """One of several, from a list that opens.

    Emits:
        chosen(object): the value chosen by hand.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str]],
        help: str = "",
    ) -> None:
        self.combo = Combo(theme)
        self.combo.setPlaceholderText(_("Choose"))
        self._values: list[object] = []
        super().__init__(theme, label, self.combo, help)
        self.combo.activated.connect(self._choose)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these: (value, words). What was chosen stays chosen where it is among them."""
        before = self.value()
        self._values = [value for value, _words in options]
        self.combo.clear()
        self.combo.addItems([words for _value, words in options])
        self.set_value(before)

    def value(self) -> object | None:
        """What is chosen; None where nothing is."""
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object | None) -> None:
        """Choose; nothing where `value` is not offered."""
        index = self._values.index(value) if value in self._values else -1
        self.combo.setCurrentIndex(index)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._values[index])
