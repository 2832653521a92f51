"""What was said at earlier reviews, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from planner.models.reviews import Review
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day

#: Reviews that show at first, and how many more come with each press.
FIRST, MORE = 4, 12
#: Lines of a person's words; all of them are in its tooltip.
_LINES = 8

#: The questions by the name of their field, each with the words of its answers.
Asked = Mapping[str, tuple[str, Mapping[object, str]]]


class EarlierCard(Card):
    """Reads only; not there before the second review."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("Earlier reviews"), "section"))
        self._shown: list[Review] = []
        self._asked: Asked = {}
        self._count = FIRST
        self._rows = QVBoxLayout()
        self.older = Button(theme, _("Show older ones"), ButtonKind.QUIET)
        self.older.clicked.connect(self._show_older)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reviews(self, reviews: Sequence[Review], asked: Asked) -> None:
        """Show what was said in each; `asked` are the questions and the words of their answers."""
        self.setVisible(bool(reviews))
        newest = list(reversed(reviews))
        if newest != self._shown:
            self._shown, self._asked, self._count = newest, asked, FIRST
            clear_layout(self._rows)
            self._add(newest[:FIRST])

    def _show_older(self) -> None:
        self._add(self._shown[self._count : self._count + MORE])
        self._count += MORE
        self.older.setVisible(self._count < len(self._shown))

    def _add(self, reviews: Sequence[Review]) -> None:
        self.older.setVisible(self._count < len(self._shown))
        for row in reviews:
            self._rows.addWidget(Divider(self.theme))
            when = day(row.happened_on) if row.happened_on else ""
            self._rows.addWidget(Label(self.theme, when, "body-bold"))
            for name, (question, answers) in self._asked.items():
                answer = getattr(row, name)
                self._say(question, _(answers[answer]) if answer else "", row, f"{name}_words")
            self._say(_("What we said about next time"), "", row, "next_time")

    def _say(self, question: str, answer: str, row: Review, field: str) -> None:
        words = getattr(row, field)
        if answer or words.strip():
            said = f"{question} {answer}".strip()
            self._rows.addWidget(Label(self.theme, said, "small-bold", "muted"))
        if words.strip():
            self._rows.addWidget(ClampedLabel(self.theme, f"“{words}”", "words", lines=_LINES))
