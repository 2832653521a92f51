"""A concern to read whole, open or closed: for the planner alone, behind a turned screen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.views import clipboard
from planner.views.dialogs import PanelDialog
from planner.views.hidden_names import shown_name
from planner.views.keeping_safe.concern_words import as_text
from planner.views.openings import note_opening
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.messages import Banner
from planner.views.widgets.text import Label
from planner.words import _


class ConcernDialog(PanelDialog):
    """Reads only; it can be copied as text for the GP record."""

    wanted_width = 640

    def __init__(self, context: Context, concern_id: UUID, parent: QWidget) -> None:
        file = context.records.concerns.file(concern_id)
        super().__init__(context.theme, shown_name(context.navigator, file.person), parent)
        self._context = context
        self._concern_id = concern_id
        theme = context.theme
        self.failure = Banner(theme, "danger", "")
        self.failure.hide()
        failure = note_opening(context, file.person.id)
        if failure is not None:
            self._fail(failure)
        self.body.addWidget(self.failure)
        for line in as_text(file, named=not context.navigator.names_hidden).splitlines():
            self.body.addWidget(Label(theme, line))
        self.copied = Label(
            theme,
            _("Copied. Paste it into the GP record before you lock: locking clears it."),
            "support",
            "success",
        )
        self.copied.hide()
        self.body.addWidget(self.copied)
        self.copy = Button(theme, _("Copy as text for the GP record"), icon="note")
        self.copy.clicked.connect(self._copy)
        close = Button(theme, _("Close"), ButtonKind.QUIET)
        close.clicked.connect(self.reject)
        self.add_buttons(close, self.copy)

    def _copy(self) -> None:
        concerns = self._context.records.concerns
        try:
            concerns.note_copied(self._concern_id)
            clipboard.put(as_text(concerns.file(self._concern_id)))
        except PlannerError as error:
            self._fail(error)
        else:
            self.copied.show()

    def _fail(self, error: PlannerError) -> None:
        self.failure.show_sentence(str(error), details=error.details)
        self.failure.show()
