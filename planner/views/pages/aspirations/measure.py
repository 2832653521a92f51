"""How I'll know, as something that can be seen: a number of one's own, yes or no, or 0 to 10."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.aspirations import Aspiration, MeasureKind
from planner.models.numbers import number_in, number_words
from planner.views.pages.step_page import StepPage
from planner.views.typed import Typed
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import TextField
from planner.views.widgets.spaces import grow
from planner.words import _


class MeasureForm(QWidget):
    """The measure of one aspiration: its kind, its unit, where it starts and what it aims for.

    Emits:
        changed(): the measure was changed.
    """

    changed = Signal()

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._records = page.context.records.aspirations
        self._aspiration_id: UUID | None = None
        #: Both numbers as they showed before a hand changed them.
        self._was: dict[str, object] = {}
        theme = page.context.theme
        self.kind = RadioRow(
            theme,
            _("A way to see it"),
            [
                (MeasureKind.NONE, _("The words say it")),
                (MeasureKind.OWN, _("A number of my own")),
                (MeasureKind.YES_NO, _("Yes or not yet")),
                (MeasureKind.SCALE, _("0 to 10")),
            ],
        )
        self.kind.chosen.connect(self._choose)
        self.unit = TextField(theme, _("What I’ll count"))
        self._typed = Typed(self.unit, self._type_unit, page.context, self)
        self._typed.saved.connect(page.words_saved)
        self._typed.failed.connect(page.save_failed)
        self.start = TextField(theme, _("At the start"))
        self.target = TextField(theme, _("What I’m aiming for"))
        for field in (self.start, self.target):
            field.edited.connect(self._number_edited)
            field.left.connect(self._set_numbers)
        self._numbers = QWidget()
        numbers = QHBoxLayout(self._numbers)
        numbers.setContentsMargins(0, 0, 0, 0)
        grow(theme, numbers.setSpacing, 16)
        numbers.addWidget(self.start)
        numbers.addWidget(self.target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        grow(theme, layout.setSpacing, 12)
        layout.addWidget(self.kind)
        layout.addWidget(self.unit)
        layout.addWidget(self._numbers)

    def show_measure(self, row: Aspiration) -> None:
        """Show a measure as the records have it; what is being typed stays."""
        self._aspiration_id = row.id
        self.kind.set_value(row.measure)
        self._typed.show(row.unit)
        if not self._numbers_wait:
            self._was = {"start": row.start, "target": row.target}
            self.start.set_text(number_words(row.start))
            self.target.set_text(number_words(row.target))
        own, yes_no = row.measure is MeasureKind.OWN, row.measure is MeasureKind.YES_NO
        self.unit.setVisible(own or yes_no)
        self.unit.set_label(_("What I’ll count") if own else _("What I’d say yes to"))
        self.unit.set_help(
            _("Such as yards without stopping.") if own else _("Such as: there’s a payment plan.")
        )
        self._numbers.setVisible(own)
        less = own and row.start is not None and row.target is not None and row.target < row.start
        self.target.set_help(_("Less of it is the aim.") if less else "")

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        self._set_numbers()
        return self._typed.leave() and not self._numbers_wait

    #: Whether the numbers hold something that is not saved.
    _numbers_wait = False

    def _choose(self, kind: object) -> None:
        if self._aspiration_id is None or not isinstance(kind, MeasureKind):
            return
        with self._page.deed():
            self.show_measure(self._records.choose_measure(self._aspiration_id, kind))
            self.changed.emit()

    def _type_unit(self, text: str) -> Aspiration:
        if self._aspiration_id is None:
            raise ValueError(self._aspiration_id)
        return self._records.type_text(self._aspiration_id, "unit", text)

    def _number_edited(self, _text: str) -> None:
        self._numbers_wait = True

    def _set_numbers(self) -> None:
        """Keep both numbers; one that cannot be says so and stays as typed."""
        if not self._numbers_wait or self._aspiration_id is None:
            return
        numbers: list[float | None] = []
        for field in (self.start, self.target):
            field.set_error(None)
            try:
                numbers.append(number_in(field.text()))
            except InvalidInputError as error:
                field.set_error(str(error))
        if len(numbers) < 2:
            return
        try:
            with self._page.context.records.changes.over_fields(**self._was):
                row = self._records.set_numbers(self._aspiration_id, *numbers)
        except InvalidInputError as error:
            (self.start if error.field == "start" else self.target).set_error(str(error))
        except StaleWriteError as error:
            self._was[error.field] = error.theirs
            self._page.save_failed.emit(error)
        except PlannerError as error:
            self._page.save_failed.emit(error)
        else:
            self._numbers_wait = False
            self.show_measure(row)
            self._page.words_saved.emit(row.changed_at)
            self.changed.emit()
