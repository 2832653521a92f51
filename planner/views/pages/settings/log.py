"""The log: what went wrong in the program, to be read before it is sent to anyone."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from planner.errors import PlannerError
from planner.system import folders
from planner.views import clipboard
from planner.views.exception_hook import read_log
from planner.views.page import Context
from planner.views.pages.settings.section import Section
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import write
from planner.views.widgets.buttons import Button
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _


class LogSection(Section):
    """Its newest lines, exactly as they would leave this computer."""

    name = N_("Log")
    icon = "note"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "What went wrong in the program, and where in its code. It holds no name and no "
                "word of a record. It is sent nowhere: whoever helps you may ask you for a copy."
            ),
        )
        theme = context.theme
        self.none = Label(theme, _("Nothing has gone wrong so far."))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setAccessibleName(_("Log"))
        self.copy = Button(theme, _("Copy"))
        self.copy.clicked.connect(self._copy)
        self.save = SaveButton(theme, _("Save a copy"), context.dialogs.no_files)
        self.save.clicked.connect(self._save)
        self.note = Label(
            theme, _("What you see here is all that is copied or saved."), "support", "muted"
        )
        self.buttons = FlowLayout()
        grow(theme, self.buttons.setSpacing, 12)
        self.buttons.addWidget(self.copy)
        self.buttons.addWidget(self.save)
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.text)
        self.inside.addWidget(self.note)
        self.inside.addLayout(self.buttons)
        theme.changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Read it again, where it shows."""
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it when it is first wanted, not with every section of Settings."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        written = read_log(folders.log_folder())
        self.copy.set_text(_("Copy"))
        if written != self.text.toPlainText():
            self.text.setPlainText(written)
        for widget in (self.text, self.note, self.copy, self.save):
            widget.setVisible(bool(written))
        self.none.setVisible(not written)

    def _copy(self) -> None:
        clipboard.put(self.text.toPlainText())
        self.copy.set_text(_("Copied"))

    def _save(self) -> None:
        title, kind = _("Save a copy of the log"), _("Text")
        path = self.context.dialogs.save_path(title, "pathway-planner-log.txt", kind, ".txt")
        if path is not None:
            shown = self.text.toPlainText().encode() + b"\n"
            self.context.jobs.start(write, path, shown, failed=self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.context.dialogs.tell(str(error), details=error.details)

    def _restyle(self) -> None:
        self.text.setFont(self.context.theme.font("small"))
        self.text.setMinimumHeight(self.context.theme.px(320))
