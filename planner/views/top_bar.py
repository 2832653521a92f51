"""The bar above pages that belong to no one person: find, hide names, new person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.views.navigation import Navigator
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.signed import KeyCap, SignedLabel
from planner.words import _


class TopBar(QWidget):
    """Emits:
    search_wanted(): Find was pressed.
    new_person_wanted(): New person was pressed.
    """

    search_wanted = Signal()
    new_person_wanted = Signal()

    def __init__(self, theme: Theme, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._navigator = navigator
        self._row = row = QHBoxLayout(self)
        self.search = Button(theme, _("Find a person or anything said"), icon="search")
        self.search.setToolTip(_("Ctrl+K"))
        self.search.setProperty("look", "search")
        self.search.clicked.connect(self.search_wanted)
        self._keys = KeyCap(theme, _("Ctrl+K"))
        inside = QHBoxLayout(self.search)
        inside.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignRight)
        self._saved = SignedLabel(theme, "offline", _("Offline, all changes saved"), "small")
        self._saved.label.setWordWrap(False)
        self.hide_names = Button(theme, "", icon="hide")
        self.hide_names.setToolTip(_("Ctrl+Shift+H"))
        self.hide_names.clicked.connect(self._toggle_names)
        self.new_person = Button(theme, _("New person"), ButtonKind.PRIMARY, icon="plus")
        self.new_person.setToolTip(_("Ctrl+N"))
        self.new_person.clicked.connect(self.new_person_wanted)
        row.addWidget(self.search)
        row.addStretch()
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hide_names)
        row.addWidget(self.new_person)
        navigator.names_hidden_changed.connect(self._show_names_hidden)
        self._show_names_hidden(navigator.names_hidden)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        others = (self._saved, self.hide_names, self.new_person)
        needed = px(456) + sum(one.sizeHint().width() + px(12) for one in others) + px(64)
        tight = needed > self.width()
        least = sum(one.minimumSizeHint().width() + px(8) for one in others[1:]) + px(120)
        edge = px(20 if least + px(64) > self.width() else 32)
        self._row.setContentsMargins(edge, px(16), edge, 0)
        self._row.setSpacing(px(8 if tight else 12))
        self._saved.setVisible(not tight)
        self._keys.setVisible(not tight)
        self.search.setText(_("Find") if tight else _("Find a person or anything said"))
        self.search.setMinimumWidth(0 if tight else px(456))

    def show_saved(self, *, saved: bool) -> None:
        """Whether everything on the screen is kept."""
        self._saved.label.set_text(
            _("Offline, all changes saved") if saved else _("A change is not saved yet")
        )

    def _toggle_names(self) -> None:
        self._navigator.set_names_hidden(not self._navigator.names_hidden)

    def _show_names_hidden(self, hidden: bool) -> None:
        self.hide_names.setText(_("Show names") if hidden else _("Hide names"))
        self.hide_names.set_icon("show" if hidden else "hide")
