"""Hopes that are not gone on with now: achieved, set aside, changed, or one with another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import Aspiration, AspirationStatus
from planner.models.titles import HORIZONS
from planner.records.hopes import Hope
from planner.views.pages.aspirations.card import STATUS_WORDS
from planner.views.pages.step_page import RING, StepPage
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label, PageTitle
from planner.words import _


def put_by(hopes: Sequence[Hope]) -> list[tuple[Aspiration, Aspiration | None]]:
    """Those of `hopes` to list quietly, each with what it was put together with."""
    found: list[tuple[Aspiration, Aspiration | None]] = []
    for hope in hopes:
        if hope.aspiration.status is not AspirationStatus.ACTIVE:
            found.append((hope.aspiration, None))
        found += [(merged.aspiration, hope.aspiration) for merged in hope.merged]
    return found


class PutByView(QWidget):
    """The quiet list, in the place of the columns.

    Emits:
        closed(): the planner wants the columns again.
        changed(): one was brought back.
        opened(aspiration_id): the details of one are wanted.
    """

    closed = Signal()
    changed = Signal()
    opened = Signal(object)

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        theme = page.context.theme
        self.aspiration_id: UUID | None = None
        self.title = PageTitle(theme, _("Reached, set aside, put together"))
        self.title.set_style("section")
        self.back = Button(theme, _("All of them"), ButtonKind.QUIET, "back")
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._card = Card(theme)
        self._rows = QVBoxLayout()
        self._card.body.addLayout(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[RING] * 4)
        grow(theme, layout.setSpacing, 12)
        layout.addLayout(head)
        layout.addWidget(self._card)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Read them again."""
        clear_layout(self._rows)
        records = self._page.context.records.aspirations
        rows = put_by(records.of_pathway(self._page.pathway_id))
        for index, (row, into) in enumerate(rows):
            if index:
                self._rows.addWidget(Divider(self._page.context.theme))
            self._rows.addWidget(self._row(row, into))
        if not rows:
            nothing = Label(self._page.context.theme, _("None."), "support", "muted")
            self._rows.addWidget(nothing)

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def focus_first(self) -> None:
        """The way back."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the columns."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, row: Aspiration, into: Aspiration | None) -> QWidget:
        theme = self._page.context.theme
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ClampedLabel(theme, row.words, "words", lines=3))
        if into is None:
            told = _("{when}. {status}.").format(
                when=_(HORIZONS[row.horizon]), status=_(STATUS_WORDS[row.status])
            )
        else:
            told = _("Put together with “{words}”").format(words=into.words)
        words.addWidget(ClampedLabel(theme, told, "support", "muted", lines=2))
        across.addLayout(words, 1)
        deeds = ((_("Open"), self._open), (_("Bring back"), self._bring_back))
        for title, deed in deeds:
            button = Button(theme, title, ButtonKind.QUIET)
            button.setAccessibleName(
                _("{deed}: “{words}”").format(deed=title, words=row.words[:80])
            )
            button.clicked.connect(partial(deed, row.id))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _open(self, aspiration_id: UUID, _checked: bool = False) -> None:
        self.opened.emit(aspiration_id)

    def _bring_back(self, aspiration_id: UUID, _checked: bool = False) -> None:
        with self._page.deed():
            self._page.context.records.aspirations.bring_back(aspiration_id)
            self._page.context.navigator.toast_wanted.emit(_("Brought back."))
        self.back.setFocus()
        self.changed.emit()
