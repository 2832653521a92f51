"""How is it going? One aspiration at a time; the earlier answer comes after the new one."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError
from planner.models.aspirations import MeasureKind, Progress, Side
from planner.models.numbers import number_in
from planner.records.aspirations import Answered
from planner.records.hopes import Hope
from planner.views.pages.aspirations.two_views import TwoViews
from planner.views.pages.step_page import RING, StepPage
from planner.views.progress_words import answer_words
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import NumberScale, RadioRow
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, day


class HowItGoes(QWidget):
    """Asks about some aspirations in turn, each by its own measure.

    Emits:
        changed(): an answer was kept.
        closed(): the last one was asked, or the planner went back.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._records = page.context.records.aspirations
        self._keys: list[UUID] = []
        self._at = 0
        self._said: Progress | None = None
        self._number_waits = False
        self._hope: Hope | None = None
        theme = page.context.theme
        self.words = ClampedLabel(theme, style="person", lines=6)
        self.know = ClampedLabel(theme, "", "body", "muted", lines=4)
        self.side = RadioRow(
            theme,
            _("Whose answer"),
            [(Side.PERSON, _("Mine")), (Side.PLANNER, _("My planner’s view"))],
        )
        self.scale = NumberScale(theme, _("How close does it feel today?"))
        self.scale_ends = Label(
            theme, _("0 is not there yet, 10 is “I’m there”."), "support", "muted"
        )
        self.yes_no = RadioRow(theme, _("Is it so?"), [(0.0, _("Not yet")), (1.0, _("Yes"))])
        self.number = TextField(theme, _("How far today?"))
        self.earlier = Label(theme, "", "body")
        self.both = TwoViews(theme)
        self.comment = WordsField(theme, _("Anything to say about it?"), lines=2)
        self._typed = Typed(self.comment, self._type_comment, page.context, self)
        self.back = Button(theme, _("All of them"), ButtonKind.QUIET, "back")
        self.not_now = Button(theme, _("Not now"), ButtonKind.QUIET, "not-now")
        self.next = Button(theme, _("Next"), ButtonKind.PRIMARY, "go")
        self.next.set_icon_last()
        self._build()
        self._connect()

    @property
    def aspiration_id(self) -> UUID | None:
        """The one being asked about."""
        return self._keys[self._at] if self._at < len(self._keys) else None

    def ask(self, keys: list[UUID]) -> None:
        """Ask about these, one after the other."""
        self._keys, self._at = keys, 0
        self._show()

    def focus_first(self) -> None:
        """The question."""
        for control in (self.scale, self.yes_no, self.number):
            if not control.isHidden():
                control.setFocus()

    def refresh(self) -> None:
        """Read again the one being asked about."""
        if self.aspiration_id is not None:
            self._hope = self._records.hope(self.aspiration_id)
            self._fill(self._hope)
            self._keep_to_the_person()

    def _keep_to_the_person(self) -> None:
        """On a shared screen the answer is theirs, and another view is not offered."""
        if not self._page.context.navigator.together:
            return
        self.side.hide()
        if self.side.value() is Side.PLANNER and self._typed.leave():
            self._show()

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        self._answer_typed()
        return self._typed.leave() and not self._number_waits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all of them; every answer is kept already."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._page.context.theme
        card = Card(theme)
        for widget in (
            self.words,
            self.know,
            self.scale,
            self.scale_ends,
            self.yes_no,
            self.number,
            self.earlier,
            self.both,
            self.side,
            self.comment,
        ):
            card.body.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.not_now)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[RING] * 4)
        grow(theme, layout.setSpacing, 12)
        layout.addWidget(card)
        layout.addLayout(foot)
        layout.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        """A number needs no line across the page."""
        self.number.edit.setMaximumWidth(self._page.context.theme.px(240))

    def _connect(self) -> None:
        self.scale.chosen.connect(self._answer_chosen)
        self.yes_no.chosen.connect(self._answer_chosen)
        self.number.edited.connect(self._number_edited)
        self.number.left.connect(self._answer_typed)
        self.side.chosen.connect(self._side_chosen)
        self._typed.saved.connect(self._page.words_saved)
        self._typed.failed.connect(self._page.save_failed)
        self.back.clicked.connect(self._close)
        self.not_now.clicked.connect(self._go_on)
        self.next.clicked.connect(self._go_on)

    def _show(self) -> None:
        """Ask about the next one, with nothing answered yet."""
        self._said = None
        self.side.set_value(Side.PERSON)
        self.scale.set_value(None)
        self.yes_no.set_value(None)
        self.number.set_text("")
        self.number.set_error(None)
        self.refresh()
        self._show_answered(None)

    def _fill(self, hope: Hope) -> None:
        row = hope.aspiration
        self.words.set_text(row.words)
        self.know.set_text(_("How I’ll know: {words}").format(words=row.how_ill_know))
        self.know.setVisible(bool(row.how_ill_know.strip()))
        own, yes_no = row.measure is MeasureKind.OWN, row.measure is MeasureKind.YES_NO
        self.number.setVisible(own)
        self.number.set_label(row.unit if row.unit.strip() else _("How far today?"))
        self.yes_no.setVisible(yes_no)
        self.yes_no.label.set_text(row.unit if row.unit.strip() else _("Is it so?"))
        self.scale.setVisible(not own and not yes_no)
        self.scale_ends.setVisible(not own and not yes_no)
        self.next.set_text(_("Done") if self._at == len(self._keys) - 1 else _("Next"))
        self.not_now.setVisible(len(self._keys) > 1)

    def _show_answered(self, answered: Answered | None) -> None:
        """Only after an answer: the earlier one, and a box for a comment."""
        for widget in (self.earlier, self.comment):
            widget.setVisible(answered is not None)
        together = self._page.context.navigator.together
        shown = answered is not None and not together
        self.side.setVisible(shown)
        self.both.show_hope(self._hope if shown else None)
        if answered is None or self._hope is None:
            return
        self._typed.show(answered.answer.comment)
        self.earlier.set_text(earlier_words(self._hope, answered.earlier))

    def _answer_chosen(self, value: object) -> None:
        if isinstance(value, int | float):
            self._answer(float(value))

    def _number_edited(self, _text: str) -> None:
        self._number_waits = True
        self.number.set_error(None)

    def _answer_typed(self) -> None:
        """Keep the number typed; what is no number says so and stays."""
        if not self._number_waits:
            return
        try:
            value = number_in(self.number.text())
        except InvalidInputError as error:
            self.number.set_error(str(error))
            return
        self._number_waits = False
        if value is not None:
            self._answer(value)

    def _answer(self, value: float) -> None:
        key, side = self.aspiration_id, self.side.value()
        if key is None or not isinstance(side, Side):
            return
        with self._page.deed():
            answered = self._records.answer(
                key, value, side=side, visit_id=self._page.visit_id, page=self._page.undo_page
            )
            self._said = answered.answer
            self._hope = self._records.hope(key)
            self._show_answered(answered)
            self.changed.emit()

    def _side_chosen(self, _side: object) -> None:
        """A second view of the same day is asked for anew; both are kept."""
        if self._typed.leave():
            self._said = None
            self.scale.set_value(None)
            self.yes_no.set_value(None)
            self.number.set_text("")
            self.earlier.hide()
            self.both.show_hope(None)
            self.comment.hide()
            self.focus_first()

    def _type_comment(self, text: str) -> Progress:
        if self._said is None:
            raise ValueError(self._said)
        return self._records.type_comment(self._said.id, text, self._page.undo_page)

    def _go_on(self) -> None:
        if not self.leave():
            return
        if self._at + 1 < len(self._keys):
            self._at += 1
            self._show()
            self.focus_first()
        else:
            self._close()

    def _close(self) -> None:
        if self.leave():
            self.closed.emit()


def earlier_words(hope: Hope, earlier: Progress | None) -> str:
    """The answer before this one, with its day; that it is the first where there is none."""
    if earlier is None or earlier.happened_on is None:
        return _("Kept. This is the first answer.")
    return _("Kept. On {day} it was: {answer}.").format(
        day=day(earlier.happened_on), answer=answer_words(hope, earlier)
    )
