"""A hope as it stands at the head of a barrier's chain."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from planner.models.aspirations import Aspiration
from planner.models.titles import HORIZONS
from planner.views.theme import Theme
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class HopeCard(Card):
    """A hope that the barrier stands before.

    Emits:
        unlinked(aspiration_id): it should not be linked any more.
    """

    unlinked = Signal(object)

    def __init__(self, theme: Theme, hope: Aspiration) -> None:
        super().__init__(theme, "step2")
        self.set_spaces(14, 2, 4, 14, 0)
        self._key = hope.id
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(Label(theme, _(HORIZONS[hope.horizon]), "small", "muted"), 1)
        self.unlink = IconButton(
            theme, "close", _("Unlink “{words}”").format(words=hope.words[:80])
        )
        self.unlink.clicked.connect(self._unlink)
        head.addWidget(self.unlink)
        self.body.addLayout(head)
        words = QVBoxLayout()
        grow(theme, words.setContentsMargins, 0, 0, 10, 0)  # only Unlink comes nearer to the edge
        words.addWidget(ClampedLabel(theme, hope.words, "body", lines=4))
        self.body.addLayout(words)

    def _unlink(self) -> None:
        self.unlinked.emit(self._key)
