"""One person who was told of a concern: how, when, and who accepted it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.concerns import Told
from planner.models.times import local, moment_of, parse_time
from planner.views.page import Context
from planner.views.typed import Typed
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.surfaces import Card
from planner.words import _, time_of_day


class ToldCard(Card):
    """The fields of one telling, each kept as it is typed.

    Emits:
        saved(datetime), failed(PlannerError): as `Typed` does.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, told: Told) -> None:
        super().__init__(context.theme, "sunken")
        self._concerns = context.records.concerns
        self._told_id: UUID = told.id
        self._when_waits = False
        self._changes = context.records.changes
        #: When it says they were told, as it showed before a hand changed it.
        self._was: object = told.told_at
        theme = context.theme
        self.who = TextField(theme, _("Who was told"))
        self.how = TextField(theme, _("How"))
        self.accepted_by = TextField(theme, _("Who accepted it"))
        self.day = DateField(theme, _("Which day"), past_only=True, clock=context.clock)
        self.at = TextField(theme, _("What time"))
        self._typed: dict[str, Typed] = {}
        for name, field in (
            ("who", self.who),
            ("how", self.how),
            ("accepted_by", self.accepted_by),
        ):
            typed = Typed(field, partial(self._type, name), context, self)
            typed.saved.connect(self.saved)
            typed.failed.connect(self.failed)
            self._typed[name] = typed
        for part in (self.day, self.at):
            part.edited.connect(self._when_edited)
            part.left.connect(self._keep_when)
        when = QHBoxLayout()
        when.addWidget(self.day, 3)
        when.addWidget(self.at, 2)
        self.body.addWidget(self.who)
        self.body.addWidget(self.how)
        self.body.addLayout(when)
        self.body.addWidget(self.accepted_by)
        self.show_told(told)

    def show_told(self, told: Told) -> None:
        """Show it as it is now; what is being typed stays."""
        for name, typed in self._typed.items():
            typed.show(getattr(told, name))
        if not self._when_waits:
            self._was = told.told_at
            at = local(told.told_at)
            self.day.set_value(at.date())
            self.at.set_text(time_of_day(at))
            self.at.set_error(None)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        self._keep_when()
        left = [typed.leave() for typed in self._typed.values()]
        return all(left) and not self._when_waits

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.body.setContentsMargins(*[self.theme.px(14)] * 4)
        self.body.setSpacing(self.theme.px(10))

    def _type(self, name: str, text: str) -> Told:
        return self._concerns.type_told(self._told_id, name, text)

    def _when_edited(self, _text: str) -> None:
        self._when_waits = True

    def _keep_when(self) -> None:
        """Keep day and time; what cannot be says so and stays as typed."""
        if not self._when_waits:
            return
        self.at.set_error(None)
        try:
            day, at = self.day.value(), parse_time(self.at.text())
            if day is None or at is None:
                raise InvalidInputError(_("Say the day and the time, such as 14:30."), field="at")
            with self._changes.over_fields(told_at=self._was):
                row = self._concerns.told_at(self._told_id, moment_of(day, at))
        except InvalidInputError as error:
            if error.field == "at":
                self.at.set_error(str(error))
        except StaleWriteError as error:
            self._was = error.theirs
            self.failed.emit(error)
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self._when_waits = False
            self.show_told(row)
            self.saved.emit(row.changed_at)
