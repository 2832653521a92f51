"""Beside the questionnaire: when and how it was answered, with how many answers there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.errors import InvalidInputError
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.wemwbs import ITEMS, done_differently
from planner.records.questionnaires import HowDone
from planner.system.clock import Clock
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as, pass_over
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, day

MODES = (
    (Mode.ON_PAPER, N_("On paper")),
    (Mode.ON_SCREEN, N_("On this screen")),
    (Mode.READ_ALOUD, N_("Read aloud")),
    (Mode.BY_TELEPHONE, N_("By telephone")),
)


def mode_words(row: Questionnaire) -> str:
    """How one was completed: "On paper", "Read aloud, with an interpreter (Polish)"."""
    words = _(dict(MODES)[row.mode]) if row.mode else _("Not said how")
    if not row.with_interpreter:
        return words
    if not row.language:
        return _("{how}, with an interpreter").format(how=words)
    return _("{how}, with an interpreter ({language})").format(how=words, language=row.language)


class AnsweredCount(Card):
    """How many of 14 are answered, in words and blocks; never what they come to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._count = 0
        self.words = Label(theme, "", "card")
        hear_as(self.words, Role.StaticText)  # it says something, and heads nothing
        self._blocks = _Blocks(theme, self)
        self.body.addWidget(self.words)
        self.body.addWidget(self._blocks)
        self.body.addWidget(
            Label(theme, _("The total appears once all 14 are answered."), "small", "muted")
        )
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show 0 to 14."""
        self.words.set_text(_("{count} of 14 answered").format(count=count))
        self._blocks.count = count
        self._blocks.update()

    def restyle(self) -> None:
        """Closer together than other cards."""
        px = self.theme.px
        self.body.setContentsMargins(px(20), px(14), px(20), px(14))
        self.body.setSpacing(px(8))


class _Blocks(QWidget):
    """Fourteen blocks, as many of them filled as there are answers."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        pass_over(self)
        self.theme = theme
        self.count = 0
        self.setFixedHeight(theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.edge("control"))
        gap = 3.0
        width = (self.width() - gap * (ITEMS - 1)) / ITEMS
        for index in range(ITEMS):
            painter.setBrush(self.theme.color("primary" if index < self.count else "track"))
            block = QRectF(index * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class HowAnswered(Card):
    """Date, mode, interpreter.

    Emits:
        changed(HowDone): one of them was changed by hand and all can be kept.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme)
        self._kept: HowDone | None = None
        self._refused = False
        self.day = DateField(theme, _("Date answered"), past_only=True, clock=clock)
        self.mode = RadioRow(
            theme,
            _("How it was answered"),
            [(mode, _(words)) for mode, words in MODES],
            vertical=True,
        )
        self.problem = Label(theme, "", "support", "danger")
        self.compared = Label(theme, "", "small", "muted")
        self.interpreter = Tick(theme, _("With an interpreter"))
        self.language = TextField(theme, _("Language"), _("Official translations only."))
        for widget in (
            self.day,
            self.mode,
            self.problem,
            self.compared,
            Divider(theme),
            self.interpreter,
            self.language,
        ):
            self.body.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.day.left.connect(self._tell)
        self.mode.chosen.connect(self._tell)
        self.interpreter.clicked.connect(self._turn_interpreter)
        self.language.left.connect(self._tell)

    def show_row(self, row: HowDone, baseline: Questionnaire | None) -> None:
        """Show what is kept, beside how the baseline was done (None for the baseline itself).

        A date that cannot be stays as typed, with the choices that wait for it.
        """
        if self._refused:
            return
        self._kept = row
        self.day.set_value(row.answered_on)
        self.mode.set_value(row.mode)
        self.interpreter.setChecked(row.with_interpreter)
        self.language.set_text(row.language)
        self.language.setVisible(row.with_interpreter)
        self.set_problem("")
        self.compared.setVisible(baseline is not None and row.mode is not None)
        if baseline is not None:
            self.compared.set_text(_compared(row, baseline))

    def set_problem(self, sentence: str) -> None:
        """Say that the way it was answered is missing, or nothing."""
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def refuse_day(self, sentence: str) -> None:
        """Say why the date could not be kept; it stays as typed."""
        self._refused = True
        self._kept = None
        self.day.set_error(sentence)

    def leave(self) -> bool:
        """Keep what was typed and not left yet; False where the date cannot be."""
        self._tell()
        if self._refused:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self._refused

    def how(self) -> HowDone | None:
        """What is filled in; None where the date cannot be read."""
        try:
            answered_on = self.day.value()
        except InvalidInputError:
            return None
        if answered_on is None:
            self.day.set_error(_("Type the day it was answered."))
            return None
        mode = self.mode.value()
        return HowDone(
            answered_on,
            mode if isinstance(mode, Mode) else None,
            self.interpreter.isChecked(),
            self.language.text(),
        )

    def _turn_interpreter(self) -> None:
        self.language.setVisible(self.interpreter.isChecked())
        self._tell()

    def _tell(self) -> None:
        how = self.how()
        self._refused = how is None
        if how is not None and how != self._kept:
            self._kept = how
            self.changed.emit(how)


def _compared(row: HowDone, baseline: Questionnaire) -> str:
    """Whether this one is done as the baseline was: being read to, or helped, lifts scores."""
    said = mode_words(baseline).lower()
    on = day(baseline.answered_on)
    now, then = (row.mode, row.with_interpreter), (baseline.mode, baseline.with_interpreter)
    if done_differently(then, now):
        return _(
            "Baseline, {day}: {how}. Done in different ways, which can make part of a change."
        ).format(day=on, how=said)
    return _("Baseline, {day}: {how} too.").format(day=on, how=said)
