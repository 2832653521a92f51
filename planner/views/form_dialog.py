"""A dialog with a few fields and one deed; what cannot be taken says so at its field and stays."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.views.dialogs import PanelDialog
from planner.views.drafts_at_lock import has_words
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import DateField, Field
from planner.views.widgets.messages import Banner
from planner.views.widgets.one_of import OneOf
from planner.views.widgets.text import Label
from planner.words import _

WidgetT = TypeVar("WidgetT", bound=QWidget)


class FormDialog(PanelDialog):
    """Subclasses add their fields by the names that errors use, and write `deed`."""

    def __init__(
        self, context: Context, title: str, deed: str, parent: QWidget, *, lead: str = ""
    ) -> None:
        super().__init__(context.theme, title, parent)
        self.context = context
        self._fields: dict[str, QWidget] = {}
        self.problem = Banner(context.theme, "danger", "")
        self.problem.hide()
        if lead:
            self.body.addWidget(Label(context.theme, lead, token="muted"))
        self.go = Button(context.theme, deed, ButtonKind.PRIMARY)
        self.go.clicked.connect(self.try_it)
        self.leave_it = Button(context.theme, _("Not now"), ButtonKind.QUIET)
        self.leave_it.clicked.connect(self.reject)
        self.add_buttons(self.go, self.leave_it)

    def add(self, name: str, field: WidgetT) -> WidgetT:
        """Put a field below the others; `name` is what an error calls it."""
        self._fields[name] = field
        self.body.addWidget(field)
        return field

    def finish(self) -> None:
        """Where nothing belongs to a field, it is said below them: call it after the last `add`."""
        self.body.addWidget(self.problem)

    def deed(self) -> None:
        """Take what is typed to the records. Raises PlannerError."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close; words that were typed are only let go by somebody who says so."""
        if not has_words(self) or self.context.dialogs.ask(
            _("Close without keeping it?"),
            _("What you typed here is not kept yet."),
            _("Close without it"),
            safe=_("Go on typing"),
        ):
            super().reject()

    def try_it(self) -> None:
        """Do the deed, or say what is wrong."""
        self.problem.hide()
        for field in self._fields.values():
            if isinstance(field, Field):
                field.set_error(None)
        try:
            self.deed()
        except InvalidInputError as error:
            self.show_problem(error)
        except PlannerError as error:
            self.show_problem(InvalidInputError(str(error), details=error.details))
        else:
            self.accept()

    def show_problem(self, error: InvalidInputError) -> None:
        """At its field where it has one, else below them all."""
        field = self._fields.get(error.field)
        if isinstance(field, Field):
            field.set_error(str(error))
        else:
            self.problem.show_sentence(str(error), details=error.details)
            self.problem.show()
        if isinstance(field, Field | OneOf):
            field.setFocus()
        self.fit()


def day_in(field: DateField, name: str) -> date | None:
    """The day of a field, None where there is none. Raises InvalidInputError that names it."""
    try:
        return field.value()
    except InvalidInputError as error:
        raise InvalidInputError(str(error), field=name) from error


def needed_day(field: DateField, name: str) -> date:
    """The day of a field that must have one. Raises InvalidInputError that names it."""
    day = day_in(field, name)
    if day is None:
        raise InvalidInputError(_("Put the day, such as 28/04/2026."), field=name)
    return day


def chosen(field: OneOf, name: str) -> object:
    """What is chosen where something must be. Raises InvalidInputError."""
    value = field.value()
    if value is None:
        raise InvalidInputError(_("Choose one of them first."), field=name)
    return value
