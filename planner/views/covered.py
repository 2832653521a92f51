"""Details of a person that lie under a cover where somebody else may be looking."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.surfaces import Card
from planner.words import _


class Covered(QWidget):
    """Covers `inside` on a shared screen and while names are hidden, until Show is pressed.

    It is covered again once it was left, and whenever the screen is shared or names are hidden.
    What is typed inside stays as it is.

    Emits:
        turned(bool): it is covered now, or open.
    """

    turned = Signal(bool)

    def __init__(self, context: Context, what: str, inside: QWidget) -> None:
        super().__init__()
        self._navigator = context.navigator
        self._shown = False
        self._inside = inside
        self.card = Card(context.theme, "sunken")
        self.sentence = SignedLabel(context.theme, "hide", _("Covered: {what}").format(what=what))
        self.show_button = Button(context.theme, _("Show"), ButtonKind.SECONDARY, "show")
        self.show_button.setAccessibleDescription(what)
        self.show_button.clicked.connect(self._uncover)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.show_button)
        self.card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(inside)
        self._navigator.together_changed.connect(self.cover)
        self._navigator.names_hidden_changed.connect(self.cover)
        self.cover()

    @property
    def is_covered(self) -> bool:
        """Whether the details are out of sight."""
        return self._navigator.covers_details and not self._shown

    def cover(self, _changed: bool = False) -> None:
        """Cover it, where there is a reason to; the keyboard goes to Show if it was inside."""
        self._shown = False
        focused = self.focusWidget()  # the last one inside, which may have lost it since
        had_focus = (
            focused is not None
            and focused.hasFocus()
            and (focused is self._inside or self._inside.isAncestorOf(focused))
        )
        self._apply()
        if had_focus and self.is_covered:
            self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """It was left, or the window was put away."""
        super().hideEvent(event)
        if self._shown:
            self.cover()

    def _uncover(self) -> None:
        self._shown = True
        self._apply()
        self._inside.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._inside.isAncestorOf(self.focusWidget() or self):
            self._inside.focusNextChild()

    def _apply(self) -> None:
        covered = self.is_covered
        self.card.setVisible(covered)
        self._inside.setVisible(not covered)
        self.turned.emit(covered)
