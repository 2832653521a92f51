"""What a table's cell may begin with: initials in a disc, or how far the three steps came."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.views.theme import Theme


@runtime_checkable
class Lead(Protocol):
    """Draws itself at the left of a cell."""

    def width(self, theme: Theme) -> int:
        """The width it takes, with the gap after."""

    def draw(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw at the left of `box`, in its middle."""


@dataclass(frozen=True)
class InitialsLead:
    """A neutral disc with a person's initials."""

    text: str

    def width(self, theme: Theme) -> int:
        """The disc, and room after it."""
        return theme.px(36) + theme.px(12)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """The disc with its letters."""
        size = theme.px(36)
        disc = QRectF(box.left(), box.center().y() - size / 2, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawEllipse(disc)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("small-bold"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), self.text)


@dataclass(frozen=True)
class StepsLead:
    """Three discs: ticked where a step was talked through, tinted where one was begun."""

    step: int
    talked: frozenset[int] = field(default_factory=frozenset)

    def width(self, theme: Theme) -> int:
        """The discs, and room after them."""
        return 3 * theme.px(24) + 2 * theme.px(6) + theme.px(10)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """The discs."""
        size, gap = theme.px(24), theme.px(6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in (1, 2, 3):
            left = box.left() + (number - 1) * (size + gap)
            self._disc(
                painter, theme, QRectF(left, box.center().y() - size / 2, size, size), number
            )

    def _disc(self, painter: QPainter, theme: Theme, disc: QRectF, number: int) -> None:
        token, talked = f"step{number}", number in self.talked
        begun = number <= self.step
        painter.setPen(QPen(theme.color(token if begun or talked else "control"), 1.5))
        fill = token if talked else f"{token}-tint" if begun else "surface"
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if begun and not talked:
            painter.setPen(theme.edge(token))
            painter.drawEllipse(disc.adjusted(3.5, 3.5, -3.5, -3.5))
        if talked:
            mark = theme.px(16)
            place = QPointF(disc.center().x() - mark / 2, disc.center().y() - mark / 2)
            painter.drawPixmap(place, theme.pixmap("check", "surface", 16))
            return
        painter.setPen(theme.color(token if begun else "muted"))
        painter.setFont(theme.font("small-bold"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number))
