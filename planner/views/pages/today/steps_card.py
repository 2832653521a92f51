"""The week's next steps on Today, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.records.today_lines import Line
from planner.views.pages.today.cards import FEW, TodayCard, shown_name
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _


class StepsCard(TodayCard):
    """Next steps by day, each with a tick.

    Emits:
        ticked(step_id, done): a tick was set or taken off by hand.
    """

    ticked = Signal(object, bool)

    menu_at = Qt.AlignmentFlag.AlignTop

    def few(self) -> int:
        """More than other cards: it is the tall one."""
        return FEW + 3

    def fill(self, lines: Sequence[Line]) -> None:
        """Steps under the day they are planned for."""
        group = ""
        for line in lines:
            if line.group != group:
                group = line.group
                self.rows.addWidget(Divider(self.theme))
                head = QHBoxLayout()
                grow(self.theme, head.setContentsMargins, 20, 10, 20, 0)
                head.addWidget(Label(self.theme, group, "small-bold", "muted"))
                self.rows.addLayout(head)
            self.rows.addWidget(self.with_menu(self._step(line), line))

    def _step(self, line: Line) -> QWidget:
        name = shown_name(line, self._hidden)
        row = QWidget()
        across = QHBoxLayout(row)
        grow(self.theme, across.setContentsMargins, 20, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        grow(self.theme, column.setContentsMargins, 0, 0, 0, 6)
        tick = Tick(self.theme, _("A next step") if self._hidden else line.title)
        tick.setAccessibleDescription(name)
        tick.setChecked(line.done)
        tick.struck = line.done
        if line.item_id is not None:
            tick.clicked.connect(partial(self._tick, tick, line.item_id))
        words = name
        if line.detail and not self._hidden:
            words = _("{name}, {with_whom}").format(name=name, with_whom=line.detail)
        below = ElidedLabel(self.theme, words, "small", "muted")
        indented = QHBoxLayout()
        indented.addSpacing(self.theme.px(38))
        indented.addWidget(below, 1)
        column.addWidget(tick)
        column.addLayout(indented)
        go = IconButton(self.theme, "next", _("Open the next steps of {name}").format(name=name))
        go.setAccessibleDescription(tick.text())
        go.clicked.connect(partial(self._open, line))
        across.addLayout(column, 1)
        across.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _tick(self, tick: Tick, step_id: UUID) -> None:
        tick.struck = tick.isChecked()
        tick.update()
        self.ticked.emit(step_id, tick.isChecked())
