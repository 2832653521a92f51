"""A sign, alone or beside words; the words say all that it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import pass_over
from planner.views.widgets.text import Label


class Sign(QLabel):
    """An icon that is only a picture, in one token's colour, `size` design pixels."""

    def __init__(self, theme: Theme, icon: str, token: str = "muted", size: int = 20) -> None:
        super().__init__()
        pass_over(self)
        self.theme = theme
        self._icon = icon
        self._token = token
        self._size = size
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take size and colour from the theme again."""
        self.setPixmap(self.theme.pixmap(self._icon, self._token, self._size))


class KeyCap(QLabel):
    """The keys that do the same as a button, on the button; a picture, for its tooltip says it."""

    def __init__(self, theme: Theme, keys: str) -> None:
        super().__init__(keys)
        pass_over(self)
        self.theme = theme
        self.setProperty("part", "key")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the font from the theme again."""
        self.setFont(self.theme.font("small"))


class SignedLabel(QWidget):
    """Words with an icon at their first line."""

    def __init__(
        self, theme: Theme, icon: str, text: str, style: str = "support", token: str = "muted"
    ) -> None:
        super().__init__()
        self.theme = theme
        self.label = Label(theme, text, style, token)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Sign(theme, icon, token), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the space from the theme again."""
        self._row.setSpacing(self.theme.px(12))
