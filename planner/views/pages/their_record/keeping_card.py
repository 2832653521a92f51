"""How long a person's record is kept, and with whom nothing is shared any more."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.keeping import YEARS_AFTER_DEATH
from planner.models.lawful import RetentionClass
from planner.models.people import Consent
from planner.records.retention import CLASSES, Kept
from planner.views.form_dialog import FormDialog, day_in, needed_day
from planner.views.page import Context
from planner.views.sharing_words import taken_back_words
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import ChoiceField, DateField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day


class KeepingCard(Card):
    """The day until which the record is kept, and what it comes from.

    Emits:
        changed(): something about it was decided.
        failed(PlannerError): it could not be kept.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id: UUID | None = None
        theme = context.theme
        self.sentence = Label(theme, "", "body-bold")
        self.rule = Label(theme, "", "support", "muted")
        self.kind = ChoiceField(theme, _("Kept as"), [])
        self.kind.chosen.connect(self._choose)
        self.died = Button(theme, _("They have died"), ButtonKind.QUIET)
        self.died.clicked.connect(self._note_death)
        self.longer = Button(theme, _("Keep longer"), icon="calendar")
        self.longer.clicked.connect(self._keep_longer)
        self.body.addWidget(Label(theme, _("How long it is kept"), "card"))
        for part in (self.sentence, self.rule, self.kind):
            self.body.addWidget(part)
        below = FlowLayout()
        grow(theme, below.setSpacing, 12)
        below.addWidget(self.longer)
        below.addWidget(self.died)
        self.body.addLayout(below)

    def refill(self, person_id: UUID) -> None:
        """Show what holds for a person."""
        self._person_id = person_id
        retention = self._context.records.retention
        kept = retention.of_person(person_id)
        self.sentence.set_text(_("At least until {day}.").format(day=day(kept.until)))
        self.rule.set_text(rule_words(kept))
        service = _("As the service: {kind}").format(kind=_(CLASSES[retention.service_class()]))
        self.kind.set_options(
            [(None, service), *((each, _(words)) for each, words in CLASSES.items())]
        )
        self.kind.set_value(kept.own_kind)
        self.died.set_text(_("Change the day they died") if kept.died_on else _("They have died"))

    def _choose(self, kind: object) -> None:
        chosen = kind if isinstance(kind, RetentionClass) else None
        if self._person_id is not None:
            try:
                self._context.records.retention.choose_class(self._person_id, chosen)
            except PlannerError as error:
                self.failed.emit(error)
                return
            self.changed.emit()

    def _note_death(self) -> None:
        if self._person_id is not None:
            dialog = DiedDialog(self._context, self._person_id, self.window())
            if self._context.dialogs.show(dialog):
                self.changed.emit()

    def _keep_longer(self) -> None:
        if self._person_id is not None:
            dialog = KeepLongerDialog(self._context, self._person_id, self.window())
            if self._context.dialogs.show(dialog):
                self.changed.emit()


def rule_words(kept: Kept) -> str:
    """Where the day comes from, such as "Mental health, 20 years after the last contact"."""
    if kept.died_on is not None:
        told = _("{years} years after they died, on {day}.").format(
            years=YEARS_AFTER_DEATH, day=day(kept.died_on)
        )
    else:
        told = _("{kind} after the last contact, on {day}.").format(
            kind=_(CLASSES[kept.kind]), day=day(kept.last_contact)
        )
    if kept.decided is not None and kept.decided == kept.until:
        longer = _("Kept longer because: {why}").format(why=kept.why)
        return f"{told} {longer}"
    return told


class KeepLongerDialog(FormDialog):
    """A later day, and why."""

    def __init__(self, context: Context, person_id: UUID, parent: QWidget) -> None:
        until = context.records.retention.of_person(person_id).until
        super().__init__(
            context,
            _("Keep this record longer"),
            _("Keep it until then"),
            parent,
            lead=_("It is kept until {day} now.").format(day=day(until)),
        )
        self._person_id = person_id
        theme = context.theme
        self.until = self.add("keep_until", DateField(theme, _("Until"), clock=context.clock))
        self.why = self.add("why", WordsField(theme, _("Why"), lines=2))
        self.finish()

    def deed(self) -> None:
        """Decide it."""
        until = needed_day(self.until, "keep_until")
        self.context.records.retention.keep_longer(self._person_id, until, self.why.text())


class DiedDialog(FormDialog):
    """The day they died, or that this was a mistake."""

    def __init__(self, context: Context, person_id: UUID, parent: QWidget) -> None:
        super().__init__(
            context,
            _("The day they died"),
            _("Keep this"),
            parent,
            lead=_(
                "Nothing is asked for after this: no visit, review, questionnaire or step. "
                "The record is kept for {years} years from then."
            ).format(years=YEARS_AFTER_DEATH),
        )
        self._person_id = person_id
        field = DateField(
            context.theme,
            _("They died on"),
            _("Leave it empty if it was written down by mistake."),
            past_only=True,
            clock=context.clock,
        )
        self.died_on = self.add("died_on", field)
        self.died_on.set_value(context.records.retention.of_person(person_id).died_on)
        self.finish()

    def deed(self) -> None:
        """Note it."""
        died_on = day_in(self.died_on, "died_on")
        self.context.records.retention.died(self._person_id, died_on)


class SharingCard(Card):
    """What was taken back, by whom it was noted, and that keeping is not what was taken back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        theme = context.theme
        self._rows = QVBoxLayout()
        self.body.addWidget(Label(theme, _("Sharing that was taken back"), "card"))
        self.body.addLayout(self._rows)
        self.body.addWidget(
            Label(
                theme,
                _(
                    "Taking it back stops sharing, not keeping: the record is kept for care, and "
                    "for as long as said here. Sharing is given and taken back in Details."
                ),
                "support",
                "muted",
            )
        )

    def refill(self, person_id: UUID) -> None:
        """Show it where there is something to show."""
        clear_layout(self._rows)
        consents = self._context.records.people.taken_back(person_id)
        self.setVisible(bool(consents))
        for consent in consents:
            self._rows.addWidget(Label(self.theme, self._words(consent)))

    def _words(self, consent: Consent) -> str:
        told = taken_back_words(consent)
        changes = self._context.records.history.of_record(consent.id, frozenset({"withdrawn_on"}))
        who = next((change.who for change in changes if change.who), "")
        return _("{told} Noted by {who}.").format(told=told, who=who) if who else told
