"""The plan growing at the side of the three steps, exactly as it will print."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.models.snapshots import options_for
from planner.views.page import Context
from planner.views.paper import documents
from planner.views.paper.paper_view import PaperView
from planner.views.theme import Theme
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

#: Milliseconds of quiet before the plan is made again.
QUIET = 300
#: A plan that takes long to make waits for as long a quiet, so that typing is not held up by it;
#: words are saved every two seconds, so beyond that it waits until typing pauses. No longer than:
LONGEST_QUIET = 5000


class Desk(QWidget):
    """What a page lies on: the desk's colour, with the corners of a column."""

    def __init__(self, theme: Theme, *, rounded: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self._rounded = rounded
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.color("line" if self.theme.high_contrast else "desk"))
        painter.setBrush(self.theme.color("desk"))
        radius = self.theme.radius("column") if self._rounded else 0
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


class PlanPanel(Desk):
    """One pathway's plan; `refresh` after each change, as often as you like."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self.context = context
        self._pathway_id: UUID | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("My plan so far"))
        self.title = Label(context.theme, _("My plan so far"), "card", wrap=False)
        self._icon = QLabel()
        self._note = Label(
            context.theme, _("Exactly as it will print"), "small", "muted", wrap=False
        )
        self.view = PaperView(context.theme, context.jobs, _("My plan so far"))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._make)
        self._making = QElapsedTimer()
        self.view.shown.connect(self._made)
        self.view.failed.connect(self._made)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._icon)
        beside.addWidget(self._note)
        head = QWidget()
        row = FlowLayout(head)
        grow(context.theme, row.setSpacing, 16)
        row.addWidget(self.title)
        row.addWidget(self._beside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(head)
        self._column.addWidget(self.view, 1)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def show_pathway(self, pathway_id: UUID | None) -> None:
        """Show the plan of a pathway, from its first page; None hides the panel's page."""
        if pathway_id != self._pathway_id:
            self._pathway_id = pathway_id
            self.view.forget()
            self._making.invalidate()
            self._quiet.setInterval(QUIET)
        self.view.setVisible(pathway_id is not None)
        self.refresh()

    def refresh(self) -> None:
        """Make the plan again once it has been quiet for a moment."""
        if self._pathway_id is not None:
            self._quiet.start()

    def restyle(self) -> None:
        """Take spaces and icon from the theme again."""
        px = self.theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(20))
        self._column.setSpacing(px(4))
        self._beside.setMinimumHeight(self.theme.line_height("card"))
        self._icon.setPixmap(self.theme.pixmap("on-paper", "muted", 16))
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the panel was out of sight."""
        super().showEvent(event)
        self.refresh()

    def sizeHint(self) -> QSize:
        """A little over a third of the smallest window."""
        return QSize(min(self.theme.px(440), 520), self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(300, 300)

    def _made(self) -> None:
        self._wait_as_long()
        self._making.invalidate()

    def _wait_as_long(self) -> None:
        self._quiet.setInterval(min(max(QUIET, self._making.elapsed()), LONGEST_QUIET))

    def _make(self) -> None:
        if self._pathway_id is None or not self.isVisible():
            return
        if self._making.isValid():
            self._wait_as_long()
            self._quiet.start()
            return
        self._making.start()
        snapshot = self.context.records.plans.snapshot(self._pathway_id)
        pathway = self.context.records.pathways.get(self._pathway_id)
        person = self.context.records.people.get(pathway.person_id)
        options = self.context.records.letterheads.on(options_for(person))
        self.view.show_document(partial(documents.make, snapshot, options))
