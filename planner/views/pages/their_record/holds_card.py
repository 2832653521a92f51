"""Legal holds on a person's record: placed, and lifted, each with a reason and a day."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.lawful import HoldKind, LegalHold
from planner.records.holds import KINDS
from planner.views.form_dialog import FormDialog, chosen, needed_day
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, WordsField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day


class HoldsCard(Card):
    """What keeps the record from being erased.

    Emits:
        changed(): a hold was placed or lifted.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id: UUID | None = None
        theme = context.theme
        self.suggestion = Banner(
            theme,
            "attention",
            _("A concern about this person is open. A hold keeps the record for safeguarding."),
            _("Hold it for safeguarding"),
        )
        self.suggestion.pressed.connect(self._place_suggested)
        self._rows = QVBoxLayout()
        grow(theme, self._rows.setSpacing, 8)
        self.place = Button(theme, _("Place a hold"), icon="lock")
        self.place.clicked.connect(self._place)
        self.body.addWidget(Label(theme, _("Holds"), "card"))
        self.body.addWidget(
            Label(
                theme,
                _("While a hold is in force, the record cannot be erased, whoever asks."),
                "support",
                "muted",
            )
        )
        self.body.addWidget(self.suggestion)
        self.body.addLayout(self._rows)
        below = QHBoxLayout()
        below.addWidget(self.place)
        below.addStretch(1)
        self.body.addLayout(below)

    def refill(self, person_id: UUID) -> None:
        """Show a person's holds."""
        self._person_id = person_id
        clear_layout(self._rows)
        holds = self._context.records.holds
        self.suggestion.setVisible(holds.suggests_safeguarding(person_id))
        rows = holds.of_person(person_id)
        if not rows:
            self._rows.addWidget(Label(self.theme, _("Nothing holds it."), "support", "muted"))
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(Divider(self.theme))
            self._rows.addLayout(self._row(row))

    def _row(self, hold: LegalHold) -> QHBoxLayout:
        line, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.theme, _(KINDS[hold.kind]), "body-bold"))
        words.addWidget(Label(self.theme, hold.reason))
        told = _("In force since {day}").format(day=day(hold.placed_on))
        if hold.lifted_on is not None:
            told = _("From {first} to {last}: {why}").format(
                first=day(hold.placed_on), last=day(hold.lifted_on), why=hold.lifted_why
            )
        words.addWidget(Label(self.theme, told, "support", "muted"))
        line.addLayout(words, 1)
        if hold.lifted_on is None:
            lift = Button(self.theme, _("Lift it"), ButtonKind.QUIET)
            lift.setAccessibleName(
                _("Lift the hold: {kind}, {reason}").format(
                    kind=_(KINDS[hold.kind]), reason=hold.reason
                )
            )
            lift.clicked.connect(partial(self._lift, hold))
            line.addWidget(lift)
        return line

    def _place(self) -> None:
        self._show(None)

    def _place_suggested(self) -> None:
        self._show(HoldKind.SAFEGUARDING)

    def _show(self, kind: HoldKind | None) -> None:
        if self._person_id is not None:
            dialog = PlaceHoldDialog(self._context, self._person_id, kind, self.window())
            if self._context.dialogs.show(dialog):
                self.changed.emit()

    def _lift(self, hold: LegalHold, _checked: bool = False) -> None:
        if self._context.dialogs.show(LiftHoldDialog(self._context, hold, self.window())):
            self.changed.emit()


class PlaceHoldDialog(FormDialog):
    """Why the record must not be erased for now."""

    def __init__(
        self, context: Context, person_id: UUID, kind: HoldKind | None, parent: QWidget
    ) -> None:
        super().__init__(context, _("Place a hold"), _("Place the hold"), parent)
        theme = context.theme
        self._person_id = person_id
        options = [(each, _(words)) for each, words in KINDS.items()]
        self.kind = self.add("kind", RadioRow(theme, _("What is it for?"), options))
        self.kind.set_value(kind)
        self.reason = self.add("reason", WordsField(theme, _("Who asked, and why"), lines=2))
        self.day = self.add(
            "placed_on", DateField(theme, _("From"), past_only=True, clock=context.clock)
        )
        self.day.set_value(context.clock.today())
        self.finish()

    def deed(self) -> None:
        """Place it."""
        kind = HoldKind(str(chosen(self.kind, "kind")))
        day = needed_day(self.day, "placed_on")
        self.context.records.holds.place(self._person_id, kind, self.reason.text(), day)


class LiftHoldDialog(FormDialog):
    """Why the hold is no longer needed."""

    def __init__(self, context: Context, hold: LegalHold, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Lift the hold?"),
            _("Lift the hold"),
            parent,
            lead=_("“{reason}”, since {day}.").format(reason=hold.reason, day=day(hold.placed_on)),
        )
        theme = context.theme
        self._hold = hold
        self.why = self.add("lifted_why", WordsField(theme, _("Who agreed, and why"), lines=2))
        self.day = self.add(
            "lifted_on", DateField(theme, _("From"), past_only=True, clock=context.clock)
        )
        self.day.set_value(context.clock.today())
        self.finish()

    def deed(self) -> None:
        """Lift it."""
        day = needed_day(self.day, "lifted_on")
        self.context.records.holds.lift(self._hold.id, self.why.text(), day)
