"""The user guide, read inside the program: offline, with its pictures, and with a search."""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QWidget

from planner.system.resources import guide
from planner.views import clipboard
from planner.views.dialogs import PanelDialog
from planner.views.help.finding import FindBar
from planner.views.help.reader import Reader
from planner.views.theme import Theme
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.words import _

#: Narrower than this in design pixels, the list of headings becomes a choice above.
_BESIDE = 860
#: Headings deeper than this are not listed.
_DEEPEST = 3
#: Pixels at any text size between the guide and the window's edge.
_EDGE = 24
#: The list of contents at the beginning: here the headings stand beside the text.
_CONTENTS = re.compile(r"\A(.*?\n)(?:- \[[^\]]*\]\(#[^)]*\)\n)+", re.DOTALL)
_Index = QModelIndex | QPersistentModelIndex


class HeadingsModel(QAbstractListModel):
    """The headings of the guide, those of parts set in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.headings: list[tuple[int, str, int]] = []

    def show_headings(self, headings: list[tuple[int, str, int]]) -> None:
        """Show these, without the title and what is too deep."""
        self.beginResetModel()
        self.headings = [each for each in headings if 1 < each[0] <= _DEEPEST]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a heading."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, set in by their level; whole for a tooltip and for those who listen."""
        if not index.isValid():
            return None
        level, words, _position = self.headings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\u2003" * (level - 2) + words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return None


class GuideDialog(PanelDialog):
    """The guide beside its headings. It loads nothing but itself, and opens nothing outside."""

    wanted_width = 1180
    help_topic = None

    def __init__(self, theme: Theme, parent: QWidget, anchor: str = "") -> None:
        markdown = _CONTENTS.sub(r"\1", guide().read_text("utf-8"))
        super().__init__(theme, _("The guide"), parent)
        self._anchor = anchor
        self._address = ""
        self.reader = Reader(theme, _("The guide"))
        self.model = HeadingsModel(self)
        self._make_list()
        self.find_bar = FindBar(theme, self.reader, self.which)
        self.outside = Banner(theme, "primary", "", button=_("Copy the address"))
        self.outside.hide()
        self.outside.pressed.connect(self._copy_address)
        self.reader.laid.connect(self._show_headings)
        self.reader.place_wanted.connect(self.reader.go_to_heading)
        self.reader.outside_wanted.connect(self._say_outside)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        row.addWidget(self.list)
        row.addWidget(self.reader, 1)
        self.reader.setMinimumHeight(160)
        self.body.addWidget(self.find_bar)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.outside)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self.find_bar.begin
        )
        self.reader.show_markdown(markdown)

    def fit(self) -> None:
        """Fill the window but for its edge: a guide needs room."""
        parent = self.parentWidget()
        if parent is None:
            super().fit()
            return
        window = parent.window()
        width = min(self.theme.px(self.wanted_width), window.width() - 2 * _EDGE)
        self.resize(width, window.height() - 2 * _EDGE)
        corner = QPoint((window.width() - width) // 2, _EDGE)
        self.move(window.mapToGlobal(corner))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the heading that was asked for."""
        super().showEvent(event)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._anchor:
            self.reader.go_to_heading(self._anchor)
            self._anchor = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The headings beside the text, or a choice above it where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(_BESIDE)
        self.list.setVisible(beside)
        self.which.setVisible(not beside)

    def _make_list(self) -> None:
        theme = self.theme
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Headings of the guide"))
        self.list.setModel(self.model)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(theme.px(290))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.which = ChoiceField(theme, _("Part of the guide"), [])
        self.which.set_label_hidden(True)
        self.which.combo.setPlaceholderText(_("Part of the guide"))
        self.which.chosen.connect(self._chosen)

    def _show_headings(self) -> None:
        """After every laying out: the places moved."""
        headings = self.reader.paper.headings()
        if [each[:2] for each in headings if 1 < each[0] <= _DEEPEST] == [
            each[:2] for each in self.model.headings
        ]:
            return
        self.model.show_headings(headings)
        rows = range(self.model.rowCount())
        self.which.set_options(
            [(row, str(self.model.index(row).data())) for row in rows],
        )

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.reader.go_to(self.model.headings[index.row()][2])

    def _chosen(self, row: object) -> None:
        if isinstance(row, int):
            self._go(self.model.index(row))

    def _say_outside(self, address: str) -> None:
        self._address = address
        self.outside.show_sentence(
            _("“{address}” is not in this program. Nothing was opened.").format(address=address),
            _("Copy the address"),
        )
        self.outside.show()

    def _copy_address(self) -> None:
        clipboard.put(self._address)
        self.outside.hide()
