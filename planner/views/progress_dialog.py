"""Work that takes a while, over the window: how far it is, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.views.dialogs import PanelDialog
from planner.views.jobs import Job, Jobs
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.progress import Bar
from planner.views.widgets.text import Label
from planner.words import _


class ProgressDialog(PanelDialog):
    """Runs `work` as a job, with progress; accepted when it is done.

    `result_of_work` and `error` say how it ended; `error` is a CancelledError after Cancel.
    """

    wanted_width = 480

    def __init__(
        self,
        theme: Theme,
        jobs: Jobs,
        title: str,
        words: str,
        work: Callable[..., Any],
        *given: object,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, title, parent)
        self.close_button.hide()
        self.result_of_work: Any = None
        self.error: Exception | None = None
        self.bar = Bar(theme)
        self._show(0, 1)
        self.body.addWidget(Label(theme, words))
        self.body.addWidget(self.bar)
        self.cancel = Button(theme, _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.add_buttons(self.cancel)
        self._job: Job | None = jobs.start(
            work, *given, finished=self._finished, failed=self._failed, with_progress=True
        )
        self._job.progressed.connect(self._show)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.cancel.set_text(_("Stopping"))
            self._job.cancel()

    def _show(self, done: int, total: int) -> None:
        share = done / total if total else 0.0
        self.bar.setValue(round(share * self.bar.maximum()))
        self.bar.setAccessibleName(_("{count} per cent done").format(count=round(share * 100)))

    def _finished(self, result: object) -> None:
        self._job = None
        self.result_of_work = result
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.error = error
        super().reject()
