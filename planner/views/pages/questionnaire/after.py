"""After the last answer, whatever the answers were: "Anything you'd like to talk about?"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.questionnaires import Questionnaire
from planner.models.wemwbs import total
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class AfterAnswers(QWidget):
    """A note in their words and the way to Keeping safe: a score never stands in for talking.

    Emits:
        saved(datetime), failed(PlannerError): as a page's own signals.
        keeping_safe_wanted(): Keeping safe was pressed.
        left(): on to how things have moved.
    """

    saved = Signal(object)
    failed = Signal(object)
    keeping_safe_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: Questionnaire | None = None
        theme = context.theme
        self.title = Label(theme, _("Anything you’d like to talk about?"), "section")
        self.result = Label(theme, "", "support", "muted")
        self.note = WordsField(
            theme, _("In their words"), _("Only if they would like something kept.")
        )
        self.keeping_safe = Button(theme, _("Keeping safe"), icon="keeping-safe")
        self.on = Button(theme, _("How things have moved"), ButtonKind.PRIMARY)
        card = Card(theme)
        for widget in (self.title, self.note, self.result):
            card.body.addWidget(widget)
        buttons = FlowLayout()
        grow(theme, buttons.setSpacing, 12)
        buttons.addWidget(self.on)
        buttons.addWidget(self.keeping_safe)
        self.earlier = EarlierButton(context, self._entries, self.leave)
        buttons.addWidget(self.earlier)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._typed = Typed(self.note, self._save, context, self)
        self._typed.saved.connect(self.saved)
        self._typed.failed.connect(self.failed)
        self.keeping_safe.clicked.connect(self.keeping_safe_wanted)
        self.on.clicked.connect(self.left)

    def show_row(self, row: Questionnaire) -> None:
        """Show the note of a finished questionnaire, and what it comes to."""
        self._row = row
        self._typed.show(row.note)
        self.result.set_text(
            _("All 14 are answered: {total} out of 70.").format(total=total(row.answers))
        )

    def take_focus(self) -> None:
        """Put the keyboard in the note."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Save the note; False where that failed."""
        return self._typed.leave()

    def _entries(self) -> list[Questionnaire]:
        return [self._row] if self._row else []

    def _save(self, text: str) -> Questionnaire:
        if self._row is None:
            raise ValueError(self._row)
        return self._context.records.questionnaires.note(self._row.id, text)
