"""The dialogs of a request for a copy: received, more time, the harm check, given, closed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError
from planner.models.access import PROFESSIONS, due_on, latest
from planner.models.dates import parse_day
from planner.models.lawful import AccessRequest, HarmCheck
from planner.models.people import Person
from planner.views.form_dialog import FormDialog, chosen, needed_day
from planner.views.page import Context
from planner.views.widgets.choices import RadioCards
from planner.views.widgets.fields import ChoiceField, DateField, TextField, WordsField
from planner.words import _, day


class ReceiveDialog(FormDialog):
    """A request came: when, from whom, and how that was checked."""

    def __init__(self, context: Context, person: Person, parent: QWidget) -> None:
        super().__init__(
            context,
            _("They asked for a copy"),
            _("Note the request"),
            parent,
            lead=_("Asking in any words counts, also by somebody they chose. No reason is needed."),
        )
        theme = context.theme
        self._person = person
        self.received = self.add(
            "received_on",
            DateField(theme, _("Received on"), past_only=True, clock=context.clock),
        )
        self.received.edited.connect(self._show_due)
        self.received.left.connect(self._show_due)
        self.by = self.add("asked_by", TextField(theme, _("Who asked")))
        self.checked = self.add(
            "identity_checked",
            TextField(
                theme,
                _("How you know that it is them"),
                placeholder=_("Such as: known to me, or a letter of authority"),
            ),
        )
        self.finish()
        self.received.set_value(context.clock.today())
        self._show_due()

    def deed(self) -> None:
        """Note it."""
        received = needed_day(self.received, "received_on")
        self.context.records.access.receive(
            self._person.id, received, self.by.text(), self.checked.text()
        )

    def _show_due(self, _text: str = "") -> None:
        try:
            received = parse_day(self.received.text(), self.context.clock.today(), past_only=True)
        except InvalidInputError:
            received = None
        told = (
            _("Due on {day}, one month later.").format(day=day(due_on(received)))
            if (received)
            else ""
        )
        self.received.set_help(told)


class MoreTimeDialog(FormDialog):
    """Up to two months more, once the person was told why."""

    def __init__(self, context: Context, request: AccessRequest, parent: QWidget) -> None:
        super().__init__(
            context,
            _("Take more time"),
            _("They were told"),
            parent,
            lead=_(
                "Only where the request is complex. Tell them why before {due}; the last possible "
                "day is {last}."
            ).format(due=day(request.due_on), last=day(latest(request.received_on))),
        )
        self._request = request
        theme = context.theme
        self.until = self.add("extended_to", DateField(theme, _("Until"), clock=context.clock))
        self.until.set_value(latest(request.received_on))
        self.why = self.add("extended_why", WordsField(theme, _("What they were told"), lines=2))
        self.finish()

    def deed(self) -> None:
        """Note it."""
        until = needed_day(self.until, "extended_to")
        self.context.records.access.extend(self._request.id, until, self.why.text())


class HarmDialog(FormDialog):
    """What a health professional said of serious harm, before anything is made."""

    def __init__(self, context: Context, request: AccessRequest, parent: QWidget) -> None:
        super().__init__(
            context,
            _("A health professional’s check"),
            _("Keep this"),
            parent,
            lead=_(
                "Ask the one who cares, or last cared, for them: could reading any of it do "
                "serious harm to them or somebody else? The answer counts for six months."
            ),
        )
        theme = context.theme
        self._request = request
        self.by = self.add("harm_checked_by", TextField(theme, _("Their name")))
        self.role = self.add(
            "harm_checked_role",
            ChoiceField(
                theme, _("Profession"), [(key, _(words)) for key, words in PROFESSIONS.items()]
            ),
        )
        self.on = self.add(
            "harm_checked_on", DateField(theme, _("Asked on"), past_only=True, clock=context.clock)
        )
        options = [
            (HarmCheck.NOTHING_WITHHELD, _("Nothing would"), _("All of it can be given.")),
            (
                HarmCheck.SOME_WITHHELD,
                _("Something would"),
                _("You mark what it is next. It is left out, and not mentioned."),
            ),
        ]
        self.said = self.add("harm_check", RadioCards(theme, _("What they said"), options))
        self.note = self.add("harm_note", WordsField(theme, _("Anything to add"), lines=2))
        self.finish()
        self.by.set_text(request.harm_checked_by)
        self.role.set_value(request.harm_checked_role or None)
        self.on.set_value(request.harm_checked_on or context.clock.today())
        self.said.set_value(request.harm_check)
        self.note.set_text(request.harm_note)

    def deed(self) -> None:
        """Note it."""
        self.context.records.access.check_harm(
            self._request.id,
            HarmCheck(str(chosen(self.said, "harm_check"))),
            self.by.text(),
            str(self.role.value() or ""),
            needed_day(self.on, "harm_checked_on"),
            self.note.text(),
        )


class GivenDialog(FormDialog):
    """When and how the copy was given."""

    def __init__(self, context: Context, request: AccessRequest, parent: QWidget) -> None:
        super().__init__(context, _("The copy was given"), _("Close the request"), parent)
        theme = context.theme
        self._request = request
        self.on = self.add(
            "given_on", DateField(theme, _("Given on"), past_only=True, clock=context.clock)
        )
        self.on.set_value(context.clock.today())
        self.how = self.add(
            "given_how",
            TextField(theme, _("How"), placeholder=_("Such as: by hand, on paper")),
        )
        self.finish()

    def deed(self) -> None:
        """Note it."""
        day = needed_day(self.on, "given_on")
        self.context.records.access.give(self._request.id, day, self.how.text())


class CloseDialog(FormDialog):
    """A request that is not answered, such as one that was taken back."""

    def __init__(self, context: Context, request: AccessRequest, parent: QWidget) -> None:
        super().__init__(context, _("Close without a copy?"), _("Close the request"), parent)
        self._request = request
        self.why = self.add(
            "given_how",
            TextField(context.theme, _("Why"), placeholder=_("Such as: they took it back")),
        )
        self.finish()

    def deed(self) -> None:
        """Close it."""
        self.context.records.access.close(self._request.id, self.why.text())
