"""Plans that are needed in another form, on Today: each with the button that says it was given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.records.today_lines import Line
from planner.views.pages.today.cards import TodayCard, shown_name
from planner.views.widgets.buttons import Button, ButtonKind
from planner.words import _


class FormatsCard(TodayCard):
    """A row opens the person; the button at its end notes that the plan was given that way.

    Emits:
        given(Line): it was.
    """

    given = Signal(object)

    def with_menu(self, row: QWidget, line: Line) -> QWidget:
        """A row with its button, and the menu of its line."""
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        button = Button(self.theme, _("Given"), ButtonKind.QUIET, "check")
        name = _("Given to {name}. {what}").format(
            name=shown_name(line, self._hidden), what=line.detail
        )
        button.setAccessibleName(name)
        button.clicked.connect(partial(self._give, line))
        across.addWidget(row, 1)
        across.addWidget(button)
        return super().with_menu(both, line)

    def _give(self, line: Line, _checked: bool = False) -> None:
        self.given.emit(line)
