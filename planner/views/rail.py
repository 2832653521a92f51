"""The rail at the left: where the planner is, and the way to lock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.views.navigation import Room
from planner.views.shell.art import Mark
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import entered
from planner.views.widgets.surfaces import Divider
from planner.words import _

#: Large text needs height more than width: an item grows no wider than this, or than its word.
_WIDEST = 112
#: Pixels around icon and word; they do not grow, so that the rail fits a low window.
_AROUND = 24


class RailItem(QToolButton):
    """One item: an icon with its word below."""

    def __init__(self, theme: Theme, words: str, icon: str, *, checkable: bool) -> None:
        super().__init__()
        hear_as(self, Role.PageTab if checkable else Role.Button)
        self._theme = theme
        self._icon = icon
        self.setText(words)
        self.setProperty("part", "rail")
        self.setCheckable(checkable)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._restyle)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        token = "primary" if self.isChecked() else "muted"
        size = self._theme.px(26)
        self.setIcon(self._theme.icon(self._icon, token, 26))
        self.setIconSize(QSize(size, size))
        self.setFont(self._theme.font("small-bold" if self.isChecked() else "small"))
        letters = QFontMetrics(self._theme.font("small-bold"))
        word = letters.horizontalAdvance(self.text())
        width = max(min(self._theme.px(88), _WIDEST), word + self._theme.px(8))
        self.setMinimumWidth(width)
        self.setFixedHeight(min(self._theme.px(68), size + letters.height() + _AROUND))


class Rail(QFrame):
    """Today, People, Settings, and Lock at the foot.

    Emits:
        room_chosen(Room): an item was pressed.
        lock_wanted(): Lock was pressed.
    """

    room_chosen = Signal(object)
    lock_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", "rail")
        self.setAccessibleName(_("Main areas"))
        column = self._column = QVBoxLayout(self)
        mark = self._mark = QVBoxLayout()
        mark.addWidget(Mark(theme, 36), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(mark)
        self._group = QButtonGroup(self)
        self.items: dict[Room, RailItem] = {}
        for room, words, icon in (
            (Room.TODAY, _("Today"), "today"),
            (Room.PEOPLE, _("People"), "people"),
            (Room.SETTINGS, _("Settings"), "settings"),
        ):
            item = RailItem(theme, words, icon, checkable=True)
            item.setProperty("room", room)
            item.clicked.connect(self._pressed)
            self._group.addButton(item)
            self.items[room] = item
            column.addWidget(item)
        column.addStretch()
        column.addWidget(Divider(theme))
        self.lock = RailItem(theme, _("Lock"), "lock", checkable=False)
        self.lock.setToolTip(_("Ctrl+L"))
        self.lock.clicked.connect(self.lock_wanted)
        column.addWidget(self.lock)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again; the items come as near to the edge as ever."""
        px = self._theme.px
        self._column.setContentsMargins(8, px(8), 8, px(8))
        self._column.setSpacing(px(4))
        self._mark.setContentsMargins(0, px(12), 0, px(8))

    def show_room(self, room: Room) -> None:
        """Mark where the planner is; a person's pages belong to People."""
        item = self.items.get(room, self.items[Room.PEOPLE])
        item.setChecked(True)

    def _pressed(self) -> None:
        self.room_chosen.emit(Room(self.sender().property("room")))
