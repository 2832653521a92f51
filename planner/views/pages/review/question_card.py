"""One of the three questions: an answer to choose, room for the person's words, and a way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from planner.models.base import Record
from planner.views.page import Context
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import WordsField
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class QuestionCard(Card):
    """A question of the review.

    Emits:
        answered(object): an answer was chosen by hand.
        way_on_wanted(): the button below the words was pressed.
    """

    answered = Signal(object)
    way_on_wanted = Signal()

    def __init__(
        self,
        context: Context,
        question: str,
        icon: tuple[str, str],
        options: Sequence[tuple[object, str]],
        way_on: tuple[str, str],
        save: Callable[[str], Record],
    ) -> None:
        """`icon` is an icon and its colour's token; `way_on` the button's words and icon."""
        super().__init__(context.theme)
        theme = context.theme
        self.choice = RadioRow(theme, question, options)
        self.choice.set_label_hidden(True)
        self.choice.chosen.connect(self.answered)
        self.words = WordsField(theme, _("In my words"), lines=4)
        self.words.edit.setAccessibleDescription(question)
        self.typed = Typed(self.words, save, context, self)
        self.way_on = Button(theme, way_on[0], ButtonKind.QUIET, way_on[1])
        self.way_on.clicked.connect(self.way_on_wanted)
        head = QHBoxLayout()
        grow(theme, head.setSpacing, 12)
        head.addWidget(Sign(theme, *icon, 24))
        head.addWidget(Label(theme, question, "section"), 1)
        self.body.addLayout(head)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.body.addWidget(self.way_on, 0, Qt.AlignmentFlag.AlignLeft)

    def show_answer(self, answer: object | None, words: str) -> None:
        """Show what the records hold; words being typed stay."""
        self.choice.set_value(answer)
        self.typed.show(words)
