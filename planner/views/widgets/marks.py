"""Small drawn things: initials, 0 to 10 blocks, a measure's line, the number of a step.

Each has an accessible description that says what it shows.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as, pass_over
from planner.views.widgets.text import Label
from planner.words import _, number


class _Painted(QWidget):
    """A widget that only draws, and draws again when the theme changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take sizes and colours from the theme again."""
        self.updateGeometry()
        self.update()

    def begin(self) -> QPainter:
        """A painter with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class Initials(_Painted):
    """A neutral disc with a person's initials."""

    def __init__(
        self, theme: Theme, text: str, size: int = 44, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        hear_as(self, Role.Graphic)
        self._size = size
        self.set_text(text)
        self.restyle()

    def set_text(self, text: str) -> None:
        """The letters that models.names gives."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.setFixedSize(self.theme.px(self._size), self.theme.px(self._size))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and letters."""
        painter = self.begin()
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color("sunken"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.theme.font("small-bold"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)


class TenBlocks(_Painted):
    """Ten blocks, filled from the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        hear_as(self, Role.Graphic)
        self.value = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: int, said: str) -> None:
        """Fill so many; `said` is the same in words."""
        self.value = value
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """A line's height."""
        return QSize(self.theme.px(200), self.theme.px(12))

    def minimumSizeHint(self) -> QSize:
        """Ten thin blocks."""
        return QSize(self.theme.px(80), self.theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled up to the value."""
        painter = self.begin()
        painter.setPen(self.theme.edge("control"))
        gap = self.theme.px(3)
        width = (self.width() - 9 * gap) / 10
        height = self.theme.px(10)
        for index in range(10):
            painter.setBrush(self.theme.color("primary" if index < self.value else "track"))
            painter.drawRoundedRect(
                QRectF(index * (width + gap) + 0.5, 1.5, width - 1, height - 1), 3, 3
            )


class Blocks(QWidget):
    """0 to 10 in words and as ten blocks."""

    def __init__(
        self, theme: Theme, value: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = Label(theme, "", "small-bold", wrap=False)
        self._blocks = TenBlocks(theme, self)
        pass_over(self._blocks)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addWidget(self._blocks, 1)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.set_value(value)

    def restyle(self) -> None:
        """Take the space from the theme again."""
        self._row.setSpacing(self.theme.px(12))

    def set_value(self, value: int | None) -> None:
        """0 to 10; None says that it was not asked yet."""
        said = _("Not said yet") if value is None else _("{n} out of 10").format(n=value)
        self.words.set_text(said)
        self.setAccessibleName(said)
        self._blocks.value = value or 0
        self._blocks.update()


class MeasureLine(_Painted):
    """An own measure: start (hollow), now (filled), target (a bar), each with its number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        hear_as(self, Role.Chart)
        self._points: tuple[float | None, float | None, float | None] = (None, None, None)
        self._range = (0.0, 10.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(
        self,
        start: float | None,
        now: float | None,
        target: float | None,
        low: float = 0,
        high: float = 10,
        unit: str = "",
    ) -> None:
        """Show these, on a line from `low` to `high`, stretched where a value lies outside."""
        self._points = (start, now, target)
        given = [point for point in self._points if point is not None]
        self._range = (min([low, *given]), max([high, *given]))
        named = ((_("Start"), start), (_("Now"), now), (_("Aim"), target))
        said = ", ".join(
            f"{name} {number(point)} {unit}".strip() for name, point in named if point is not None
        )
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """The line and the numbers under and above it."""
        return QSize(self.theme.px(220), self.theme.px(56))

    def minimumSizeHint(self) -> QSize:
        """Short."""
        return QSize(self.theme.px(120), self.theme.px(56))

    def _x(self, value: float) -> float:
        low, high = self._range
        edge = self.theme.px(16)
        share = (value - low) / (high - low) if high > low else 0.5
        return edge + share * (self.width() - 2 * edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, aim, start, now; the numbers of start and aim below, of now above."""
        painter = self.begin()
        middle = self.height() / 2
        edge = self.theme.px(16)
        painter.setPen(QPen(self.theme.stroke("track"), self.theme.px(4)))
        painter.drawLine(QPointF(edge, middle), QPointF(self.width() - edge, middle))
        start, now, target = self._points
        teal = self.theme.color("primary")
        radius = self.theme.px(7)
        if start is not None and now is not None:
            painter.setPen(QPen(teal, self.theme.px(4)))
            painter.drawLine(QPointF(self._x(start), middle), QPointF(self._x(now), middle))
        painter.setPen(QPen(teal, 2))
        if target is not None:
            tall = self.theme.px(9)
            painter.setPen(QPen(teal, 3))
            x = self._x(target)
            painter.drawLine(QPointF(x, middle - tall), QPointF(x, middle + tall))
            painter.setPen(QPen(teal, 2))
        for value, fill in ((start, self.theme.color("surface")), (now, teal)):
            if value is not None:
                painter.setBrush(fill)
                painter.drawEllipse(QPointF(self._x(value), middle), radius, radius)
        self._write(painter, start, 1)
        self._write(painter, now, -1)
        if target != start:
            self._write(painter, target, 1)

    def _write(self, painter: QPainter, value: float | None, side: int) -> None:
        if value is None:
            return
        font = self.theme.font("small-bold")
        text = number(value)
        width = QFontMetrics(font).horizontalAdvance(text)
        x = min(max(0.0, self._x(value) - width / 2), self.width() - width)
        line = self.theme.line_height("small")
        top = 0 if side < 0 else self.height() - line
        painter.setFont(font)
        painter.setPen(self.theme.color("ink"))
        painter.drawText(QRectF(x, top, width + 2, line), int(Qt.AlignmentFlag.AlignCenter), text)


class StepState(StrEnum):
    """How far a step was talked through; nothing is ever locked."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    HERE = "here"
    TALKED = "talked"
    DONE = "done"


class StepMark(_Painted):
    """The number of a step in its disc: outline, tint, or filled where one is.

    What has a name to carry its tick keeps its number; DONE puts the tick in its place.
    """

    def __init__(
        self,
        theme: Theme,
        number: int,
        state: StepState | str,
        token: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        pass_over(self)
        self.number = number
        self._token = token or f"step{number}"
        self.set_state(state)
        self.restyle()

    def set_state(self, state: StepState | str, token: str = "") -> None:
        """Show another state, and in another colour where one is given."""
        self.state = StepState(state)
        self._token = token or self._token
        self.update()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.setFixedSize(self.theme.px(36), self.theme.px(36))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and number."""
        painter = self.begin()
        token = self._token
        fills = {
            StepState.NOT_STARTED: "surface",
            StepState.STARTED: f"{token}-tint",
            StepState.HERE: token,
            StepState.TALKED: f"{token}-tint",
            StepState.DONE: f"{token}-tint",
        }
        painter.setPen(QPen(self.theme.color(token), 2))
        painter.setBrush(self.theme.color(fills[self.state]))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self.state not in (StepState.NOT_STARTED, StepState.HERE):
            painter.setPen(self.theme.edge(token))  # a second ring where a tint does not tell
            painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        if self.state is StepState.DONE:
            corner = self.rect().center() - QPoint(self.theme.px(9), self.theme.px(9))
            painter.drawPixmap(corner, self.theme.pixmap("check", token, 20))
            return
        painter.setPen(self.theme.color("surface" if self.state is StepState.HERE else token))
        painter.setFont(self.theme.font("body-bold"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self.number))
