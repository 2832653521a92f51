"""The pathway so far, how each aspiration is going, and parts of life then and now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import AspirationStatus
from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence, course_sheet
from planner.models.progress import (
    Area,
    Course,
    ProgressSnapshot,
    areas_of,
    changed_words,
    legend_words,
    unit_words,
)
from planner.models.then_and_now import areas_sheet, count_words, run_words, then_and_now
from planner.models.timeline import timeline
from planner.models.timeline_words import timeline_sentence, timeline_sheet
from planner.models.titles import STATUSES
from planner.views.item_models.sheet import SheetModel
from planner.views.pages.progress.shown import ROWS, Settled, Shown
from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.picture import PictureView
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _


class TimelineCard(Card):
    """The whole pathway as a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = _("The pathway so far")
        self.body.addWidget(Label(theme, self.title, "card"))
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self.shown: Shown | None = None

    def show_progress(self, told: ProgressSnapshot, *, as_table: bool, together: bool) -> None:
        """Draw a pathway; a shared screen has no counts."""
        clear_layout(self._rows)
        self.shown = Shown(
            self.theme,
            self.title,
            partial(timeline, told),
            partial(timeline_sheet, told),
            timeline_sentence(told, counts=not together),
            (180, 0, 0),
        )
        self._rows.addWidget(self.shown)
        self.shown.show_table(as_table)


class CoursesCard(Card):
    """A chart for every measure that an aspiration was answered in.

    Emits:
        step_wanted(): to the aspirations.
    """

    step_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("How each aspiration is going"), "card"))
        self.legend = Label(theme, "", "small", "muted")
        self.body.addWidget(self.legend)
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self.empty = EmptyState(
            theme,
            _("“How is it going?” in step 2 asks about each aspiration. The answers show here."),
            _("Open step 2"),
        )
        self.empty.pressed.connect(self.step_wanted)
        self.body.addWidget(self.empty)

    def show_courses(self, courses: Sequence[Course], *, as_table: bool) -> None:
        """Draw those that were measured; where none was, say what to do."""
        clear_layout(self._rows)
        measured = [course for course in courses if course.measured]
        grow(self.theme, self._rows.setSpacing, 8)
        self.legend.set_text(legend_words(measured))
        self.legend.setVisible(bool(measured))
        self.empty.setVisible(not measured)
        for index, course in enumerate(measured):
            if index:
                self._rows.addWidget(Divider(self.theme))
            block = Settled(self.theme)
            block.column.addLayout(hope_line(self.theme, course))
            self._show_runs(block, course, as_table=as_table)
            self._rows.addWidget(block)

    def _show_runs(self, block: Settled, course: Course, *, as_table: bool) -> None:
        for index, run in enumerate(course.runs):
            if index:
                changed = changed_words(course.runs[index - 1], run)
                block.column.addWidget(Label(self.theme, changed, "small", "ink"))
            unit = unit_words(run.kind, run.unit)
            block.column.addWidget(Label(self.theme, unit, "small-bold"))
            name = _("“{words}”, {unit}").format(words=course.words[:80], unit=unit[:80])
            shown = Shown(
                self.theme,
                name,
                partial(course_chart, run, course.since),
                partial(course_sheet, run),
                course_sentence(run),
                (180, 190, 140, 0),
            )
            block.column.addWidget(shown)
            shown.show_table(as_table)


class AreasCard(Card):
    """Parts of life: how many aspirations, how many achieved, each then and now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = _("Parts of life, then and now")
        self.body.addWidget(Label(theme, self.title, "card"))
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)

    def show_areas(self, courses: Sequence[Course], *, as_table: bool, together: bool) -> None:
        """Show every part of life that an aspiration is about; not there where there is none.

        Nothing is counted where the screen is shared.
        """
        clear_layout(self._rows)
        areas = areas_of(courses)
        self.setVisible(bool(areas))
        grow(self.theme, self._rows.setSpacing, 8)
        if as_table and areas:
            self._rows.addWidget(self._table(areas))
            return
        for index, area in enumerate(areas):
            if index:
                self._rows.addWidget(Divider(self.theme))
            self._show_area(area, counts=not together)

    def _show_area(self, area: Area, *, counts: bool) -> None:
        theme = self.theme
        block = Settled(theme)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Label(theme, area.title, "body-bold"))
        if counts:
            titles.addWidget(Label(theme, count_words(area), "small", "muted"))
        block.column.addLayout(titles)
        for course in area.courses:
            block.column.addLayout(hope_line(theme, course, small=True))
            if course.measured:
                run = course.runs[-1]
                name = _("“{words}”, then and now").format(words=course.words[:80])
                said = run_words(run)
                block.column.addWidget(PictureView(theme, name, partial(then_and_now, run), said))
                block.column.addWidget(Label(theme, said, "small", "muted"))
        self._rows.addWidget(block)

    def _table(self, areas: tuple[Area, ...]) -> QWidget:
        table = Table(self.theme, self.title)
        table.setModel(SheetModel(areas_sheet(areas), table))
        table.set_widths(190, 0, 170, 100, 100)
        rows = min(table.model().rowCount(), ROWS)
        row, head = self.theme.size("table-row"), self.theme.size("table-head")
        table.setFixedHeight(head + rows * row + 2)
        return table


def hope_line(theme: Theme, course: Course, *, small: bool = False) -> QHBoxLayout:
    """The person's words, and what became of it where it does not go on."""
    words = _("“{words}”").format(words=course.words)
    line = QHBoxLayout()
    grow(theme, line.setSpacing, 8)
    line.addWidget(ClampedLabel(theme, words, "support" if small else "body", lines=3), 1)
    if course.status is not AspirationStatus.ACTIVE:
        line.addWidget(Pill(theme, _(STATUSES[course.status])))
    return line
