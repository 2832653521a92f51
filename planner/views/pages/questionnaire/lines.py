"""The fourteen lines of the questionnaire: number, topic word, and five real radio buttons each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import N_, _

#: What the five numbers stand for, as the heads of their columns.
ANSWERS = (
    N_("None of the time"),
    N_("Rarely"),
    N_("Some of the time"),
    N_("Often"),
    N_("All of the time"),
)
#: Of number and topic together, in design pixels; at large sizes a topic may take two lines.
_TOPIC_WIDTH, _TOPIC_MOST = 250, 400


def _topic_width(theme: Theme) -> int:
    return min(theme.px(_TOPIC_WIDTH), _TOPIC_MOST)


class _Answer(QRadioButton):
    """One answer of one line: a disc with its number; the whole cell can be pressed."""

    def __init__(self, theme: Theme, line: _Line, value: int) -> None:
        super().__init__(line)
        self.theme = theme
        self.line = line
        self.value = value
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{value}, {_(ANSWERS[value - 1])}")

    def ring_rect(self) -> QRect:
        """The whole line has the focus, so that the eye finds it."""
        return QRect(self.mapFrom(self.line, QPoint(0, 0)), self.line.size())

    def sizeHint(self) -> QSize:
        """The disc and a little room."""
        return QSize(self.theme.size("press"), self.theme.size("press"))

    def minimumSizeHint(self) -> QSize:
        """Something to press."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of the cell can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 answer and go on; Left and Right change; Up and Down move; Backspace clears."""
        if not self.line.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tint the line."""
        super().focusInEvent(event)
        self.line.update()
        self.line.reached.emit(self.line)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tint it no more."""
        super().focusOutEvent(event)
        self.line.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and number."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = min(theme.px(36), self.height() - 4)
        disc = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        chosen, hovered = self.isChecked(), self.underMouse() and self.isEnabled()
        painter.setPen(QPen(theme.color("primary" if chosen else "control"), 2))
        painter.setBrush(
            theme.color("primary" if chosen else "primary-tint" if hovered else "surface")
        )
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.setPen(theme.color("on-primary" if chosen else "muted"))
        painter.setFont(theme.font("body-bold" if chosen else "body"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self.value))


class _Line(QWidget):
    """One item: its number, its topic, its answers.

    Emits:
        answered(item, value): chosen by key or mouse; None where it was cleared.
        moved(item, step): the keyboard wants to go up (-1) or down (1).
        reached(line): the keyboard is here now.
    """

    answered = Signal(int, object)
    moved = Signal(int, int)
    reached = Signal(object)

    def __init__(self, theme: Theme, item: int, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.item = item
        self.clearable = True
        hear_as(self, Role.Grouping)
        called = _("Item {number}, {topic}").format(number=item, topic=topic)
        self.setAccessibleName(called)
        self._number = Label(theme, _("Item {number}").format(number=item), "body", "muted")
        self._number.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._topic = Label(theme, topic, "body-bold")
        self._topic.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._group = QButtonGroup(self)
        self._answers = [_Answer(theme, self, value) for value in range(1, 6)]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number)
        self._row.addWidget(self._topic)
        for answer in self._answers:
            answer.setAccessibleDescription(called)
            self._group.addButton(answer, answer.value)
            self._row.addWidget(answer, 1)
        self._group.idClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_value(None)
        self.restyle()

    def value(self) -> int | None:
        """The answer; None where there is none."""
        chosen = self._group.checkedId()
        return chosen if chosen > 0 else None

    def set_value(self, value: int | None) -> None:
        """Show an answer, or none."""
        self._group.setExclusive(value is not None)
        for answer in self._answers:
            answer.setChecked(answer.value == value)
        self._group.setExclusive(True)
        self._stop_once()

    def take_focus(self) -> None:
        """Put the keyboard on the answer, or on the first where there is none."""
        self._answers[(self.value() or 1) - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means nothing."""
        key, text = event.key(), event.text()
        if text in ("1", "2", "3", "4", "5"):
            self._choose(int(text))
            self.moved.emit(self.item, 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            before = self.value()
            self._choose(1 if before is None else min(5, max(1, before + step)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.item, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._clear()
        else:
            return False
        return True

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        px = self.theme.px
        self._row.setContentsMargins(px(20), 0, px(8), 0)
        self._row.setSpacing(0)
        self._number.setFixedWidth(px(68))
        self._topic.setFixedWidth(_topic_width(self.theme) - px(68))
        self.setMinimumHeight(max(self.theme.size("press"), self._topic_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint while the keyboard is here."""
        if any(answer.hasFocus() for answer in self._answers):
            QPainter(self).fillRect(self.rect(), self.theme.color("primary-tint"))

    def _topic_height(self) -> int:
        return self._topic.heightForWidth(self._topic.width()) + self.theme.px(8)

    def _clicked(self, value: int) -> None:
        self._stop_once()
        self.answered.emit(self.item, value)

    def _choose(self, value: int) -> None:
        if value != self.value():
            self.set_value(value)
            self.answered.emit(self.item, value)
        self.take_focus()

    def _clear(self) -> None:
        if self.clearable and self.value() is not None:
            self.set_value(None)
            self.take_focus()
            self.answered.emit(self.item, None)

    def _stop_once(self) -> None:
        """Tab stops once a line: on the answer, or on the first."""
        stop = (self.value() or 1) - 1
        for index, answer in enumerate(self._answers):
            tab = Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus
            answer.setFocusPolicy(tab)


class _Head(QWidget):
    """The heads of the columns, on darker paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round above, straight below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("sunken"))
        radius = self.theme.radius("card") - 1
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.drawRect(self.rect().adjusted(0, self.height() // 2, 0, 0))
        painter.setPen(self.theme.edge("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class AnswerLines(Card):
    """All fourteen lines under their heads.

    Emits:
        answered(item, value): item 1 to 14 was answered with 1 to 5, or cleared (None), by hand.
        reached(line): the keyboard came to a line, which should be in view.
    """

    answered = Signal(int, object)
    reached = Signal(object)

    def __init__(self, theme: Theme, topics: Sequence[str]) -> None:
        self.lines: list[_Line] = []
        self._head = _Head(theme)
        self._head_row = QHBoxLayout(self._head)
        super().__init__(theme)
        self._title = Label(theme, _("Item and topic"), "small-bold", "muted")
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._head_row.addWidget(self._title)
        for words in ANSWERS:
            label = Label(theme, _(words), "small-bold", "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._head_row.addWidget(label, 1)
        self.body.addWidget(self._head)
        for item, topic in enumerate(topics, 1):
            line = _Line(theme, item, topic, self)
            line.answered.connect(self.answered)
            line.moved.connect(self._move)
            line.reached.connect(self.reached)
            self.lines.append(line)
            self.body.addWidget(Divider(theme))
            self.body.addWidget(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.restyle()

    def set_answers(self, answers: Sequence[int | None]) -> None:
        """Show these; not a choice by hand."""
        for line, value in zip(self.lines, answers, strict=True):
            line.set_value(value)

    def set_clearable(self, clearable: bool) -> None:
        """Whether Backspace may clear: not once the questionnaire is finished."""
        for line in self.lines:
            line.clearable = clearable

    def focus_item(self, item: int) -> None:
        """Put the keyboard on item 1 to 14."""
        self.lines[item - 1].take_focus()

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(1, 1, 1, px(2))
        self.body.setSpacing(0)
        self._head_row.setContentsMargins(px(20), px(2), px(8), px(2))
        self._head_row.setSpacing(0)
        if self.lines:
            self._title.setFixedWidth(_topic_width(self.theme))
        for line in self.lines:
            line.restyle()

    def _move(self, item: int, step: int) -> None:
        """Up or down, stopping at the ends."""
        self.focus_item(min(len(self.lines), max(1, item + step)))
