"""Boxes to type in and choose from: a label above, help below, errors that keep what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from planner.views.theme import Theme
from planner.views.widgets.combo import Combo
from planner.views.widgets.date_field import DateField
from planner.views.widgets.field import Field
from planner.views.widgets.line_field import BoxField, LineField
from planner.views.widgets.passphrase_field import PassphraseField
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
