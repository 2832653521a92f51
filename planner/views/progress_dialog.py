"""Work that takes a while, over the window: how far it is, and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.views.dialogs import PanelDialog
from planner.views.jobs import Job, Jobs
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.text import Label
from planner.words import _


class ProgressBar(QWidget):
    """A bar that fills, and says in words how far it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._share = 0.0
        self.show_share(0.0)
        theme.changed.connect(self.updateGeometry)

    def show_share(self, share: float) -> None:
        """Fill it so far, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(_("{count} per cent done").format(count=round(self._share * 100)))
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(self.theme.px(240), self.theme.px(12))

    def minimumSizeHint(self) -> QSize:
        """A shorter line."""
        return QSize(self.theme.px(120), self.theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and what is done of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, (self.height() - self.theme.px(12)) / 2, self.width(), self.theme.px(12))
        corner = whole.height() / 2
        painter.setBrush(self.theme.color("track"))
        painter.drawRoundedRect(whole, corner, corner)
        if self._share:
            painter.setBrush(self.theme.color("primary"))
            whole.setWidth(max(whole.height(), whole.width() * self._share))
            painter.drawRoundedRect(whole, corner, corner)


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
        self.bar = ProgressBar(theme)
        self.body.addWidget(Label(theme, words))
        self.body.addWidget(self.bar)
        self.cancel = Button(theme, _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.add_buttons(self.cancel)
        self._job: Job | None = jobs.start(
            work, *given, finished=self._finished, failed=self._failed, with_progress=True
        )
        self._job.progressed.connect(self._progressed)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.cancel.set_text(_("Stopping"))
            self._job.cancel()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.show_share(done / total if total else 0.0)

    def _finished(self, result: object) -> None:
        self._job = None
        self.result_of_work = result
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.error = error
        super().reject()
