"""Choosing one of a few: rows, cards, a scale. Real radio buttons, so that arrows and readers work.

All emit `chosen` only for a choice made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.laid_out import child_widgets
from planner.views.widgets.layout_text import LaidText
from planner.views.widgets.marked import MARK, Radio, Segment, Tick, draw_disc
from planner.views.widgets.number_scale import NumberScale
from planner.views.widgets.one_of import OneOf

__all__ = ["NumberScale", "RadioCards", "RadioRow", "Tick"]


class _Folding(QBoxLayout):
    """Boxes side by side, or one below the other where they do not fit.

    The height that follows from a width is the layout's to say: Qt asks it, not its widget.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._theme = theme

    def hasHeightForWidth(self) -> bool:
        """It is taller where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One row of boxes, or as many as there are boxes."""
        parent = self.parentWidget()
        inside = child_widgets(parent) if parent is not None else []
        boxes = [box for box in inside if self.indexOf(box) >= 0 and not box.isHidden()]
        needed = parent.needed() if isinstance(parent, RadioRow) else 0
        return (len(boxes) if needed > width else 1) * self._theme.size("press")

    def minimumHeightForWidth(self, width: int) -> int:
        """The same: no box is ever cut."""
        return self.heightForWidth(width)


class RadioRow(OneOf):
    """Joined boxes in a row, down the page where they do not fit; `vertical` is a plain list."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str]],
        vertical: bool = False,
    ) -> None:
        super().__init__(theme, label)
        self._vertical = vertical
        self._folds_with: list[RadioRow] = []
        down = QBoxLayout.Direction.TopToBottom
        self._row = QBoxLayout(down) if vertical else _Folding(theme)
        self._row.setSpacing(0)
        self.column.addLayout(self._row)
        for value, words in options:
            button = Radio(theme, words, self) if vertical else Segment(theme, words, self)
            self.add(button, value)
            self._row.addWidget(button)
        # narrower than its boxes side by side is allowed: then they go down the page
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.restyle()

    def offer(self, value: object, offered: bool) -> None:
        """Show the box of `value`, or hide it where it cannot be chosen now."""
        self.group.button(self.values.index(value)).setVisible(offered)
        self._shape()

    def fold_with(self, rows: list[RadioRow]) -> None:
        """Go down the page where one of `rows`, as wide as this one, has to."""
        self._folds_with = rows
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again, and see what fits."""
        super().restyle()
        self._shape()

    def sizeHint(self) -> QSize:
        """All boxes side by side, even while they are not: else they would never be again."""
        hint = super().sizeHint()
        return (
            hint
            if self._vertical
            else QSize(max(self.natural_width(), hint.width()), hint.height())
        )

    def minimumSizeHint(self) -> QSize:
        """The widest of its boxes."""
        least = super().minimumSizeHint()
        widest = max((one.minimumSizeHint().width() for one in self.buttons()), default=0)
        return QSize(widest, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._shape()

    def needed(self) -> int:
        """The width of all boxes side by side, in pixels, here or where most is needed."""
        return max(row.natural_width() for row in (self, *self._folds_with))

    def natural_width(self) -> int:
        """The width of its own boxes side by side, in pixels."""
        return sum(one.sizeHint().width() for one in self.buttons() if not one.isHidden())

    def _shape(self) -> None:
        if self._vertical:
            return
        shown = [one for one in self.buttons() if not one.isHidden()]
        segments = [one for one in shown if isinstance(one, Segment)]
        upright = self.needed() > self.width()
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        for index, segment in enumerate(segments):
            segment.ends = (index == 0, index == len(segments) - 1)
            segment.upright = upright
            segment.update()


class _CardRadio(QRadioButton):
    """A radio button drawn as a card: a title, and below it what that means.

    With an icon in place of the disc it shows a tick at the right once it is chosen.
    """

    def __init__(
        self, theme: Theme, title: str, meaning: str, icon: str, token: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self._token = token
        self._title = title
        self._meaning = meaning
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setProperty("ring_radius", theme.radius("card"))
        # a fixed height would be that of the width it would like, not of the width it has
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Its title, as given."""
        return self._title

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        theme = self.theme
        self.setFont(theme.font("body-bold"))
        self._laid = (
            LaidText(self._title, theme.font("body-bold"), theme.line_height("body-bold")),
            LaidText(self._meaning, theme.font("support"), theme.line_height("support")),
        )
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        return self.theme.px(16 + MARK + 12)

    def _above(self) -> int:
        return self.theme.px(6 if self._icon else 14)

    def _words_width(self, width: int) -> int:
        after = MARK + 24 if self._icon else 16
        return width - self._lead() - self.theme.px(after)

    def heightForWidth(self, width: int) -> int:
        """Its words and the space around them."""
        room = self._words_width(width)
        title, meaning = self._laid
        height = title.height(room) + (meaning.height(room) if self._meaning else 0)
        return max(self.theme.size("press"), height + 2 * self._above())

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """Comfortable."""
        width = self.theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        width = self.theme.px(160)
        return QSize(width, self.theme.size("press"))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, disc, title, meaning."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen else 1
        token = self._token
        painter.setPen(QPen(theme.color(token if chosen else "control"), width))
        fill = f"{token}-tint" if chosen else "primary-tint" if self.underMouse() else "surface"
        painter.setBrush(theme.color(fill))
        radius = theme.radius("card")
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        size, top = theme.px(MARK), self._above()
        if self._icon:
            self._draw_icons(painter, size)
        else:
            draw_disc(painter, theme, QRectF(theme.px(16), top, size, size), self)
        room = self._words_width(self.width())
        title, meaning = self._laid
        painter.setPen(theme.color(token if chosen and self._icon else "ink"))
        title.draw(painter, QRectF(self._lead(), top, room, self.height()))
        painter.setPen(theme.color("muted"))
        below = top + title.height(room)
        meaning.draw(painter, QRectF(self._lead(), below, room, self.height()))

    def _draw_icons(self, painter: QPainter, size: int) -> None:
        """What the choice is at the left, that it is chosen at the right."""
        theme, chosen = self.theme, self.isChecked()
        top = (self.height() - size) // 2
        ink = self._token if chosen else "ink"
        painter.drawPixmap(theme.px(16), top, theme.pixmap(self._icon, ink, MARK))
        if chosen:
            right = self.width() - theme.px(16) - size
            painter.drawPixmap(right, top, theme.pixmap("check", ink, MARK))


class RadioCards(OneOf):
    """Cards one below the other, or side by side: (value, title, what it means).

    `icons` take the place of the discs, one for each option; `token` colours what is chosen.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[object, str, str]],
        across: bool = False,
        icons: Sequence[str] = (),
        token: str = "primary",
    ) -> None:
        super().__init__(theme, label)
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._cards = QBoxLayout(way)
        self.column.addLayout(self._cards)
        for index, (value, title, meaning) in enumerate(options):
            icon = icons[index] if icons else ""
            card = _CardRadio(theme, title, meaning, icon, token, self)
            self.add(card, value)
            card.setAccessibleDescription(meaning)
            self._cards.addWidget(card, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        super().restyle()
        self._cards.setSpacing(self.theme.px(8))
