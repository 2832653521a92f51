"""The program's mark, and the landscape beside the unlock page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.system.resources import resource
from planner.views.theme import Theme
from planner.views.widgets.accessibility import pass_over

#: Laid over the landscape in the dark theme, so that it does not glare.
_DUSK = QColor(11, 15, 16, 190)


class Mark(QWidget):
    """Three stepping stones; only a picture."""

    def __init__(self, theme: Theme, height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pass_over(self)
        self._theme = theme
        self._height = height
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        name = "mark-dark" if self._theme.dark else "mark-light"
        self._picture = QSvgRenderer(str(resource(f"icons/{name}.svg")))
        size = self._picture.defaultSize()
        height = self._theme.px(self._height)
        self.setFixedSize(round(height * size.width() / size.height()), height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        self._picture.render(painter, QRectF(self.rect()))


class Landscape(QWidget):
    """A path over hills with two people on a bench; only a picture."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pass_over(self)
        self._theme = theme
        self._picture = QSvgRenderer(str(resource("icons/art-hills.svg")))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture so that it covers the widget, its bottom always in sight."""
        painter = QPainter(self)
        size = self._picture.defaultSize()
        scale = max(self.width() / size.width(), self.height() / size.height())
        wide, high = size.width() * scale, size.height() * scale
        self._picture.render(
            painter, QRectF((self.width() - wide) / 2, self.height() - high, wide, high)
        )
        if self._theme.dark:
            painter.fillRect(self.rect(), _DUSK)
