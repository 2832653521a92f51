"""A calendar that opens below a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.surfaces import Card
from planner.words import ENGLISH, _


class _Month(QCalendarWidget):
    """A month whose days we draw: the chosen one filled, days that cannot be chosen muted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """One day."""
        shown = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        here = shown.month() == self.monthShown() and shown <= self.maximumDate()
        chosen = here and shown == self.selectedDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self.theme.color("surface"))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("primary"))
            radius = self.theme.radius("control")
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        painter.setFont(self.theme.font("body-bold" if chosen else "body"))
        token = "on-primary" if chosen else "ink" if here else "muted"
        painter.setPen(self.theme.color(token))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(shown.day()))
        painter.restore()


class Calendar(QWidget):
    """A month to choose a day from; Escape and a press elsewhere close it, choosing nothing.

    Emits:
        day_chosen(date): the day; the calendar is closed by then.
    """

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.month = _Month(theme)
        self.month.setAccessibleName(_("Choose a day"))
        self.month.setLocale(QLocale(ENGLISH))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._dress()
        sheet = Card(theme, "control", self)
        sheet.set_spaces(8, 8, 8, 8, 12)
        sheet.body.addWidget(self.month)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)

    def open_at(self, place: QPoint, shown: date, last: date | None) -> None:
        """Open with its top left at `place`, at the month of `shown`, up to the day `last`."""
        if last is not None:
            self.month.setMaximumDate(QDate(last.year, last.month, last.day))
        self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        self.move(max(room.left(), left), min(place.y(), room.bottom() - self.height()))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        """Our font, our arrows, and names of weekends no redder than others."""
        theme = self.theme
        plain = QTextCharFormat()
        plain.setForeground(theme.color("muted"))
        plain.setFont(theme.font("small"))
        for weekday in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(weekday, plain)
        head = QTextCharFormat()
        head.setBackground(theme.color("surface"))
        self.month.setHeaderTextFormat(head)
        self.month.setFont(theme.font("body"))
        self.month.setMinimumSize(theme.px(340), theme.px(340))
        for name, icon, words in (
            ("qt_calendar_prevmonth", "previous", _("Month before")),
            ("qt_calendar_nextmonth", "next", _("Month after")),
        ):
            button = self.month.findChild(QToolButton, name)
            if button is None:
                continue
            button.setIcon(theme.icon(icon, "muted"))
            button.setIconSize(QSize(theme.px(20), theme.px(20)))
            button.setAccessibleName(words)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
