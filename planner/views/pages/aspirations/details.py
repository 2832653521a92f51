"""Everything there is to say about one aspiration, every field kept as it is typed."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration, AspirationStatus, Horizon, Side
from planner.models.base import Record
from planner.models.spans import shorter_than
from planner.models.titles import HORIZONS
from planner.records.hopes import Hope
from planner.views.pages.aspirations.card import STATUS_WORDS
from planner.views.pages.aspirations.measure import MeasureForm
from planner.views.pages.step_page import RING, StepPage
from planner.views.progress_words import answer_words
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.quick_add import QuickAdd
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind, Chip
from planner.views.widgets.choices import NumberScale, RadioRow, Tick
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import DateField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day


class AspirationDetails(QWidget):
    """The details of one aspiration, in the place of the columns.

    Emits:
        changed(): something was kept that the cards show.
        closed(): the planner wants all of them again.
        going_wanted(aspiration_id): "How is it going?" is wanted for this one.
    """

    changed = Signal()
    closed = Signal()
    going_wanted = Signal(object)

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._theme = page.context.theme
        self._records = page.context.records.aspirations
        self.aspiration_id: UUID | None = None
        self._day_waits = False
        #: The day as it showed before a hand changed it.
        self._was_by: date | None = None
        self._typed: dict[str, Typed] = {}
        self._make_fields()
        self._make_buttons()
        self._build()

    def open(self, aspiration_id: UUID) -> None:
        """Show one of them."""
        if self.leave():
            self.aspiration_id = aspiration_id
            self.refresh()

    def focus_first(self) -> None:
        """The words."""
        self.words.setFocus()

    def refresh(self) -> None:
        """Read it again; what is being typed stays."""
        if self.aspiration_id is None:
            return
        hope = self._records.hope(self.aspiration_id)
        row = hope.aspiration
        for name, typed in self._typed.items():
            typed.show(getattr(row, name))
        self.horizon.set_value(row.horizon)
        if not self._day_waits:
            self._was_by = row.by_on
            self.by_on.set_value(row.by_on)
        for key, chip in self.areas.items():
            chip.setChecked(key in row.life_areas)
            chip.setVisible(key not in self._retired_areas or key in row.life_areas)
        self.measure.show_measure(row)
        self.importance.set_value(row.importance)
        self.confidence.set_value(row.confidence)
        self.status.set_value(row.status)
        self.on_paper.setChecked(row.on_paper)
        self._show_parts(hope)
        self._show_answers(hope)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be, such as a day that cannot be."""
        if self.aspiration_id is None:
            return True
        self._choose_day()
        typed = [typed.leave() for typed in self._typed.values()]
        return all([*typed, self.measure.leave(), self.shorter.leave(), not self._day_waits])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all of them; every word is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        theme = self._theme
        self.words = self._words_field("words", _("What I hope for"), lines=2)
        self.horizon = RadioRow(
            theme, _("By when"), [(each, _(HORIZONS[each])) for each in Horizon]
        )
        self.horizon.chosen.connect(self._choose_horizon)
        self.by_on = DateField(theme, _("By this day"), clock=self._page.context.clock)
        self.by_on.edited.connect(self._day_edited)
        self.by_on.left.connect(self._choose_day)
        self.areas: dict[str, Chip] = {}
        every = self._page.context.records.reference.every_life_area().values()
        #: Offered no more, but a hope may be about one of them.
        self._retired_areas = {area.key for area in every if area.retired_on is not None}
        for area in every:
            chip = Chip(theme, area.title, area.icon, checkable=True)
            chip.clicked.connect(self._choose_areas)
            self.areas[area.key] = chip
        self.why = self._words_field("why", _("Why it matters to me"), lines=2)
        self.how = self._words_field("how_ill_know", _("How I’ll know"), lines=2)
        self.measure = MeasureForm(self._page)
        self.measure.changed.connect(self._tell_changed)
        self.importance = NumberScale(theme, _("How much it matters to me, 0 to 10"))
        self.confidence = NumberScale(theme, _("How sure I feel that I can, 0 to 10"))
        for scale in (self.importance, self.confidence):
            scale.chosen.connect(self._rate)
        self.goal = self._words_field("clinical_goal", _("A clinical goal beside it"), lines=1)
        self.status = RadioRow(
            theme,
            _("What became of it"),
            [(each, _(STATUS_WORDS[each])) for each in AspirationStatus],
        )
        self.status.chosen.connect(self._choose_status)
        self.on_paper = Tick(theme, _("On my paper"))
        self.on_paper.clicked.connect(self._choose_paper)

    def _make_buttons(self) -> None:
        theme = self._theme
        self.back = Button(theme, _("All of them"), ButtonKind.QUIET, "back")
        self.back.clicked.connect(self._close)
        self.going = Button(theme, _("How is it going?"), icon="outcomes")
        self.going.clicked.connect(self._want_going)
        self.earlier = EarlierButton(self._page.context, self._entries, self.leave)
        self.shorter_by = RadioRow(
            theme,
            _("A shorter one"),
            [(each, _(HORIZONS[each])) for each in shorter_than(Horizon.YEAR)],
        )
        self.shorter = QuickAdd(
            theme,
            _("A shorter one on the way there"),
            add=self._break_down,
            retype=self._retype_part,
            drop=self._records.remove,
            changes=self._page.context.records.changes,
        )
        self.shorter.added.connect(self._part_added)
        self.shorter.saved.connect(self._page.words_saved)
        self.shorter.failed.connect(self._page.save_failed)

    def _words_field(self, name: str, label: str, lines: int) -> WordsField:
        field = WordsField(self._theme, label, lines=lines)
        typed = Typed(field, partial(self._type, name), self._page.context, self)
        typed.saved.connect(self._page.words_saved)
        typed.failed.connect(self._page.save_failed)
        self._typed[name] = typed
        return field

    def _build(self) -> None:
        card = Card(self._theme)
        areas = FlowLayout()
        for chip in self.areas.values():
            areas.addWidget(chip)
        when = FlowLayout()
        grow(self._theme, when.setSpacing, 16)
        when.addWidget(self.horizon)
        when.addWidget(self.by_on)
        card.body.addWidget(self.words)
        card.body.addLayout(when)
        card.body.addWidget(Label(self._theme, _("What it is about"), "body-bold"))
        card.body.addLayout(areas)
        for widget in (
            self.why,
            self.how,
            self.measure,
            self.importance,
            self.confidence,
            self.goal,
            self.status,
            self.on_paper,
        ):
            card.body.addWidget(widget)
        self._parts = QVBoxLayout()
        self._parts_card = Card(self._theme)
        self._parts_card.body.addLayout(self._parts)
        self._parts_card.body.addWidget(self.shorter_by)
        self._parts_card.body.addWidget(self.shorter)
        self._answers = QVBoxLayout()
        self._answers_card = Card(self._theme)
        self._answers_card.body.addWidget(Label(self._theme, _("Answers so far"), "body-bold"))
        self._answers_card.body.addLayout(self._answers)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.earlier)
        top.addWidget(self.going)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[RING] * 4)
        grow(self._theme, layout.setSpacing, 12)
        layout.addLayout(top)
        for part in (card, self._parts_card, self._answers_card):
            layout.addWidget(part)
        layout.addStretch(1)

    def _entries(self) -> list[Record]:
        hope = self._records.hope(self._key())
        return [hope.aspiration, *hope.answers]

    def _key(self) -> UUID:
        if self.aspiration_id is None:
            raise ValueError(self.aspiration_id)
        return self.aspiration_id

    def _type(self, name: str, text: str) -> Aspiration:
        return self._records.type_text(self._key(), name, text)

    def _choose_horizon(self, horizon: object) -> None:
        if isinstance(horizon, Horizon):
            with self._page.deed():
                self._records.choose_horizon(self._key(), horizon)
                self.changed.emit()

    def _day_edited(self, _text: str) -> None:
        self._day_waits = True

    def _choose_day(self) -> None:
        """Keep the day; one that cannot be says so and stays as typed."""
        if not self._day_waits:
            return
        try:
            value = self.by_on.value()
        except InvalidInputError:
            return
        self._day_waits = False
        if value != self._was_by:
            changes = self._page.context.records.changes
            with self._page.deed(), changes.over_fields(by_on=self._was_by):
                self._records.choose_day(self._key(), value)
                self._was_by = value
                self.changed.emit()

    def _choose_areas(self) -> None:
        chosen = [key for key, chip in self.areas.items() if chip.isChecked()]
        with self._page.deed():
            self._records.choose_life_areas(self._key(), chosen)
            self.changed.emit()

    def _rate(self, _number: object) -> None:
        importance, confidence = self.importance.value(), self.confidence.value()
        with self._page.deed():
            self._records.rate(
                self._key(),
                importance=importance if isinstance(importance, int) else None,
                confidence=confidence if isinstance(confidence, int) else None,
            )

    def _choose_status(self, status: object) -> None:
        if isinstance(status, AspirationStatus):
            with self._page.deed():
                self._records.choose_status(self._key(), status)
                self.changed.emit()

    def _choose_paper(self) -> None:
        with self._page.deed():
            self._records.put_on_paper(self._key(), self.on_paper.isChecked())
            self.changed.emit()

    def _tell_changed(self) -> None:
        self.changed.emit()

    def _want_going(self) -> None:
        self.going_wanted.emit(self._key())

    def _close(self) -> None:
        if self.leave():
            self.closed.emit()

    def _break_down(self, text: str) -> Aspiration:
        horizon = self.shorter_by.value()
        if not isinstance(horizon, Horizon):
            raise ValueError(horizon)
        return self._records.break_down(self._key(), horizon, text, self._page.visit_id)

    def _retype_part(self, aspiration_id: UUID, text: str) -> Aspiration:
        return self._records.type_text(aspiration_id, "words", text)

    def _part_added(self, _aspiration_id: UUID) -> None:
        self.changed.emit()

    def _show_parts(self, hope: Hope) -> None:
        """The shorter ones so far, and a box for another; a week has none."""
        shorter = shorter_than(hope.aspiration.horizon)
        self._parts_card.setVisible(bool(shorter) or bool(hope.parts))
        self.shorter.setVisible(bool(shorter))
        self.shorter_by.setVisible(len(shorter) > 1)
        if shorter and self.shorter_by.value() not in shorter:
            self.shorter_by.set_value(shorter[0])
        clear_layout(self._parts)
        if hope.parts:
            self._parts.addWidget(Label(self._theme, _("On the way there"), "body-bold"))
        for part in hope.parts:
            if part.id != self.shorter.draft:
                said = _("{when}: {words}").format(when=_(HORIZONS[part.horizon]), words=part.words)
                self._parts.addWidget(ClampedLabel(self._theme, said, "body", lines=3))

    def _show_answers(self, hope: Hope) -> None:
        self._answers_card.setVisible(bool(hope.answers) or bool(hope.merged))
        clear_layout(self._answers)
        self._list_answers(hope)
        for merged in hope.merged:
            words = _("Put together with this: “{words}”").format(words=merged.aspiration.words)
            self._answers.addWidget(ClampedLabel(self._theme, words, "body", lines=3))
            self._list_answers(merged)

    def _list_answers(self, hope: Hope) -> None:
        for said in reversed(hope.answers):
            line = (
                _("{day}: {answer}") if said.side is Side.PERSON else _("{day}: {answer}, planner")
            ).format(
                day=day(said.happened_on) if said.happened_on else "",
                answer=answer_words(hope, said),
            )
            self._answers.addWidget(Label(self._theme, line, "body"))
            if said.comment.strip():
                self._answers.addWidget(
                    ClampedLabel(self._theme, f"“{said.comment}”", "support", "muted", lines=3)
                )
