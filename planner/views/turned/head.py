"""Whose plan it is, and the three steps by their plain names; for reading, not for pressing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.views.shell.art import Mark
from planner.views.theme import Theme
from planner.views.widgets.marks import StepMark, StepState
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import N_, _

_STEPS = (N_("How I feel"), N_("My hopes"), N_("What gets in the way"))
#: Under this width, in design pixels, only the step one is in has its name.
_ROOMY = 1080


class TurnedHead(QWidget):
    """The name one is called by, and where one is."""

    def __init__(self, theme: Theme, called: str) -> None:
        super().__init__()
        self._theme = theme
        self._step = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._row.setSpacing, 12)
        self._row.addWidget(Mark(theme, 34))
        name = _("{name}’s plan").format(name=called)
        self._row.addWidget(ElidedLabel(theme, name, "turned-heading"), 1)
        self._marks: list[StepMark] = []
        self._names: list[Label] = []
        for number, words in enumerate(_STEPS, 1):
            mark = StepMark(theme, number, StepState.NOT_STARTED)
            label = Label(theme, _(words), "section", "muted", wrap=False)
            mark.setAccessibleName(_(words))
            self._marks.append(mark)
            self._names.append(label)
            self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, step: int) -> None:
        """Be in step 1 to 3; 0 is in none of them, and shows none."""
        self._step = step
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        roomy = self.width() >= self._theme.px(_ROOMY)
        for number, (mark, label) in enumerate(zip(self._marks, self._names, strict=True), 1):
            here = number == self._step
            mark.set_state(StepState.HERE if here else StepState.STARTED)
            label.set_token(f"step{number}" if here else "muted")
            mark.setVisible(self._step > 0)
            label.setVisible(self._step > 0 and (roomy or here))
