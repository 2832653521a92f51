"""A card with something to say once, and what may be done about it: above the rest of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label


class OfferCard(QWidget):
    """One sentence and its buttons in a line, below each other where that is too narrow."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        buttons: Sequence[Button],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = Label(theme, words)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._card = Card(theme)
        row = FlowLayout()
        grow(theme, row.setSpacing, 8)
        for part in (self.words, *buttons):
            row.addWidget(part)
        self._card.body.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again; there is one below it."""
        px = self.theme.px
        self._column.setContentsMargins(0, 0, 0, px(14))
        self._card.body.setContentsMargins(px(20), px(6), px(12), px(6))
        self.words.setMinimumHeight(self.theme.size("press"))
