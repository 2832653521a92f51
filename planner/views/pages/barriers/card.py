"""One barrier in the list of what gets in the way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from planner.models.barriers import Barrier, Response
from planner.records.barriers import Chain
from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.pills import Pill
from planner.views.widgets.text import ElidedLabel
from planner.words import N_, _

#: Each response: its word, what it means, its icon.
RESPONSES = {
    Response.REMOVE: (N_("Remove it"), N_("Make it go away"), "remove"),
    Response.MANAGE: (N_("Manage it"), N_("Live well alongside it"), "manage"),
    Response.OVERCOME: (N_("Overcome it"), N_("Find a way past it"), "overcome"),
}
_SHORT = {
    Response.REMOVE: N_("Remove"),
    Response.MANAGE: N_("Manage"),
    Response.OVERCOME: N_("Overcome"),
}


class BarrierCard(QRadioButton):
    """A radio button drawn as a card: choosing one shows its chain."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", theme.radius("card"))
        self._mark = QLabel()
        self._words = ClampedLabel(theme, style="words", lines=4)
        self._pill = Pill(theme, "")
        self._kind = ElidedLabel(theme, "", "support")
        top = QHBoxLayout()
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words, 1)
        below = QHBoxLayout()
        below.addWidget(self._pill)
        below.addWidget(self._kind, 1)
        self._body = QVBoxLayout(self)
        self._body.addLayout(top)
        self._body.addLayout(below)
        for widget in (self._mark, self._words, self._pill, self._kind):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: Barrier | None = None
        self.toggled.connect(self._show_response)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_chain(self, chain: Chain, kinds: Mapping[str, str]) -> None:
        """Show a barrier as it is now; `kinds` are the titles of barrier kinds by key."""
        if chain.barrier == self._shown:
            return
        self._shown = chain.barrier
        row = chain.barrier
        self.setAccessibleName(row.words[:200])
        self._words.set_text(f"“{row.words}”")
        self._kind.set_text(kinds.get(row.kind, ""))
        self._show_response()

    def _show_response(self, _chosen: bool = False) -> None:
        """On the tint of a chosen card the pill is white, with an edge."""
        response = self._shown.response if self._shown else None
        if response is None:
            self._pill.set_words(_("Not decided yet"))
        else:
            kind = "outline" if self.isChecked() else "step3"
            self._pill.set_words(_(_SHORT[response]), kind, RESPONSES[response][2])

    def restyle(self) -> None:
        """Take icon and spaces from the theme again."""
        px = self.theme.px
        self._mark.setPixmap(self.theme.pixmap("step3-barriers", "step3", 22))
        self._body.setContentsMargins(px(16), px(14), px(16), px(14))
        self._body.setSpacing(px(8))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Its words and pill."""
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return self._body.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words and pill at `width`."""
        return self._body.heightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card: tinted and with a thick edge where it is chosen."""
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if chosen else 1
        painter.setPen(QPen(self.theme.color("step3" if chosen else "control"), width))
        hovered = self.underMouse() and not chosen
        fill = self.theme.color("step3-tint" if chosen else "surface")
        painter.setBrush(self.theme.hover() if hovered else fill)
        radius = self.theme.radius("card")
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
