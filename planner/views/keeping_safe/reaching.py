"""Trying to reach someone after a missed meeting: how, whether it worked, a note."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.errors import PlannerError
from planner.models.concerns import ReachAttempt
from planner.models.times import local
from planner.views.dialogs import PanelDialog
from planner.views.hidden_names import shown_name
from planner.views.openings import note_opening
from planner.views.page import Context
from planner.views.pages.overview.words import ways_words
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.quick_add import QuickAdd
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day_of_week, time_of_day


class TryCard(Card):
    """One attempt of today, each field kept as it is typed or chosen.

    Emits:
        saved(datetime), failed(PlannerError): as `Typed` does.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, attempt: ReachAttempt) -> None:
        super().__init__(context.theme, "sunken")
        self._context = context
        self._concerns = context.records.concerns
        self._try_id: UUID = attempt.id
        theme = context.theme
        self.how = TextField(theme, _("How you tried"))
        self.reached = RadioRow(
            theme, _("Did you reach them?"), [(False, _("Not this time")), (True, _("Yes"))]
        )
        self.reached.chosen.connect(self._choose)
        self.note = WordsField(theme, _("Note"), words=False, lines=2)
        self._typed: dict[str, Typed] = {}
        for name, field in (("how", self.how), ("note", self.note)):
            typed = Typed(field, partial(self._type, name), context, self)
            typed.saved.connect(self.saved)
            typed.failed.connect(self.failed)
            self._typed[name] = typed
        self.body.addWidget(Label(theme, _when(attempt), "small", "muted"))
        for widget in (self.how, self.reached, self.note):
            self.body.addWidget(widget)
        self.show_try(attempt)

    def show_try(self, attempt: ReachAttempt) -> None:
        """Show it as it is now; what is being typed stays."""
        self._typed["how"].show(attempt.how)
        self._typed["note"].show(attempt.note)
        self.reached.set_value(attempt.reached)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [typed.leave() for typed in self._typed.values()]
        return all(left)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.body.setContentsMargins(*[self.theme.px(14)] * 4)
        self.body.setSpacing(self.theme.px(10))

    def _type(self, name: str, text: str) -> ReachAttempt:
        return self._concerns.type_try(self._try_id, name, text)

    def _choose(self, reached: object) -> None:
        try:
            self._concerns.choose_reached(self._try_id, reached is True)
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(self._context.clock.now())


class ReachPanel(Card):
    """What is safe, a box for another attempt, today's attempts to fill in, the earlier ones.

    Emits:
        saved(datetime), failed(PlannerError): as `Typed` does.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.theme)
        self._context = context
        self._concerns = context.records.concerns
        self._person_id = person_id
        self.cards: dict[UUID, TryCard] = {}
        theme = context.theme
        person = context.records.people.get(person_id)
        self.add = QuickAdd(
            theme,
            _("How you tried"),
            add=self._add,
            retype=self._retype,
            drop=self._concerns.drop_try,
            changes=context.records.changes,
        )
        self.add.added.connect(self._added)
        self.add.saved.connect(self.saved)
        self.add.failed.connect(self.failed)
        self._today, self._earlier = QVBoxLayout(), QVBoxLayout()
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.body.addWidget(Label(theme, _("Trying to reach them"), "card"))
        self.body.addWidget(Label(theme, ways_words(person), "support", "muted"))
        if person.phone.strip():
            self.body.addWidget(Label(theme, person.phone, "body-bold"))
        self.body.addWidget(self.add)
        self.body.addLayout(self._today)
        self.body.addLayout(self._earlier)
        self.body.addWidget(self.earlier)
        self.refresh()

    def refresh(self) -> None:
        """Read the attempts again; cards that are there already stay, with their focus."""
        today = self._context.clock.today()
        attempts = [
            one for one in self._concerns.attempts(self._person_id) if one.id != self.add.draft
        ]
        here = {one.id: one for one in attempts if local(one.tried_at).date() == today}
        for key in self.cards.keys() - here.keys():
            card = self.cards.pop(key)
            self._today.removeWidget(card)
            card.hide()
            card.deleteLater()
        for index, (key, attempt) in enumerate(here.items()):
            if key not in self.cards:
                card = TryCard(self._context, attempt)
                card.saved.connect(self.saved)
                card.failed.connect(self.failed)
                self._today.insertWidget(index, card)
                self.cards[key] = card
            self.cards[key].show_try(attempt)
        clear_layout(self._earlier)
        for attempt in attempts:
            if attempt.id not in here:
                self._earlier.addWidget(
                    ClampedLabel(self.theme, _said(attempt), "support", lines=4)
                )

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [self.add.leave(), *(card.leave() for card in self.cards.values())]
        return all(left)

    def _entries(self) -> list[ReachAttempt]:
        return self._concerns.attempts(self._person_id)

    def _add(self, text: str) -> ReachAttempt:
        return self._concerns.try_to_reach(self._person_id, text)

    def _retype(self, try_id: UUID, text: str) -> ReachAttempt:
        return self._concerns.type_try(try_id, "how", text)

    def _added(self, try_id: UUID) -> None:
        self.refresh()
        if try_id in self.cards:
            self.cards[try_id].reached.setFocus()


class ReachDialog(PanelDialog):
    """The attempts to reach one person, from Today; closing it saves what is being typed."""

    def __init__(self, context: Context, person_id: UUID) -> None:
        person = context.records.people.get(person_id)
        super().__init__(
            context.theme, shown_name(context.navigator, person), context.dialogs.window
        )
        self.failure = Banner(context.theme, "danger", "")
        self.failure.hide()
        self.panel = ReachPanel(context, person_id)
        self.panel.failed.connect(self._show_failure)
        failure = note_opening(context, person_id)
        if failure is not None:
            self._show_failure(failure)
        self.body.addWidget(self.failure)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        close = Button(context.theme, _("Done"))
        close.clicked.connect(self.reject)
        self.add_buttons(close)

    def reject(self) -> None:
        """Close once everything typed is saved."""
        if self.panel.leave():
            super().reject()

    def _show_failure(self, error: PlannerError) -> None:
        self.failure.show_sentence(str(error), details=error.details)
        self.failure.show()


def _when(attempt: ReachAttempt) -> str:
    at = local(attempt.tried_at)
    return _("{day}, {time}").format(day=day_of_week(at.date()), time=time_of_day(at))


def _said(attempt: ReachAttempt) -> str:
    """Such as "Monday 16 March, 16:05: Rang, no answer. Not reached."."""
    words = _("{when}: {how}. Reached.") if attempt.reached else _("{when}: {how}. Not reached.")
    said = words.format(when=_when(attempt), how=attempt.how)
    return "\n".join(filter(None, [said, attempt.note.strip()]))
