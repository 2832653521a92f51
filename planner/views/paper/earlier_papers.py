"""The papers that were made for one person, to be shown and printed again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from planner.models.papers import Paper
from planner.views.dialogs import PanelDialog
from planner.views.item_models.papers import PapersModel
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _


class EarlierPapersDialog(PanelDialog):
    """A table of papers; `paper` is the one that was opened."""

    wanted_width = 820

    def __init__(self, theme: Theme, papers: list[Paper], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Earlier papers"), parent)
        self.paper: Paper | None = None
        self._model = PapersModel(self)
        self._model.show_rows(papers)
        self.table = Table(theme, _("Earlier papers"))
        self.table.setModel(self._model)
        self.table.opened.connect(self._open)
        rows = min(len(papers), 6)
        self.table.setMinimumHeight(theme.size("table-head") + rows * theme.size("table-row") + 2)
        self.body.addWidget(
            Label(theme, _("Each is kept exactly as it was handed over."), "support", "muted")
        )
        self.body.addWidget(self.table)
        leave = Button(theme, _("Close"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(leave)
        self.table.selectRow(0)
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self.paper = self._model.row_at(index.row())
        self.accept()
