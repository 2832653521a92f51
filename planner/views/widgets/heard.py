"""What screen readers are told of widgets that Qt knows nothing about, since we painted them.

A widget says `hear_as(self, Role)` while it is made; Qt asks for it through one factory. Only words
and roles are ours: everything that is typed in or pressed keeps Qt's own interface.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel, QWidget

Role = QAccessible.Role
Text = QAccessible.Text
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
    role = thing.property(_AS)
    if role is not None:
        return _Heard(thing, QAccessible.Role(role))
    if type(thing) is QLabel and not (thing.text() or thing.accessibleName()):
        return _Heard(thing, Role.Whitespace)  # a sign beside words
    return None


class _Heard(QAccessibleWidget):
    """A widget in the role it asked for: its name, or its words; values where it has `values`."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")

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
