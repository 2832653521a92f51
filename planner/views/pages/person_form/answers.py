"""Keeps a person's answers as they are given; until there is a name, they wait on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models import nhs_number
from planner.models.people import Person
from planner.views.page import Context
from planner.views.typed import Typed
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.words import _


class NoNameYetError(PlannerError):
    """An answer waits: nobody can be kept without a name to call them by."""


class ChoosingField(Protocol):
    """What is needed of a choice: RadioRow, ChoiceField."""

    chosen: SignalInstance

    def set_value(self, value: object | None) -> None:
        """Show a choice, or none."""


@dataclass(frozen=True)
class _Whole:
    """A field whose words mean something only once they are all there."""

    field: DateField | TextField
    read: Callable[[], Any]
    show: Callable[[Any], None]

    @property
    def nothing(self) -> Any:
        """What it says while it is empty."""
        return None if isinstance(self.field, DateField) else ""


class Answers(QObject):
    """Binds fields to what is kept about one person, or about somebody new.

    Emits:
        begun(Person): a name was given, and the new person is kept.
        kept(Person): an answer is durable.
        failed(PlannerError): one is not; it is still on the screen.
    """

    begun = Signal(object)
    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.person: Person | None = None
        self._typed: dict[str, Typed] = {}
        self._whole: dict[str, _Whole] = {}
        self._wrong: set[str] = set()
        #: What the fields that are typed whole showed when they were filled.
        self._shown: dict[str, Any] = {}
        self._shows: dict[str, Callable[[Any], None]] = {}
        self._waiting: dict[str, Any] = {}

    def bind_text(self, name: str, field: TextField | WordsField) -> None:
        """Keep what is typed in `field` as the answer `name`."""
        typed = Typed(field, partial(self._keep, name), self._context, self)
        typed.failed.connect(self._show_failure)
        self._typed[name] = typed

    def bind_day(self, name: str, field: DateField) -> None:
        """Keep a date once it is typed whole and left."""
        self._bind_whole(name, _Whole(field, field.value, field.set_value))

    def bind_number(self, name: str, field: TextField) -> None:
        """Keep an NHS number once it is typed whole and left; shown 3-3-4."""
        read = partial(_read_number, field)
        self._bind_whole(name, _Whole(field, read, partial(_show_number, field)))

    def _bind_whole(self, name: str, whole: _Whole) -> None:
        self._whole[name] = whole
        whole.field.left.connect(partial(self._keep_whole, name))

    def bind_choice(self, name: str, field: ChoosingField) -> None:
        """Keep what is chosen."""
        self._shows[name] = field.set_value
        field.chosen.connect(partial(self._choose, name))

    def bind_tick(self, name: str, tick: QCheckBox) -> None:
        """Keep whether it is ticked."""
        self._shows[name] = tick.setChecked
        tick.clicked.connect(partial(self._tick, name, tick))

    def show(self, person: Person | None) -> None:
        """Show what is kept about `person`; None empties the fields for somebody new."""
        if person is None or self.person is None or person.id != self.person.id:
            self._waiting.clear()
            self._wrong.clear()
            for typed in self._typed.values():
                typed.forget()
        self.person = person
        blank = Person(called="") if person is None else person
        for name, typed in self._typed.items():
            typed.show(getattr(blank, name))
        for name, whole in self._whole.items():
            if name not in self._wrong:
                self._shown[name] = getattr(blank, name)
                whole.show(self._shown[name])
        for name, show in self._shows.items():
            show(getattr(blank, name))

    @property
    def waiting(self) -> bool:
        """Whether answers were given that wait for a name."""
        return self.person is None and (
            bool(self._waiting)
            or any(typed.unsaved for typed in self._typed.values())
            or any(whole.field.text().strip() for whole in self._whole.values())
        )

    def leave(self) -> bool:
        """Keep everything that is still on the screen alone; False where something cannot be."""
        done = [typed.leave() for typed in self._typed.values()]
        done += [self._keep_whole(name) for name in self._whole]
        return all(done)

    def choose(self, name: str, value: Any) -> None:
        """Keep an answer that no single field shows."""
        self._choose(name, value)

    def _keep(self, name: str, value: Any) -> Person:
        people = self._context.records.people
        if self.person is not None:
            self.person = people.change(self.person.id, name, value)
        elif name == "called":
            self.person = people.add(value)
            self._keep_waiting()
            self.begun.emit(self.person)
        else:
            raise NoNameYetError(_("Type a name to call this person by. Then this is kept too."))
        self.kept.emit(self.person)
        return self.person

    def _keep_waiting(self) -> None:
        """There is a name now: keep what was answered before it."""
        waiting, self._waiting = self._waiting, {}
        for name, value in waiting.items():
            self._choose(name, value)
        for name, typed in self._typed.items():
            if name != "called":
                typed.leave()
        for name in self._whole:
            self._keep_whole(name)

    def _keep_whole(self, name: str) -> bool:
        whole = self._whole[name]
        self._wrong.discard(name)
        try:
            value = whole.read()
            was = self._shown[name] if self.person else whole.nothing
            if value != was:
                with self._context.records.changes.over_fields(**{name: was}):
                    self._keep(name, value)
                self._shown[name] = value
        except NoNameYetError:
            return False
        except InvalidInputError as error:
            whole.field.set_error(str(error))
            self._wrong.add(name)
            return False
        except StaleWriteError as error:
            self._shown[name] = error.theirs
            self.failed.emit(error)
            return False
        except PlannerError as error:
            self.failed.emit(error)
            return False
        whole.show(value)
        whole.field.set_error(None)
        return True

    def _choose(self, name: str, value: Any) -> None:
        try:
            self._keep(name, value)
        except NoNameYetError:
            self._waiting[name] = value
        except PlannerError as error:
            self.failed.emit(error)

    def _tick(self, name: str, tick: QCheckBox, _checked: bool = False) -> None:
        self._choose(name, tick.isChecked())

    def _show_failure(self, error: PlannerError) -> None:
        if not isinstance(error, NoNameYetError):
            self.failed.emit(error)


def _read_number(field: TextField) -> str:
    return nhs_number.tidy(field.text())


def _show_number(field: TextField, number: str) -> None:
    field.set_text(nhs_number.shown(number))
    field.set_error(None)
