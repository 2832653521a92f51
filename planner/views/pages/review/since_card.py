"""Since last time: wellbeing, next steps, own measures, and what was said about today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from planner.models.barriers import NextStep
from planner.models.chart import stage_title
from planner.models.wemwbs import Rules, change_sentence, total
from planner.records.since_last_time import Measured, Since
from planner.views.pages.questionnaire.how import mode_words
from planner.views.pages.review.words import blocks_done, measure_title, moved_words
from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.marks import TenBlocks
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _, day, day_of_week, plural, short_day

#: Narrower than this in design pixels, the three stand below each other.
_BESIDE = 760
#: Next steps, and measures, that show at once; the others are in their step.
_MOST = 6
#: Letters of a change that stand beside what changed; a longer one stands below.
_SHORT = 20


class SinceCard(Card):
    """Reads only: what each step and the questionnaire hold, from last time to today."""

    def __init__(self, theme: Theme, rules: Rules) -> None:
        self._rules = rules
        self._shown: Since | None = None
        self._columns = [QVBoxLayout() for _each in range(3)]
        super().__init__(theme)
        self._three = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        grow(self.theme, self._three.setSpacing, 20)
        self._lines: list[Divider] = []
        for number, (title, column) in enumerate(
            zip((_("Wellbeing"), _("Next steps"), _("My own measures")), self._columns, strict=True)
        ):
            if number:
                self._lines.append(Divider(theme, Qt.Orientation.Vertical))
                self._three.addWidget(self._lines[-1])
            whole = QVBoxLayout()
            grow(theme, whole.setSpacing, 6)
            whole.addWidget(Label(theme, title, "card"))
            whole.addLayout(column)
            whole.addStretch(1)
            self._three.addLayout(whole, 4 if number else 3)
        self._below = QVBoxLayout()
        self.body.addLayout(self._three)
        self.body.addLayout(self._below)

    def show_since(self, since: Since) -> None:
        """Show it all, where anything of it changed."""
        if since == self._shown:
            return
        self._shown = since
        for column in (*self._columns, self._below):
            clear_layout(column)
            grow(self.theme, column.setSpacing, 6)
        self._show_wellbeing(since)
        self._show_steps(since)
        self._show_measures(since)
        if since.next_time and since.said_on is not None:
            self._below.addWidget(Divider(self.theme))
            said = _("What we said about next time, on {day}").format(day=day(since.said_on))
            self._below.addWidget(Label(self.theme, said, "small-bold", "muted"))
            self._below.addWidget(
                ClampedLabel(self.theme, f"“{since.next_time}”", "words", lines=6)
            )

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        super().restyle()
        if hasattr(self, "_three"):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self.theme.px(_BESIDE)
        way = QBoxLayout.Direction
        self._three.setDirection(way.LeftToRight if beside else way.TopToBottom)
        for line in self._lines:
            line.setVisible(beside)

    def _show_wellbeing(self, since: Since) -> None:
        theme, column = self.theme, self._columns[0]
        if not since.results:
            column.addWidget(Label(theme, _("Not asked yet."), "support", "muted"))
            return
        first, latest = since.results[0], since.results[-1]
        before, now = total(first.answers) or 0, total(latest.answers) or 0
        several = len(since.results) > 1
        head = QHBoxLayout()
        grow(theme, head.setSpacing, 10)
        icon = "outcomes" if not several or before == now else "up" if now > before else "down"
        head.addWidget(Sign(theme, icon, "primary", 24))
        figures = (
            _("{before} to {now}").format(before=before, now=now)
            if several
            else _("{total} out of 70").format(total=now)
        )
        head.addWidget(Label(theme, figures, "person"), 1)
        column.addLayout(head)
        if several:
            column.addWidget(Label(theme, change_sentence(before, now, self._rules), "support"))
        for row in (first, latest) if several else (first,):
            said = _("{stage} {day}, {how}").format(
                stage=stage_title(row.stage),
                day=short_day(row.answered_on),
                how=mode_words(row).lower(),
            )
            column.addWidget(Label(theme, said, "small", "muted"))

    def _show_steps(self, since: Since) -> None:
        theme, column = self.theme, self._columns[1]
        steps = [*since.done, *since.to_do]
        if not steps:
            column.addWidget(Label(theme, _("No next step yet."), "support", "muted"))
        for step in steps[:_MOST]:
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 10)
            done = step.done_on is not None
            sign = Sign(theme, "check" if done else "not-yet", "success" if done else "muted")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(ClampedLabel(theme, step.what, "support", lines=2), 1)
            when = Label(theme, _step_when(step), "small", "muted", wrap=False)
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        self._say_more(column, len(steps) - _MOST)

    def _show_measures(self, since: Since) -> None:
        theme, column = self.theme, self._columns[2]
        if not since.measured:
            column.addWidget(Label(theme, _("Not asked about since."), "support", "muted"))
        for measured in since.measured[:_MOST]:
            self._show_measure(measured)
        self._say_more(column, len(since.measured) - _MOST)

    def _show_measure(self, measured: Measured) -> None:
        theme, column = self.theme, self._columns[2]
        title, moved = measure_title(measured), moved_words(measured)
        way = QBoxLayout.Direction
        short = len(moved) <= _SHORT
        row = QBoxLayout(way.LeftToRight if short else way.TopToBottom)
        grow(theme, row.setSpacing, 12 if short else 2)
        row.addWidget(ElidedLabel(theme, title, "support"), 1)
        row.addWidget(Label(theme, moved, "support-bold", wrap=not short))
        column.addLayout(row)
        done = blocks_done(measured)
        if done is not None:
            blocks = TenBlocks(theme)
            blocks.set_value(done, f"{title}: {moved}")
            column.addWidget(blocks)

    def _say_more(self, column: QVBoxLayout, count: int) -> None:
        if count > 0:
            said = plural("And {count} more", "And {count} more", count)
            column.addWidget(Label(self.theme, said, "small", "muted"))


def _step_when(step: NextStep) -> str:
    if step.done_on is not None:
        return _("done {day}").format(day=short_day(step.done_on))
    return day_of_week(step.on) if step.on else _("not done yet")
