"""The person's view and the planner's, side by side where they differ; both are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import Progress
from planner.records.hopes import Hope
from planner.views.progress_words import answer_words, differing
from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import _


class TwoViews(QWidget):
    """Two answers of one day beside each other; nothing where they are alike."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._row.setSpacing, 24)

    def show_hope(self, hope: Hope | None) -> None:
        """Show both views of it, or nothing."""
        clear_layout(self._row)
        both = differing(hope) if hope is not None else None
        if hope is not None and both is not None:
            mine, theirs = both
            self._add(_("How I see it"), hope, mine)
            self._add(_("How my planner sees it"), hope, theirs)
            self._row.addStretch(1)
        if self.parentWidget() is not None:  # else it would be a window for a moment
            self.setVisible(both is not None)

    def _add(self, title: str, hope: Hope, said: Progress) -> None:
        theme = self._theme
        column = QVBoxLayout()
        grow(theme, column.setSpacing, 2)
        column.addWidget(Label(theme, title, "small-bold", "muted"))
        column.addWidget(Label(theme, answer_words(hope, said), "body-bold"))
        if said.comment.strip():
            column.addWidget(ClampedLabel(theme, f"“{said.comment}”", "support", "muted", lines=3))
        column.addStretch(1)
        self._row.addLayout(column, 2)
