"""Find a person or anything said (Ctrl+K): type, move with the arrows, open with Enter."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from planner.views.dialogs import PanelDialog
from planner.views.item_models.hits import HitsModel
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import TextField
from planner.views.widgets.spoken import SpokenFound
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _, plural

_ROOMS = {
    "answer": Room.EMOTIONAL_SUPPORT,
    "aspiration": Room.ASPIRATIONS,
    "progress": Room.ASPIRATIONS,
    "barrier": Room.BARRIERS,
    "next_step": Room.BARRIERS,
    "working_note": Room.NOTES,
    "crisis_plan": Room.CRISIS_PLAN,
    "questionnaire": Room.WELLBEING,
    "review": Room.REVIEW,
    "social_network": Room.PROGRESS,
}
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
#: Pixels at any text size, so that the box to type in stays in view.
_LIST_HEIGHT = 366


class SearchPalette(PanelDialog):
    """Finds as it is typed. While a person is open, others stay initials until "Show".

    Opens what was chosen through the navigator, and closes.
    """

    wanted_width = 720

    def __init__(self, context: Context, open_person_id: UUID | None) -> None:
        super().__init__(
            context.theme, _("Find a person or anything said"), QApplication.activeWindow()
        )
        self._context = context
        theme = context.theme
        hidden = context.navigator.names_hidden
        covered = open_person_id is not None or hidden
        self.model = HitsModel(open_person_id, covered, self, names_hidden=hidden)
        self.field = TextField(
            theme, _("Find"), placeholder=_("Any part of a name, or of anything said")
        )
        self.field.set_label_hidden(True)
        self.field.set_passing()
        self.table = Table(theme, _("Found"))
        self.table.setModel(self.model)
        self.table.set_widths(0, 190)
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(_LIST_HEIGHT)
        self.table.hide()
        self.told = Label(theme, "", "support", "muted")
        self._spoken = SpokenFound(self.field.edit)
        self.show_others = Button(theme, _("Show other people"), ButtonKind.QUIET, icon="show")
        self.show_others.hide()
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(self.show_others)
        self.body.addWidget(self.field)
        self.body.addLayout(row)
        self.body.addWidget(self.table)
        self.field.edited.connect(self._find)
        self.field.edit.installEventFilter(self)
        self.table.opened.connect(self._open)
        self.show_others.clicked.connect(self._uncover)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and open from it without leaving the box."""
        if watched is self.field.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                QApplication.sendEvent(self.table, event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._open(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Its box stays where it is when something is found: the list has its room below it."""
        super().fit()
        parent = self.parentWidget()
        if parent is not None:
            whole = parent.window().frameGeometry()
            waits = _LIST_HEIGHT + self.body.spacing() if self.table.isHidden() else 0
            full = self.height() + waits
            self.move(self.x(), whole.top() + max(32, (whole.height() - full) // 2))

    def _find(self, typed: str) -> None:
        hits = self._context.records.search.find(typed)
        self.model.show_rows(hits)
        self.table.setVisible(bool(hits))
        self.show_others.setVisible(self.model.hides_some)
        if hits:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.told.set_text(plural("{count} found", "{count} found, people first", len(hits)))
        elif typed.strip():
            self.told.set_text(_("Nothing found. A shorter part of the word may do."))
        else:
            self.told.set_text("")
        self._spoken.say(self.told.text())
        self.fit()

    def _uncover(self) -> None:
        self.model.uncover()
        self.show_others.hide()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        hit = self.model.row_at(index.row())
        self.accept()
        room = _ROOMS.get(hit.kind, Room.OVERVIEW)
        item = None if room is Room.OVERVIEW else hit.record_id
        self._context.navigator.go(room, hit.person_id, item)
