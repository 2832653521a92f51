"""WEMWBS as the person fills it in: one item at a time, in the organisation's licensed wording."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.errors import PlannerError
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.wemwbs import ITEMS, all_the_same, answered
from planner.models.wemwbs_wording import Wording
from planner.records.questionnaires import HowDone
from planner.views.page import Context
from planner.views.turned.boxes import BigChoice
from planner.views.turned.question import BigWords, Question, Sitting, body, title
from planner.views.widgets.text import Label
from planner.words import _


class ItemQuestion(Question):
    """One item and its five answers."""

    def __init__(self, context: Context, sitting: Sitting, wording: Wording, item: int) -> None:
        super().__init__(context, sitting)
        self._item = item
        measures = context.records.questionnaires
        theme = context.theme
        place = _("{number} of {count}").format(number=item, count=ITEMS)
        self.column.addWidget(body(theme, place, "muted"))
        if wording.lead:
            self.column.addWidget(body(theme, wording.lead))
        words = wording.items[item - 1]
        self.column.addWidget(title(theme, words))
        options: list[tuple[object, str]] = list(enumerate(wording.answers, 1))
        self.choice = BigChoice(theme, words, options, context.clock.monotonic)
        self.choice.set_label_hidden(True)
        self.choice.chosen.connect(self._chosen)
        self.column.addWidget(self.choice)
        self.column.addStretch(1)
        self.column.addWidget(Label(theme, measures.licence(), "small", "muted"))
        row = measures.incomplete(sitting.pathway_id)
        if row is not None:
            self.choice.set_value(row.answers[item - 1])

    def focus_first(self) -> None:
        """The answer given, or the first one."""
        boxes = self.choice.buttons()
        chosen = [box for box in boxes if box.isChecked()] or boxes
        chosen[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, value: object) -> None:
        with self.deed():
            if isinstance(value, int):
                begin(self.context, self.sitting)
                self.context.records.questionnaires.answer(
                    self.sitting.pathway_id, self._item, value, visit_id=self.sitting.visit_id
                )


class TalkQuestion(Question):
    """After the last answer, whatever the answers were: anything you'd like to talk about?"""

    def __init__(self, context: Context, sitting: Sitting) -> None:
        super().__init__(context, sitting)
        theme = context.theme
        asked = _("Anything you’d like to talk about?")
        self.column.addWidget(title(theme, asked))
        self.words = BigWords(theme, asked, lines=3)
        self.words.set_label_hidden(True)
        self.column.addWidget(self.words)
        self.column.addWidget(
            body(theme, _("You can write it here, or say it to your planner."), "muted")
        )
        row = self._row()
        given = answered(row.answers) if row else 0
        if given < ITEMS:
            left = _("{count} of 14 are answered. The others can wait.").format(count=given)
            self.column.addWidget(body(theme, left, "muted"))
        elif row is not None and all_the_same(row.answers):
            same = _("All 14 answers are the same. That can be so; Back lets you look again.")
            self.column.addWidget(body(theme, same))
        self.column.addStretch(1)
        self.column.addWidget(
            Label(theme, context.records.questionnaires.licence(), "small", "muted")
        )
        typed = self.typed(self.words, self._type)
        typed.show(row.note if row else "")

    def focus_first(self) -> None:
        """The box."""
        self.words.edit.setFocus()

    def finish(self) -> bool:
        """Where all 14 are answered it is finished; else it is gone on with another day."""
        row = self._row()
        if row is None or answered(row.answers) < ITEMS:
            return True
        try:
            self.context.records.questionnaires.finish(row.id)
        except PlannerError as error:
            self.failed.emit(error)
            return False
        self.saved.emit(self.context.clock.now())
        return True

    def _row(self) -> Questionnaire | None:
        return self.context.records.questionnaires.incomplete(self.sitting.pathway_id)

    def _type(self, text: str) -> Questionnaire:
        row = begin(self.context, self.sitting)
        return self.context.records.questionnaires.note(row.id, text)


def begin(context: Context, sitting: Sitting) -> Questionnaire:
    """The one under way; where nobody said yet how it is answered: on screen, today."""
    measures = context.records.questionnaires
    row = measures.incomplete(sitting.pathway_id)
    if row is not None and row.mode is not None:
        return row
    interpreted = row is not None and row.with_interpreter
    how = HowDone(context.clock.today(), Mode.ON_SCREEN, interpreted, row.language if row else "")
    return measures.describe(sitting.pathway_id, how, visit_id=sitting.visit_id)


class LastQuestion(Question):
    """Nothing more is asked."""

    def __init__(self, context: Context, sitting: Sitting) -> None:
        super().__init__(context, sitting)
        theme = context.theme
        self.column.addWidget(title(theme, _("That is all for now.")))
        self.column.addWidget(body(theme, _("Everything is kept as you said it.")))
        self.column.addWidget(body(theme, _("Please turn the screen back to your planner.")))
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("That is all for now."))
        self.setProperty("ring", False)
