"""Who did what: the trail to look through, to check, and for one person to print or save."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.audit import Kind
from planner.records.audit import Asked
from planner.views.item_models.audit import AuditModel
from planner.views.jobs import Job
from planner.views.page import Context
from planner.views.widgets.fields import ChoiceField, DateField, TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.spaces import grow
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _, plural

#: Milliseconds after the last key until the trail is looked through for a name.
_PAUSE = 250
#: Design pixels of the columns.
_WIDTHS = (220, 170, 0)


class Trail(QWidget):
    """The list with what narrows it; of one person where `person_id` says so.

    Emits:
        looked(): the list shows what was asked for.
    """

    looked = Signal()

    def __init__(self, context: Context, person_id: UUID | None = None) -> None:
        super().__init__()
        self._context = context
        self._person_id = person_id
        self._job: Job | None = None
        theme = context.theme
        self.whose = TextField(theme, _("Whose record"), placeholder=_("Find by name"))
        self.kind = ChoiceField(theme, _("What was done"), _kinds())
        self.kind.set_value(None)
        self.kind.combo.setCurrentIndex(0)
        self.since = DateField(theme, _("From"), past_only=True, clock=context.clock)
        self.until = DateField(theme, _("To"), past_only=True, clock=context.clock)
        self.model = AuditModel(context.records.audit, self)
        self.table = Table(theme, _("Who did what"))
        self.table.setModel(self.model)
        self.told = Label(theme, "", "support", "muted")
        self.nothing = EmptyState(theme, _("Nothing here for that."), _("Show everything"))
        self.nothing.hide()
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def asked(self) -> Asked:
        """What is asked for. Raises InvalidInputError for a day that cannot be."""
        kind = self.kind.value()
        return Asked(
            person_id=self._person_id,
            words="" if self._person_id else self.whose.text(),
            kind=kind if isinstance(kind, Kind) else None,
            since=self.since.value(),
            until=self.until.value(),
        )

    def look(self) -> None:
        """Look through the trail, beside the window where there is a worker."""
        self._wait.stop()
        try:
            asked = self.asked()
        except InvalidInputError:
            return  # the field says so
        context = self._context
        if self._job is not None:
            context.jobs.abandon(self._job)
            self._job = None
        if context.vault is None:
            self._show(context.records.audit.places(asked))
            return
        if not self.model.matching:
            self.told.set_text(_("Looking through it."))
        places = context.records.audit.over(context.vault.worker_engine).places
        self._job = context.jobs.start(partial(places, asked), finished=self._show)

    def _show(self, places: list[int]) -> None:
        self._job = None
        self.model.show_keys(places)
        self.table.setVisible(bool(places))
        self.nothing.setVisible(not places)
        self._tell()
        self.looked.emit()

    def _tell(self) -> None:
        shown, matching = self.model.rowCount(), self.model.matching
        words = plural(
            "{count} line, the newest first.", "{count} lines, the newest first.", matching
        )
        if shown < matching:
            more = _("{lines} Scroll for more.")
            words = more.format(lines=words)
        self.told.set_text(words if matching else "")

    def _soon(self, _value: object = None) -> None:
        self._wait.start()

    def _chosen(self, _value: object = None) -> None:
        self.look()

    def _everything(self) -> None:
        self.whose.set_text("")
        self.kind.combo.setCurrentIndex(0)
        self.since.set_value(None)
        self.until.set_value(None)
        self.look()

    def _connect(self) -> None:
        navigator = self._context.navigator
        self._wait.timeout.connect(self.look)
        self.whose.edited.connect(self._soon)
        self.kind.chosen.connect(self._chosen)
        for day in (self.since, self.until):
            day.left.connect(self._chosen)
        self.nothing.pressed.connect(self._everything)
        self.model.rowsInserted.connect(self._tell)
        navigator.names_hidden_changed.connect(self.model.set_names_hidden)
        self.model.set_names_hidden(navigator.names_hidden)

    def _lay_out(self) -> None:
        theme = self._context.theme
        filters = FlowLayout()
        grow(theme, filters.setSpacing, 12)
        days = QWidget()
        pair = QHBoxLayout(days)
        pair.setContentsMargins(0, 0, 0, 0)
        grow(theme, pair.setSpacing, 12)
        for field in (self.whose, self.kind):
            field.setMinimumWidth(theme.px(190))
        for day in (self.since, self.until):
            pair.addWidget(day)
        for part in (self.whose, self.kind, days):
            filters.addWidget(part)
        if self._person_id is not None:
            self.whose.hide()
        self.table.set_widths(*_WIDTHS)
        self.table.setColumnHidden(1, self._person_id is not None)
        self.table.setMinimumHeight(theme.px(48 + 6 * 61))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 12)
        column.addLayout(filters)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)


def _kinds() -> list[tuple[object, str]]:
    return [
        (None, _("Everything")),
        (Kind.OPENED, _("Opened")),
        (Kind.CHANGED, _("Added or changed")),
        (Kind.SENT, _("Printed or saved")),
        (Kind.KEYS, _("Unlocking and keys")),
        (Kind.BACKUPS, _("Backups")),
        (Kind.GONE, _("Taken out or erased")),
    ]
