"""What the turned screen asks about hopes: how close each feels, and whether there are more."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration, Horizon, MeasureKind, Progress, Side
from planner.models.numbers import number_in, number_words
from planner.models.titles import HORIZONS
from planner.records.aspirations import Answered
from planner.records.hopes import Hope
from planner.views.page import Context
from planner.views.pages.aspirations.how_it_goes import earlier_words
from planner.views.turned.boxes import BigChoice, number_boxes, yes_boxes
from planner.views.turned.question import BigLine, BigWords, Question, Sitting, body, title
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, day_of_week

_MORE = {
    Horizon.WEEK: N_("What would you like your life to look like in a week?"),
    Horizon.MONTH: N_("What would you like your life to look like in a month?"),
    Horizon.YEAR: N_("What would you like your life to look like in a year?"),
}


class HopeQuestion(Question):
    """One hope in its words, and how close it feels today by its own measure."""

    step = 2

    def __init__(self, context: Context, sitting: Sitting, aspiration_id: UUID) -> None:
        super().__init__(context, sitting)
        self._records = context.records.aspirations
        self._hope = self._records.hope(aspiration_id)
        self._said: Progress | None = None
        row, theme = self._hope.aspiration, context.theme
        self.column.addLayout(self._when(row))
        self.column.addWidget(title(theme, row.words))
        if row.how_ill_know.strip():
            know = _("How I’ll know: {words}").format(words=row.how_ill_know)
            self.column.addWidget(body(theme, know))
        self.column.addWidget(Divider(theme))
        self.choice: BigChoice | None = None
        self.number: BigLine | None = None
        self._ask(row)
        self.earlier = body(theme, "", "muted")
        self.comment = BigWords(theme, _("Anything to say about it?"))
        self._typed_comment = self.typed(self.comment, self._type_comment)
        self.column.addWidget(self.earlier)
        self.column.addWidget(self.comment)
        self.column.addStretch(1)
        self._show_todays()

    def focus_first(self) -> None:
        """The answer given, or the first one."""
        if self.number is not None:
            self.number.setFocus()
        elif self.choice is not None:
            boxes = self.choice.buttons()
            chosen = [box for box in boxes if box.isChecked()] or boxes
            chosen[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _when(self, row: Aspiration) -> FlowLayout:
        """The parts of life that it is about, and by when: below each other in large letters."""
        theme = self.context.theme
        line = FlowLayout()
        grow(theme, line.setSpacing, 12)
        areas = self.context.records.reference.every_life_area()
        for key in row.life_areas[:2]:
            if key in areas:
                line.addWidget(_area(self.context, areas[key].icon, areas[key].title))
        by_when = _(HORIZONS[row.horizon])
        if row.by_on is not None:
            by_when = _("{when}, by {day}").format(when=by_when, day=day_of_week(row.by_on))
        line.addWidget(body(theme, by_when, "muted"))
        return line

    def _ask(self, row: Aspiration) -> None:
        """By the hope's own measure; 0 to 10 where it has none."""
        theme, unit = self.context.theme, row.unit.strip()
        if row.measure is MeasureKind.OWN:
            self.number = BigLine(theme, unit or _("How far today?"))
            self._typed_number = self.typed(self.number, self._answer_typed)
            self.column.addWidget(self.number)
            return
        now = self.context.clock.monotonic
        if row.measure is MeasureKind.YES_NO:
            self.choice = BigChoice(theme, unit or _("Is it so?"), yes_boxes(), now)
        else:
            ends = (_("Not there yet"), _("I’m there"))
            label = _("How close does it feel today?")
            self.choice = BigChoice(theme, label, number_boxes(), now, ends)
            self.choice.put_beside_label(body(theme, _("Press a number"), "muted"))
        self.choice.chosen.connect(self._chosen)
        self.column.addWidget(self.choice)

    def _show_todays(self) -> None:
        """What was answered today is shown; what was answered before is not, until it is."""
        today = self.context.clock.today()
        mine = [said for said in self._hope.answers if said.side is Side.PERSON]
        said = mine.pop() if mine and mine[-1].happened_on == today else None
        self._said = said
        if said is not None:
            if self.number is not None:
                self._typed_number.show(number_words(said.value))
            elif self.choice is not None:
                self.choice.set_value(said.value)
        self._show_answered(Answered(said, mine[-1] if mine else None) if said else None)

    def _show_answered(self, answered: Answered | None) -> None:
        for widget in (self.earlier, self.comment):
            widget.setVisible(answered is not None)
        if answered is not None:
            self._typed_comment.show(answered.answer.comment)
            self.earlier.set_text(earlier_words(self._hope, answered.earlier))

    def _chosen(self, value: object) -> None:
        if isinstance(value, int | float):
            with self.deed():
                self._answer(float(value))

    def _answer_typed(self, text: str) -> Progress:
        value = number_in(text)
        if value is None:
            raise InvalidInputError(_("Use a number here, such as 40."))
        return self._answer(value)

    def _answer(self, value: float) -> Progress:
        key, visit_id = self._hope.aspiration.id, self.sitting.visit_id
        answered = self._records.answer(key, value, side=Side.PERSON, visit_id=visit_id)
        self._said = answered.answer
        self._hope = self._records.hope(key)
        self._show_answered(answered)
        return answered.answer

    def _type_comment(self, text: str) -> Progress:
        if self._said is None:
            raise ValueError(self._said)
        return self._records.type_comment(self._said.id, text)


class NewHopeQuestion(Question):
    """A hope in the person's own words, for a week, a month or a year."""

    step = 2

    def __init__(
        self, context: Context, sitting: Sitting, horizon: Horizon, already: list[Hope]
    ) -> None:
        super().__init__(context, sitting)
        self._records = context.records.aspirations
        self._horizon = horizon
        self._row: Aspiration | None = None
        theme = context.theme
        asked = _(_MORE[horizon])
        self.column.addWidget(title(theme, asked))
        if already:
            self.column.addWidget(body(theme, _("Already on my plan:"), "muted"))
        for hope in already:
            self.column.addWidget(body(theme, hope.aspiration.words))
        self.words = BigWords(theme, asked, lines=3)
        self.words.set_label_hidden(True)
        self.column.addWidget(self.words)
        self.column.addWidget(body(theme, _("It can wait: leave it empty."), "muted"))
        self.column.addStretch(1)
        self.typed(self.words, self._type)

    def focus_first(self) -> None:
        """The box."""
        self.words.edit.setFocus()

    def _type(self, text: str) -> Aspiration:
        """The first words make it; wiped out again, it is taken away."""
        if self._row is None:
            self._row = self._records.add(
                self.sitting.pathway_id, self._horizon, text, self.sitting.visit_id
            )
        elif text.strip():
            self._row = self._records.type_text(self._row.id, "words", text)
        else:
            removed, self._row = self._records.remove(self._row.id), None
            return removed
        return self._row


def _area(context: Context, icon: str, words: str) -> Card:
    """A part of life on its tint; for reading."""
    theme = context.theme
    card = Card(theme, "primary")
    card.set_spaces(16, 4, 16, 4, 12)
    row = QHBoxLayout()
    grow(theme, row.setSpacing, 10)
    row.addWidget(Sign(theme, icon, "primary", 24))
    row.addWidget(Label(theme, words, "person", "primary", wrap=False))
    card.body.addLayout(row)
    return card
