"""One edition of the crisis and support plan, to read: who to ring, then the person's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.crisis_plans import CrisisContact
from planner.models.titles import CRISIS_HEADINGS
from planner.records.crisis_plans import Edition
from planner.views.theme import Theme
from planner.views.widgets.surfaces import clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day, day_of_week


class EditionView(QWidget):
    """Reads only; what is empty is left out. `contacts` may stand elsewhere."""

    def __init__(self, theme: Theme, *, contacts: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self._contacts = contacts
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_edition(self, edition: Edition) -> None:
        """Show this one instead."""
        clear_layout(self._rows)
        self._rows.setSpacing(self.theme.px(14))
        if self._contacts:
            self._list(_("People I can contact"), edition.people)
            self._list(_("Professionals"), edition.professionals)
        for key, title in CRISIS_HEADINGS.items():
            words = getattr(edition.plan, key)
            if words.strip():
                self._add(
                    Label(self.theme, _(title), "body-bold"),
                    Label(self.theme, _("“{words}”").format(words=words.strip()), "words"),
                )

    def _list(self, title: str, contacts: Sequence[CrisisContact]) -> None:
        if not contacts:
            return
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(4))
        column.addWidget(Label(self.theme, title, "body-bold"))
        for contact in contacts:
            number = Label(self.theme, contact.number.strip(), "body-bold")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row = QHBoxLayout()
            row.setSpacing(self.theme.px(12))
            row.addWidget(Label(self.theme, contact.name, "body"), 3)
            row.addWidget(number, 2)
            column.addLayout(row)
        self._rows.addLayout(column)

    def _add(self, title: Label, words: Label) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(2))
        column.addWidget(title)
        column.addWidget(words)
        self._rows.addLayout(column)


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
