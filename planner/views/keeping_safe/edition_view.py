"""One edition of the crisis and support plan, to read: who to ring, then the person's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.crisis_plans import CrisisContact
from planner.models.titles import CRISIS_HEADINGS
from planner.records.crisis_plans import Edition
from planner.views.theme import Theme
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day, day_of_week

#: From this width, in design pixels, it stands in two columns.
_TWO_COLUMNS = 760


class EditionView(QWidget):
    """Reads only; what is empty is left out. `contacts` may stand elsewhere."""

    def __init__(self, theme: Theme, *, contacts: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self._contacts = contacts
        #: Each title with what is below it, in their order.
        self.blocks: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._grid.setHorizontalSpacing, 32)
        grow(theme, self._grid.setVerticalSpacing, 14)

    def show_edition(self, edition: Edition) -> None:
        """Show this one instead."""
        clear_layout(self._grid)
        self.blocks, self._across = [], 0
        if self._contacts:
            self._list(_("People I can contact"), edition.people)
            self._list(_("Professionals"), edition.professionals)
        for key, title in CRISIS_HEADINGS.items():
            words = getattr(edition.plan, key)
            if words.strip():
                column = self._block(_(title), 2)
                column.addWidget(
                    Label(self.theme, _("“{words}”").format(words=words.strip()), "words")
                )
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In two columns where there is room, as on paper: a number stays near its name."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        across = 2 if self.width() >= px(_TWO_COLUMNS) else 1
        if across == self._across:
            return
        self._across = across
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, across - 1)
        for place, block in enumerate(self.blocks):
            self._grid.removeWidget(block)
            row, column = divmod(place, across)
            self._grid.addWidget(block, row, column, Qt.AlignmentFlag.AlignTop)

    def _list(self, title: str, contacts: Sequence[CrisisContact]) -> None:
        if not contacts:
            return
        column = self._block(title, 4)
        for contact in contacts:
            number = Label(self.theme, contact.number.strip(), "body-bold")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row = QHBoxLayout()
            grow(self.theme, row.setSpacing, 12)
            row.addWidget(Label(self.theme, contact.name, "body"), 3)
            row.addWidget(number, 2)
            column.addLayout(row)

    def _block(self, title: str, spacing: int) -> QVBoxLayout:
        """Another title, and room for what is below it."""
        block = QWidget()
        self.blocks.append(block)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(spacing))
        column.addWidget(Label(self.theme, title, "body-bold"))
        return column


def standing_words(edition: Edition | None) -> str:
    """Which edition it is, since when, and when it is looked at again."""
    if edition is None:
        return ""
    plan = edition.plan
    if plan.agreed_on is None:
        return _("Version {number}, not agreed yet.").format(number=plan.edition)
    said = _("Version {number}, agreed {day}.").format(number=plan.edition, day=day(plan.agreed_on))
    if plan.review_on is None:
        return said
    return _("{said} We’ll look at it again on {day}.").format(
        said=said, day=day_of_week(plan.review_on)
    )
