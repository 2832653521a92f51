"""What was prepared for a visit, to read beside what they would like from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.preparations import Preparation
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _

#: The wishes stand in a box of their own.
_READ = {"questions": N_("My questions"), "how_it_has_been": N_("How things have been")}


class Prepared(QWidget):
    """Their questions and how things have been, whole; hidden where nothing was prepared.

    Emits:
        take_out_wanted(): what was prepared is to be taken out; until the visit ends.
    """

    take_out_wanted = Signal()

    def __init__(
        self, theme: Theme, row: Preparation | None = None, *, in_visit: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._in_visit = in_visit
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._rows.setSpacing, 4)
        self.show_words(row)

    def show_words(self, row: Preparation | None) -> None:
        """Show what was prepared; in a visit, with a way to take it out."""
        clear_layout(self._rows)
        said = {name: getattr(row, name) for name in _READ} if row else {}
        for name, text in said.items():
            if text.strip():
                self._rows.addWidget(Label(self._theme, _(_READ[name]), "small-bold", "muted"))
                self._rows.addWidget(Label(self._theme, text, "body"))
        if row is not None and self._in_visit:
            take_out = Button(self._theme, _("Take out what was prepared"), ButtonKind.QUIET)
            take_out.clicked.connect(self.take_out_wanted)
            self._rows.addWidget(take_out)
        there = bool(self._rows.count())
        if self.parentWidget() is not None or not there:  # else it would be a window for a moment
            self.setVisible(there)
