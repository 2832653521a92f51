"""Small words on a tint, for reading, never pressed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.scripts import draw_elided, line_room, written
from planner.views.widgets.text import plain_tip

#: Kind: (fill, edge, ink).
KINDS = {
    "neutral": ("sunken", "", "muted"),
    "info": ("primary-tint", "", "primary"),
    "attention": ("attention-tint", "", "attention"),
    "success": ("success-tint", "", "success"),
    "danger": ("danger-tint", "", "danger"),
    "step1": ("step1-tint", "", "step1"),
    "step2": ("step2-tint", "", "step2"),
    "step3": ("step3-tint", "", "step3"),
    "outline": ("surface", "line", "ink"),
}


@dataclass(frozen=True)
class PillWords:
    """What a pill says; a table model gives one in PILL_ROLE to have its cell drawn so."""

    text: str
    kind: str = "neutral"
    icon: str = ""


def pill_size(theme: Theme, words: PillWords) -> QSize:
    """How large `words` are as a pill, whole."""
    font = written(theme.font("small-bold"), words.text)
    width = QFontMetrics(font).horizontalAdvance(words.text)
    lead = theme.px(22) if words.icon else 0
    high = line_room(words.text, font, theme.size("pill"))
    return QSize(width + lead + theme.px(22), high)


def draw_pill(painter: QPainter, theme: Theme, box: QRectF, words: PillWords) -> None:
    """Draw a pill at the left of `box`, in its middle, shortened where it must be."""
    fill, edge, ink = KINDS[words.kind]
    size = pill_size(theme, words)
    width = min(float(size.width()), box.width())
    top = box.top() + (box.height() - size.height()) / 2
    pill = QRectF(box.left(), top, width, size.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(fill))
    painter.setPen(QPen(theme.color(edge), 1) if edge else theme.edge(ink))
    radius = size.height() / 2
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    lead = theme.px(11)
    if words.icon:
        mark = theme.px(16)
        place = QPointF(pill.left() + lead, pill.top() + (pill.height() - mark) / 2)
        painter.drawPixmap(place, theme.pixmap(words.icon, ink, 16))
        lead += theme.px(22)
    font = theme.font("small-bold")
    room = int(pill.width()) - lead - theme.px(9)
    painter.setPen(theme.color(ink))
    inside = QRectF(pill.left() + lead, pill.top(), room, pill.height())
    draw_elided(painter, inside, words.text, font)


class Pill(QWidget):
    """A pill: neutral, info, attention, success, danger, step1 to step3, outline."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "neutral",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        hear_as(self, Role.StaticText)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(text, kind, icon)
        theme.changed.connect(self.restyle)

    def set_words(self, text: str, kind: str = "neutral", icon: str = "") -> None:
        """Say something else, or in another colour."""
        self._words = PillWords(text, kind, icon)
        self.setAccessibleName(text)
        self.restyle()

    def text(self) -> str:
        """What it says."""
        return self._words.text

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All its words."""
        return pill_size(self.theme, self._words)

    def minimumSizeHint(self) -> QSize:
        """A few letters and an ellipsis."""
        whole = self.sizeHint()
        return QSize(min(self.theme.px(72), whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        whole = self.width() >= self.sizeHint().width()
        self.setToolTip("" if whole else plain_tip(self._words.text))
        draw_pill(QPainter(self), self.theme, QRectF(self.rect()), self._words)
