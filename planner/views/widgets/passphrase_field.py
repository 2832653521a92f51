"""A secret to type. Alone here: the unlock page is there before the other fields are imported."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.line_field import UNLEARNT, LineField
from planner.words import _


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
