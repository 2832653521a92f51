"""A date, typed or taken from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from planner.errors import InvalidInputError
from planner.models.dates import parse_day, show_day
from planner.system.clock import Clock, SystemClock
from planner.views.theme import Theme
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.calendar import Calendar
from planner.views.widgets.line_field import LineField
from planner.words import _


class DateField(LineField):
    """A date, typed as one likes, or chosen from a calendar (Alt+Down); shown as 28/04/2026."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        help: str = "",
        past_only: bool = False,
        clock: Clock | None = None,
    ) -> None:
        self._past_only = past_only
        self._clock = clock or SystemClock()
        self.calendar_button = IconButton(theme, "calendar", _("Choose a day"))
        super().__init__(theme, label, help, _("Day / month / year"))
        self.calendar_button.setParent(self.edit)
        self.calendar_button.setCursor(Qt.CursorShape.ArrowCursor)
        # Tab goes from field to field; the keyboard opens the calendar with Alt+Down
        self.calendar_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.left.connect(self._tidy)
        self.calendar_button.clicked.connect(self.open_calendar)

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        super().restyle()
        self.edit.setTextMargins(0, 0, self.theme.px(36), 0)
        self._place_button()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the button at the right end; Alt+Down opens the calendar."""
        if watched is self.edit and event.type() == QEvent.Type.Resize:
            self._place_button()
        if watched is self.edit and isinstance(event, QKeyEvent) and opens(event):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Open the calendar below the field, at the day typed or today."""
        today = self._clock.today()
        try:
            shown = parse_day(self.text(), today, past_only=self._past_only) or today
        except InvalidInputError:
            shown = today
        calendar = Calendar(self.theme, self)
        calendar.day_chosen.connect(self._take)
        below = self.edit.mapToGlobal(QPoint(0, self.edit.height() + self.theme.px(4)))
        calendar.open_at(below, shown, today if self._past_only else None)

    def _take(self, day: date) -> None:
        self.set_value(day)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.text())
        self.left.emit()

    def _place_button(self) -> None:
        size = self.theme.size("press")
        self.calendar_button.setGeometry(self.edit.width() - size, 0, size, size)

    def value(self) -> date | None:
        """The date typed, None where there is none.

        Raises InvalidInputError, and shows it, where it is no date.
        """
        try:
            found = parse_day(self.text(), self._clock.today(), past_only=self._past_only)
        except InvalidInputError as error:
            self.set_error(str(error))
            raise
        self.set_error(None)
        return found

    def set_value(self, value: date | None) -> None:
        """Show a date, or none."""
        self.set_text("" if value is None else show_day(value))
        self.set_error(None)

    def _tidy(self) -> None:
        try:
            found = self.value()
        except InvalidInputError:
            return
        if found is not None:
            self.set_text(show_day(found))


def opens(event: QKeyEvent) -> bool:
    """Whether this is Alt+Down, which opens a list anywhere."""
    pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
    return pressed and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
