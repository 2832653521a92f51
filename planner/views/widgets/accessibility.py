"""What screen readers are told of widgets that Qt knows nothing about, since we painted them.

A widget says `hear_as(self, Role)` while it is made; Qt asks for it through one factory. Words,
pictures and what is pressed are ours; what is typed in, lists and tables keep Qt's own interface.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QCheckBox,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

Role = QAccessible.Role
Text = QAccessible.Text
Action = QAccessibleActionInterface
_AS = "heard_as"
_INSTALLED = "heard"


def hear_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have `widget` read out as a heading, a chart, a group: before anybody asks for it."""
    widget.setProperty(_AS, role.value)


def pass_over(widget: QWidget) -> None:
    """Have readers pass over a picture that says nothing which the words beside it do not."""
    hear_as(widget, Role.Whitespace)


def title_of(page: QWidget) -> str:
    """The first heading that shows on `page`, after what the page itself is called."""
    titles = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.property(_AS) == Role.Heading.value and label.isVisible() and label.text()
    ]
    return ". ".join(filter(None, (page.accessibleName(), *titles[:1])))


def is_title(widget: QWidget | None) -> bool:
    """Whether `widget` is a heading that readers say by themselves, since it has the focus."""
    return widget is not None and widget.property(_AS) == Role.Heading.value


def listen(application: QApplication) -> None:
    """Answer for our widgets from now on; once for each application."""
    if not application.property(_INSTALLED):
        application.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Ours for a widget that asked for one; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    asked = thing.property(_AS) is not None
    if isinstance(thing, QRadioButton | QCheckBox):
        return _Pressed(thing)
    if asked:
        return _Pressed(thing) if isinstance(thing, QAbstractButton) else _Heard(thing)
    if type(thing) is QLabel and not (thing.text() or thing.accessibleName()):
        return _Heard(thing)  # a sign beside words
    return None


class _Heard(QAccessibleWidget):
    """A widget in the role it asked for: its name, or its words; values where it has `values`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.StaticText, "")

    def role(self) -> QAccessible.Role:
        """What it asked for by now: Qt may have wanted to know before it was all made."""
        thing = self.object()
        asked = thing.property(_AS) if isinstance(thing, QWidget) else None
        if asked is not None:
            return QAccessible.Role(asked)
        return Role.StaticText if self.text(Text.Name) else Role.Whitespace

    def text(self, kind: QAccessible.Text) -> str:
        """What is read out; a tooltip that repeats the words is not."""
        thing = self.object()
        if not isinstance(thing, QWidget):
            return ""
        if kind == Text.Name:
            return thing.accessibleName() or (thing.text() if isinstance(thing, QLabel) else "")
        if kind == Text.Description:
            return thing.accessibleDescription()
        if kind == Text.Value:
            said = getattr(thing, "values_said", None)
            return str(said()) if said is not None else ""
        return super().text(kind)


class _Pressed(_Heard):
    """A button that readers and voices press as a hand does.

    Qt only turns what can be ticked or chosen: it shows, and no page hears that it was clicked.
    """

    @property
    def _button(self) -> QAbstractButton:
        thing = self.object()
        if not isinstance(thing, QAbstractButton):
            raise TypeError(thing)
        return thing

    def role(self) -> QAccessible.Role:
        """What it is by now: a button may become one that stays down, or get a menu."""
        button = self._button
        if isinstance(button, QRadioButton):
            return Role.RadioButton
        asked = button.property(_AS)
        if asked not in (None, Role.Button.value):
            return QAccessible.Role(asked)
        if button.isCheckable():
            return Role.CheckBox
        return Role.ButtonMenu if _menu_of(button) is not None else Role.Button

    def state(self) -> QAccessible.State:
        """Ticked or not, held down, with a menu."""
        button, state = self._button, super().state()
        state.checkable = button.isCheckable()
        state.checked = button.isChecked()
        state.selected = self.role() is Role.PageTab and button.isChecked()
        state.pressed = button.isDown()
        state.hasPopup = _menu_of(button) is not None
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and what its tooltip adds, such as its keys."""
        button = self._button
        if kind == Text.Name:
            return button.accessibleName() or button.text().replace("&", "").strip()
        if kind == Text.Description:
            described, tip = button.accessibleDescription(), button.toolTip()
            # a tooltip with markup only says the name again, whole
            return described or ("" if tip.startswith("<") else tip)
        return super().text(kind)

    def actionNames(self) -> list[str]:
        """Press it, or go to it; a box can also be turned."""
        names = [Action.setFocusAction()] if self.state().focusable else []
        if not self._button.isEnabled():
            return names
        if self._button.isCheckable():
            return [Action.toggleAction(), Action.pressAction(), *names]
        menu = _menu_of(self._button) is not None
        return [Action.showMenuAction() if menu else Action.pressAction(), *names]

    def doAction(self, action: str) -> None:
        """Press it, once whoever asked has been answered: a dialog may come of it."""
        button = self._button
        if action == Action.setFocusAction():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif action in self.actionNames():
            opens = isinstance(button, QPushButton | QToolButton) and button.menu() is not None
            press = cast(QPushButton, button).showMenu if opens else button.click
            QTimer.singleShot(0, button, press)


def _menu_of(button: QAbstractButton) -> QMenu | None:
    return button.menu() if isinstance(button, QPushButton | QToolButton) else None
