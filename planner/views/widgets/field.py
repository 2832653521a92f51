"""What all fields share: a label above, help below, an error that says its fix."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.hand_on import hand_on
from planner.views.widgets.text import Label


class _FromTheTop(QVBoxLayout):
    """A column that leaves spare height below it.

    Qt's own alignment to the top forgets that a line which wraps makes a column taller.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Place the items, each as tall as it needs to be."""
        needed = self.totalHeightForWidth(rect.width())
        super().setGeometry(QRect(rect.topLeft(), QSize(rect.width(), min(needed, rect.height()))))


class Field(QWidget):
    """A control with its label, help and error; what all fields share."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        help: str = "",
    ) -> None:
        super().__init__()
        self.theme = theme
        self._control = control
        self.label = Label(theme, label, "body-bold")
        self.help = Label(theme, help, "support", "muted")
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence = Label(theme, "", "support", "danger")
        self._error = QWidget()
        row = QHBoxLayout(self._error)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        self.column: QVBoxLayout = _FromTheTop(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, control, self.help, self._error):
            self.column.addWidget(widget)
        hand_on(self, to=control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(help)
        self.help.setVisible(bool(help))
        self._error.hide()
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_label(self, label: str) -> None:
        """Ask in other words."""
        self.label.set_text(label)
        self._control.setAccessibleName(label)

    def set_label_hidden(self, hidden: bool) -> None:
        """Where the words around it say what it is; the accessible name stays."""
        self.label.setVisible(not hidden)

    def set_help(self, help: str) -> None:
        """The line below."""
        self.help.set_text(help)
        self.help.setVisible(bool(help) and self._error.isHidden())
        self._control.setAccessibleDescription(help)

    @property
    def error(self) -> str:
        """The sentence shown below it; empty where nothing is wrong."""
        return "" if self._error.isHidden() else self._sentence.text()

    def set_error(self, sentence: str | None) -> None:
        """Say what is wrong and how to put it right, or that nothing is. Keeps what was typed."""
        if (sentence or "") == self.error:
            return
        self._sentence.set_text(sentence or "")
        self._error.setVisible(bool(sentence))
        self.help.setVisible(bool(self.help.text()) and not sentence)
        self._control.setAccessibleDescription(sentence or self.help.text())
        self._control.setProperty("error", bool(sentence))
        self._control.style().unpolish(self._control)
        self._control.style().polish(self._control)
        self._control.update()
        if sentence:
            announce(self._control, sentence, now=True)

    def restyle(self) -> None:
        """Take fonts and spaces from the theme again."""
        self.column.setSpacing(self.theme.px(6))
        self._sign.setPixmap(self.theme.pixmap("alert", "danger", 20))
