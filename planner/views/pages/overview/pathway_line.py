"""The pathway so far, drawn as a line from left to right with a dot for each moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.records.story import Moment, MomentKind, Story
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.words import N_, _, short_day

_NAMES = {
    MomentKind.SUGGESTED: N_("Suggested"),
    MomentKind.NOT_HELD: N_("Not held"),
    MomentKind.TODAY: N_("Today"),
    MomentKind.COMING: N_("Next visit"),
    MomentKind.WEMWBS: N_("Next WEMWBS"),
}
#: Whose label is written first where there is not room for all.
_MATTERS = (
    MomentKind.TODAY,
    MomentKind.SUGGESTED,
    MomentKind.COMING,
    MomentKind.WEMWBS,
    MomentKind.VISIT,
    MomentKind.NOT_HELD,
)


def moment_words(moment: Moment) -> str:
    """What a moment is called."""
    if moment.kind is MomentKind.VISIT:
        return _("Visit {number}").format(number=moment.number)
    return _(_NAMES[moment.kind])


class PathwayLine(QWidget):
    """Dots on a line; what is to come is dotted. Its description says the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hear_as(self, Role.Chart)
        self._theme = theme
        self._story: Story | None = None
        self.setAccessibleName(_("The pathway so far"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_story(self, story: Story) -> None:
        """Draw this story."""
        self._story = story
        told = [
            _("{what} {day}").format(what=moment_words(one), day=short_day(one.on))
            for one in story.moments
        ]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """A band above the line, two lines of words below."""
        return QSize(self._theme.px(400), self._theme.px(96))

    def minimumSizeHint(self) -> QSize:
        """As tall, and narrow."""
        return QSize(self._theme.px(200), self._theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Band, line, dots, words."""
        if self._story is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        moments = self._story.moments
        places = {one: self._x(one.on, moments) for one in moments}
        self._draw_window(painter, moments)
        self._draw_line(painter, moments)
        for one in sorted(moments, key=_importance, reverse=True):
            self._draw_dot(painter, one, places[one])
        taken: list[QRectF] = []
        for one in sorted(moments, key=_importance):
            self._draw_words(painter, one, places[one], taken)

    def _x(self, day: date, moments: Sequence[Moment]) -> float:
        first, last = moments[0].on, moments[-1].on
        edge = self._theme.px(14)
        room = self.width() - 2 * edge
        days = (last - first).days
        return edge + room * (min(max((day - first).days, 0), days) / days if days else 0.0)

    def _y(self) -> int:
        return self._theme.px(34)

    def _draw_window(self, painter: QPainter, moments: Sequence[Moment]) -> None:
        if self._story is None or self._story.window is None:
            return
        opens, closes = self._story.window
        left, right = self._x(opens, moments), self._x(closes, moments)
        px = self._theme.px
        band = QRectF(left, px(2), max(right - left, px(8)), px(20))
        painter.setPen(self._theme.edge("primary"))
        painter.setBrush(self._theme.color("primary-tint"))
        painter.drawRoundedRect(band, px(10), px(10))
        words, font = _("WEMWBS window"), self._theme.font("small-bold")
        wide = QFontMetrics(font).horizontalAdvance(words)
        if wide + px(20) >= band.width():  # beside it, where there is more room
            before = band.left() > self.width() - band.right()
            left = band.left() - px(8) - wide if before else band.right() + px(8)
            band = QRectF(left, band.top(), wide + 1, band.height())
        painter.setFont(font)
        painter.setPen(self._theme.color("primary"))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_line(self, painter: QPainter, moments: Sequence[Moment]) -> None:
        today = next(one.on for one in moments if one.kind is MomentKind.TODAY)
        here, y = self._x(today, moments), self._y()
        start, end = self._x(moments[0].on, moments), self._x(moments[-1].on, moments)
        painter.setPen(QPen(self._theme.color("primary"), self._theme.px(3)))
        painter.drawLine(QPointF(start, y), QPointF(here, y))
        painter.setPen(QPen(self._theme.color("control"), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(here, y), QPointF(end, y))

    def _draw_dot(self, painter: QPainter, moment: Moment, x: float) -> None:
        theme, middle = self._theme, QPointF(x, self._y())
        hollow = moment.kind is not MomentKind.VISIT
        later = moment.kind in (MomentKind.NOT_HELD, MomentKind.COMING, MomentKind.WEMWBS)
        painter.setPen(QPen(theme.color("control" if later else "primary"), 2))
        painter.setBrush(theme.color("surface" if hollow else "primary"))
        size = theme.px(9 if moment.kind is MomentKind.TODAY else 7)
        painter.drawEllipse(middle, size, size)
        if moment.kind is MomentKind.TODAY:
            painter.setBrush(theme.color("primary"))
            painter.drawEllipse(middle, theme.px(3), theme.px(3))

    def _draw_words(self, painter: QPainter, moment: Moment, x: float, taken: list[QRectF]) -> None:
        theme = self._theme
        name, when = moment_words(moment), short_day(moment.on)
        bold, small = theme.font("small-bold"), theme.font("small")
        width = max(
            QFontMetrics(bold).horizontalAdvance(name), QFontMetrics(small).horizontalAdvance(when)
        )
        left = min(max(x - width / 2, 0.0), self.width() - width)
        line = theme.line_height("small")
        box = QRectF(left, self._y() + theme.px(16), width + 1, 2 * line)
        room = box.adjusted(-theme.px(6), 0, theme.px(6), 0)
        if any(room.intersects(other) for other in taken):
            return
        taken.append(box)
        painter.setFont(bold)
        painter.setPen(theme.color("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), name)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), when)


def _importance(moment: Moment) -> tuple[int, int]:
    return _MATTERS.index(moment.kind), -moment.number
