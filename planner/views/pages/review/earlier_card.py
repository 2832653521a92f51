"""What was said at earlier reviews, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout

from planner.models.reviews import Review
from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day

#: Reviews that show: two years of them.
MOST = 24
#: Lines of a person's words; all of them are in its tooltip.
_LINES = 8


class EarlierCard(Card):
    """Reads only; not there before the second review."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("Earlier reviews"), "section"))
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)

    def show_reviews(
        self,
        reviews: Sequence[Review],
        asked: Mapping[str, tuple[str, Mapping[object, str]]],
    ) -> None:
        """Show what was said in each; `asked` are the questions and the words of their answers."""
        clear_layout(self._rows)
        self.setVisible(bool(reviews))
        for row in list(reversed(reviews))[:MOST]:
            self._rows.addWidget(Divider(self.theme))
            when = day(row.happened_on) if row.happened_on else ""
            self._rows.addWidget(Label(self.theme, when, "body-bold"))
            for name, (question, answers) in asked.items():
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
