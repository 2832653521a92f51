"""The three steps and the pages beside them: always open, each showing how it stands."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.records.step_states import Step, StepStanding, StepState
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, IconButton, entered
from planner.views.widgets.marks import StepMark
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import ElidedLabel
from planner.words import N_, _

_ROOMS = {
    Step.EMOTIONAL_SUPPORT: Room.EMOTIONAL_SUPPORT,
    Step.ASPIRATIONS: Room.ASPIRATIONS,
    Step.BARRIERS: Room.BARRIERS,
}
_TITLES = {
    Step.EMOTIONAL_SUPPORT: N_("Emotional support"),
    Step.ASPIRATIONS: N_("Aspirations"),
    Step.BARRIERS: N_("Barriers"),
}
#: The plain line under each step while the screen is shared: never a count.
_PLAIN = {
    Step.EMOTIONAL_SUPPORT: N_("How I feel and what matters"),
    Step.ASPIRATIONS: N_("How I’d like life to look"),
    Step.BARRIERS: N_("What gets in the way"),
}
_STATES = {
    StepState.NOT_STARTED: N_("not started"),
    StepState.STARTED: N_("started"),
    StepState.TALKED_THROUGH: N_("talked through"),
}
#: The width of a step with its name whole, in design pixels.
_STEP = 200
_NOT_STARTED = StepStanding(StepState.NOT_STARTED, "")


class StepButton(QPushButton):
    """One step: its number, its name, one line; a bar below where one is."""

    def __init__(self, theme: Theme, step: Step, number: int) -> None:
        super().__init__()
        self.theme = theme
        self._step = step
        self._number = number
        self._here = self._compact = False
        self.setProperty("kind", "bare")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._mark = StepMark(theme, number, StepState.NOT_STARTED)
        self._title = ElidedLabel(theme, _(_TITLES[step]), "body-bold")
        self._tick = QLabel()
        self.line = ElidedLabel(theme, "", "small", "muted")
        self._row = QHBoxLayout(self)
        names = QHBoxLayout()
        names.addWidget(self._title)
        names.addWidget(self._tick)
        names.addStretch()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addLayout(names)
        column.addWidget(self.line)
        column.addStretch()
        self._row.addWidget(self._mark)
        self._row.addLayout(column, 1)
        for child in (self._mark, self._title, self._tick, self.line):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_standing(self, standing: StepStanding, *, here: bool, together: bool) -> None:
        """Show how the step stands; counts only while the screen is not shared."""
        self._here = here
        self._mark.set_state("here" if here else standing.state.value)
        self._title.set_token(f"step{self._number}" if here else "ink")
        self._tick.setVisible(standing.state is StepState.TALKED_THROUGH)
        self.line.set_text(_(_PLAIN[self._step]) if together else standing.count)
        state = _("you are here") if here else _(_STATES[standing.state])
        self.setAccessibleName(
            _("Step {number}, {title}, {state}").format(
                number=self._number, title=_(_TITLES[self._step]), state=state
            )
        )
        self.setToolTip(_(_TITLES[self._step]))
        self.set_compact(self._compact)

    def set_compact(self, compact: bool) -> None:
        """The number alone, with the name where one is."""
        self._compact = compact
        self._title.setVisible(self._here or not compact)
        self.line.setVisible(not compact and bool(self.line.text()))
        self.setMaximumWidth(self.theme.px(56) if compact and not self._here else 16777215)
        self.updateGeometry()
        self.update()

    def natural_width(self) -> int:
        """The width at which its name is whole, in pixels."""
        ticked = 0 if self._tick.isHidden() else self.theme.px(16 + 6)
        return self._mark.width() + self._title.sizeHint().width() + ticked + self.theme.px(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        px = self.theme.px
        self._row.setContentsMargins(px(4), 0, px(4), 0)
        self._row.setSpacing(px(12))
        self._tick.setPixmap(self.theme.pixmap("check", f"step{self._number}", 16))
        self.set_compact(self._compact)

    def sizeHint(self) -> QSize:
        """What is in it, at the height of the bar."""
        return QSize(self._row.sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The number and the first letters."""
        return QSize(self._row.minimumSize().width(), self._height())

    def _height(self) -> int:
        return self.theme.px(52 if self._compact else 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar below where one is."""
        super().paintEvent(event)
        if self._here:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(f"step{self._number}"))
            painter.drawRoundedRect(QRectF(0, self.height() - 4, self.width(), 4), 2, 2)


class Stepper(QWidget):
    """Steps 1 to 3, then Wellbeing, Review and Notes.

    Emits:
        panel_wanted(): the plan is asked for where there is no room for it at the side.
    """

    panel_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person_id: UUID | None = None
        self._room = Room.OVERVIEW
        self._together = self._plan_offered = self._on_paper = self._compact = False
        self._has_pathway = False
        theme = context.theme
        self.steps = {
            step: StepButton(theme, step, number) for number, step in enumerate(Step, start=1)
        }
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        for step, button in self.steps.items():
            button.clicked.connect(partial(self._go, _ROOMS[step]))
            self._row.addWidget(button, 12)
        self._divider = Divider(theme, Qt.Orientation.Vertical)
        self._row.addStretch(1)
        # aligned, or the row would be no taller than its lowest part may be
        self._row.addWidget(self._divider, 0, Qt.AlignmentFlag.AlignVCenter)
        self.wellbeing = Button(theme, _("Wellbeing"), ButtonKind.QUIET, "outcomes")
        self.wellbeing.clicked.connect(partial(self._go, Room.WELLBEING))
        self.review = Button(theme, _("Review"), ButtonKind.QUIET, "calendar")
        self.review.clicked.connect(partial(self._go, Room.REVIEW))
        self.notes = Button(theme, _("Notes"), ButtonKind.QUIET, "note")
        self.notes.clicked.connect(partial(self._go, Room.NOTES))
        self.plan = Button(theme, _("My plan so far"), ButtonKind.QUIET, "on-paper")
        self.plan.setCheckable(True)
        self.plan.clicked.connect(self.panel_wanted)
        self.more = IconButton(theme, "more", _("More pages"))
        self.more.clicked.connect(self._offer_more)
        self.menu = QMenu(self)
        for page in (self.wellbeing, self.review, self.notes, self.plan, self.more):
            self._row.addWidget(page, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_compact(False)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_steps(
        self,
        person_id: UUID | None,
        standings: dict[Step, StepStanding],
        room: Room,
        *,
        together: bool,
        on_paper: bool,
    ) -> None:
        """Show how a person's steps stand and which page is open; `on_paper`: a plan can print."""
        self._on_paper = on_paper
        self._has_pathway = bool(standings)
        self._person_id = person_id
        self._room = room
        self.update()
        for step, button in self.steps.items():
            button.show_standing(
                standings.get(step, _NOT_STARTED), here=_ROOMS[step] is room, together=together
            )
        self._together = together
        self.set_compact(self._compact)

    def offer_plan(self, offered: bool, shown: bool) -> None:
        """Offer the plan behind a button where there is no room for it; `shown` if it is open."""
        self._plan_offered = offered
        self.plan.setChecked(shown)
        self.set_compact(self._compact)

    def set_compact(self, compact: bool) -> None:
        """In a small window: numbers alone but for the step one is in, the rest behind More.

        What there is no room for otherwise goes behind More, too.
        """
        self._compact = compact
        tight = compact or self._is_tight()
        self.wellbeing.setVisible(not compact)
        self.review.setVisible(not compact)
        self.notes.setVisible(not tight and not self._together)
        self.plan.setVisible(not tight and self._plan_offered)
        self.more.setVisible(tight)
        for button in self.steps.values():
            button.set_compact(compact)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put away what there is no room for."""
        super().resizeEvent(event)
        self.set_compact(self._compact)

    def _share_out(self) -> None:
        """Equal parts for the steps, or by the length of their names where one would be cut."""
        px = self._context.theme.px
        beside = (self.wellbeing, self.review, self.notes, self.plan, self.more)
        taken = sum(page.sizeHint().width() + px(12) for page in beside if not page.isHidden())
        wanted = [button.natural_width() for button in self.steps.values()]
        cut = not self._compact and 3 * max(wanted) > self.width() - taken - px(120)
        for place, width in enumerate(wanted):
            self._row.setStretch(place, width if cut else 12)

    def _is_tight(self) -> bool:
        """Whether the names of the steps need the room of some pages beside them."""
        px = self._context.theme.px
        pages = [self.wellbeing, self.review, *([] if self._together else [self.notes])]
        if self._plan_offered:
            pages.append(self.plan)
        beside = sum(page.sizeHint().width() + px(12) for page in pages)
        return self.width() < 3 * px(_STEP) + beside + px(120)

    def restyle(self) -> None:
        """Take spaces from the theme again."""
        px = self._context.theme.px
        self._row.setContentsMargins(px(32), 0, px(24), 0)
        self._row.setSpacing(px(12))
        self._divider.setFixedHeight(px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lies on white, as the bar above it; a bar below the page beside the steps, if on one."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.theme.color("surface"))
        here = {
            Room.WELLBEING: self.wellbeing,
            Room.PROGRESS: self.wellbeing,
            Room.REVIEW: self.review,
            Room.NOTES: self.notes,
        }.get(self._room)
        if here is not None and here.isVisible():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._context.theme.color("primary"))
            painter.drawRoundedRect(QRectF(here.x(), self.height() - 4, here.width(), 4), 2, 2)

    def _offer_more(self) -> None:
        self.menu.clear()
        pages = [self.wellbeing, self.review] if self._compact else []
        if not self._together:
            pages.append(self.notes)
        for page in [*pages, *([self.plan] if self._plan_offered else [])]:
            self.menu.addAction(page.text()).triggered.connect(page.click)
        if self._compact and self._on_paper:
            wanted = self.menu.addAction(_("Print plan")).triggered
            wanted.connect(partial(self._go, Room.PRINT))
        if self._compact and self._has_pathway:
            turn = self.menu.addAction(_("Turn the screen")).triggered
            turn.connect(self._context.navigator.turn_wanted)
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _go(self, room: Room, _checked: bool = False) -> None:
        self._context.navigator.go(room, self._person_id)
