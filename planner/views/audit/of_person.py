"""Who has seen and changed one person's record: from their own pages, never on a shared screen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.views.audit.paper import TrailPaper
from planner.views.audit.trail import Trail
from planner.views.dialogs import PanelDialog
from planner.views.hidden_names import shown_name
from planner.views.page import Context
from planner.views.paper.save_button import SaveButton
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label
from planner.words import _


class SeenByDialog(PanelDialog):
    """The trail of one person, to read, print or save."""

    wanted_width = 820

    def __init__(self, context: Context, person_id: UUID, parent: QWidget) -> None:
        super().__init__(context.theme, _("Who has seen and changed this record"), parent)
        theme = context.theme
        person = context.records.people.get(person_id)
        shown = shown_name(context.navigator, person)
        self.whose = Label(theme, shown, "body-bold", wrap=False)
        self.trail = Trail(context, person_id)
        self._context = context
        self._person_id = person_id
        self.body.addWidget(self.whose)
        self.body.addWidget(self.trail)
        self.print = Button(theme, _("Print it"), icon="print")
        self.print.clicked.connect(self._print)
        self.save = SaveButton(theme, _("Save as PDF"), context.dialogs.no_files, icon="")
        self.save.clicked.connect(self._save)
        close = Button(theme, _("Close"), ButtonKind.QUIET)
        close.clicked.connect(self.reject)
        self.add_buttons(self.print, self.save, close)
        self.trail.look()

    def _print(self) -> None:
        TrailPaper(self._context, self._person_id).print()

    def _save(self) -> None:
        TrailPaper(self._context, self._person_id).save()
