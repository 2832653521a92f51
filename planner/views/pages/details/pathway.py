"""The pathway of a person on their details: its kind, where it came from, paused or finished."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.pathways import Pathway
from planner.models.titles import SOURCES
from planner.views.page import Context
from planner.views.pathway_states.deeds import PathwayDeeds
from planner.views.pathway_words import KINDS, state_words
from planner.views.start_pathway import StartPathwayDialog
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import ChoiceField, DateField, TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.flush import FlushRow
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class PathwayCard(Card):
    """The newest pathway; a finished one can be opened again, or another started.

    Emits:
        changed(): something is durable.
        failed(PlannerError): something is not; it is still on the screen.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id: UUID | None = None
        self.pathway: Pathway | None = None
        #: The days as they showed before a hand changed them.
        self._was: dict[str, Any] = {}
        theme, clock = context.theme, context.clock
        self.status = Label(theme, "", "body", "muted")
        self.kind = RadioRow(
            theme,
            _("Kind"),
            [(kind, _(words)) for kind, (words, _icon) in KINDS.items()],
        )
        self.source = ChoiceField(
            theme,
            _("Who suggested it?"),
            [(None, _("Not known yet")), *((one, _(words)) for one, words in SOURCES.items())],
        )
        self.by = TextField(theme, _("Their name"))
        self.referred_on = DateField(
            theme, _("When was it suggested?"), past_only=True, clock=clock
        )
        self.started_on = DateField(theme, _("Started on"), past_only=True, clock=clock)
        self.start = Button(theme, _("Start a pathway"))
        self.deeds = PathwayDeeds(context)
        self._by_typed = Typed(self.by, self._save_by, context, self)
        self._lay_out()
        self._connect()

    def show_person(self, person_id: UUID) -> None:
        """Show the newest pathway of a person."""
        if person_id != self._person_id:
            self._by_typed.forget()
        self._person_id = person_id
        pathways = self._context.records.pathways.of_person(person_id)
        opened = [one for one in pathways if one.is_open]
        self.pathway = opened[0] if opened else pathways[0] if pathways else None
        row = self.pathway
        for part in (self.kind, self.source, self.by, self.referred_on, self.started_on):
            part.setVisible(row is not None)
        together = self._context.navigator.together
        if together:
            self.kind.hide()
        died = self._context.records.retention.died_on(person_id) is not None
        self.start.setVisible(not opened and not died)
        self.deeds.show_pathway(row, open_one=bool(opened), died=died)
        told = state_words(self._context.records, row, together=together) if row else []
        self.status.set_text("\n".join(told) if row else _("No pathway yet."))
        self.status.setVisible(bool(self.status.text()))
        if row is not None:
            self.kind.set_value(row.kind)
            self.source.set_value(row.referral_source)
            self._by_typed.show(row.referred_by)
            for name in ("referred_on", "started_on"):
                if not getattr(self, name).error:
                    self._was[name] = getattr(row, name)
                    getattr(self, name).set_value(self._was[name])

    def leave(self) -> bool:
        """Keep what is being typed."""
        if self.pathway is None:
            return True
        kept = [self._by_typed.leave(), self._keep_day("referred_on"), self._keep_day("started_on")]
        return all(kept)

    def _save_by(self, text: str) -> Pathway:
        if self.pathway is None:
            raise ValueError(self._person_id)
        self.pathway = self._context.records.pathways.change(self.pathway.id, "referred_by", text)
        return self.pathway

    def _keep_day(self, name: str) -> bool:
        field: DateField = getattr(self, name)
        try:
            value = field.value()
            if name == "started_on" and value is None:
                raise InvalidInputError(_("A pathway has a first day. Put the one you know."))
        except InvalidInputError as error:
            field.set_error(str(error))
            return False
        if self.pathway is None:
            return True
        if self._was.get(name) != value:
            with self._context.records.changes.over_fields(**{name: self._was.get(name)}):
                if not self._change(name, value):
                    return False
            self._was[name] = value
        field.set_value(value)  # kept, and so not typed words that a lock would put aside
        return True

    def _change(self, name: str, value: Any) -> bool:
        if self.pathway is None:
            return True
        try:
            self.pathway = self._context.records.pathways.change(self.pathway.id, name, value)
        except InvalidInputError as error:
            getattr(self, error.field, self.started_on).set_error(str(error))
            return False
        except StaleWriteError as error:
            self._was[error.field] = error.theirs
            self.failed.emit(error)
            return False
        except PlannerError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

    def _start(self) -> None:
        if self._person_id is None:
            return
        if self._context.dialogs.show(StartPathwayDialog(self._context, self._person_id, self)):
            self._show_again()

    def _show_again(self) -> None:
        self.changed.emit()
        if self._person_id is not None:
            self.show_person(self._person_id)

    def _connect(self) -> None:
        self._by_typed.failed.connect(self.failed)
        self._by_typed.saved.connect(self._typed_saved)
        self.kind.chosen.connect(partial(self._change, "kind"))
        self.source.chosen.connect(partial(self._change, "referral_source"))
        self.referred_on.left.connect(partial(self._keep_day, "referred_on"))
        self.started_on.left.connect(partial(self._keep_day, "started_on"))
        self.start.clicked.connect(self._start)
        self.deeds.changed.connect(self._show_again)
        self.deeds.failed.connect(self.failed)

    def _typed_saved(self, _moment: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.body.addWidget(Label(theme, _("Pathway"), "card"))
        self.body.addWidget(self.status)
        self.body.addWidget(self.kind)
        fields = FlowLayout()
        grow(theme, fields.setSpacing, 16)
        for field in (self.source, self.by, self.referred_on, self.started_on):
            field.setMinimumWidth(theme.px(240))
            fields.addWidget(field)
        self.body.addLayout(fields)
        begin = FlowLayout()
        grow(theme, begin.setSpacing, 12)
        begin.addWidget(self.start)
        self.body.addLayout(begin)
        flush = FlushRow(theme)
        flush.addWidget(self.deeds)
        self.body.addLayout(flush)
