"""The route of one hope on one screen: longer and shorter ones, what is in the way, what next."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.barriers import NextStep
from planner.models.titles import HORIZONS
from planner.records.barriers import Chain
from planner.records.routes import Leg, route_of
from planner.views.navigation import Room
from planner.views.pages.aspirations.card import STATUS_WORDS
from planner.views.pages.barriers.card import RESPONSES
from planner.views.pages.step_page import RING, StepPage
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, day_of_week, short_day

#: Below this width, in design pixels, the three parts of a leg stand below each other.
ROOM_FOR_THREE = 760
#: Design pixels by which a shorter hope stands further in than the one it is a part of.
_IN = 28


class LegCard(Card):
    """A hope, the barriers before it, and the next steps, beside each other.

    Emits:
        opened(aspiration_id), barrier_wanted(barrier_id): what was pressed.
    """

    opened = Signal(object)
    barrier_wanted = Signal(object)

    def __init__(self, page: StepPage, leg: Leg) -> None:
        super().__init__(page.context.theme)
        theme, row = self.theme, leg.hope.aspiration
        self._three = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        grow(theme, self._three.setSpacing, 16)
        hope, way = QVBoxLayout(), QVBoxLayout()
        hope.addWidget(
            SignedLabel(theme, "step2-aspirations", self._when(leg), "small-bold", "step2")
        )
        hope.addWidget(ClampedLabel(theme, row.words, "words", lines=4))
        for merged in leg.hope.merged:
            said = _("With: “{words}”").format(words=merged.aspiration.words)
            hope.addWidget(ClampedLabel(theme, said, "support", "muted", lines=2))
        self.open = Button(theme, _("Open"), ButtonKind.QUIET)
        self.open.setAccessibleName(_("Open “{words}”").format(words=row.words[:80]))
        self.open.clicked.connect(partial(self._open, row.id))
        hope.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        hope.addStretch(1)
        for index, chain in enumerate(leg.chains):
            if index:
                way.addWidget(Divider(theme))
            way.addWidget(_ChainRow(self, chain))
        if not leg.chains:
            way.addWidget(
                Label(theme, _("Nothing is written down in its way."), "support", "muted")
            )
        way.addStretch(1)
        self._three.addLayout(hope, 3)
        self._three.addLayout(way, 8)
        self.body.addLayout(self._three)
        self.setAccessibleName(row.words[:200])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where there is little room."""
        super().resizeEvent(event)
        self._three.setDirection(direction(self))

    def _when(self, leg: Leg) -> str:
        row = leg.hope.aspiration
        when = _(HORIZONS[row.horizon])
        if row.status != "active":
            when = _("{when}, {status}").format(when=when, status=_(STATUS_WORDS[row.status]))
        return when

    def _open(self, aspiration_id: UUID) -> None:
        self.opened.emit(aspiration_id)


class _ChainRow(QWidget):
    """A barrier with its response, and the next steps beside it."""

    def __init__(self, leg: LegCard, chain: Chain) -> None:
        super().__init__()
        theme, row = leg.theme, chain.barrier
        self._leg = leg
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        grow(theme, self._both.setSpacing, 16)
        barrier, steps = QVBoxLayout(), QVBoxLayout()
        barrier.addWidget(
            SignedLabel(theme, "step3-barriers", _("In the way"), "small-bold", "step3")
        )
        barrier.addWidget(ClampedLabel(theme, f"“{row.words}”", "body", lines=3))
        if row.response is not None:
            title = RESPONSES[row.response][0]
            said = _("{response}: {how}") if row.how.strip() else _("{response}")
            told = said.format(response=_(title), how=row.how)
            barrier.addWidget(ClampedLabel(theme, told, "support", "muted", lines=2))
        go = Button(theme, _("Open"), ButtonKind.QUIET)
        go.setAccessibleName(_("Open “{words}”").format(words=row.words[:80]))
        go.clicked.connect(partial(self._open, row.id))
        barrier.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        barrier.addStretch(1)
        steps.addWidget(SignedLabel(theme, "go", _("Next steps"), "small-bold", "ink"))
        for step in chain.steps:
            sign = "check" if step.done_on is not None else "not-yet"
            steps.addWidget(SignedLabel(theme, sign, step_words(step), "support", "ink"))
        if not chain.steps:
            steps.addWidget(Label(theme, _("None yet."), "support", "muted"))
        steps.addStretch(1)
        self._both.addLayout(barrier, 1)
        self._both.addLayout(steps, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other with the leg."""
        super().resizeEvent(event)
        self._both.setDirection(direction(self._leg))

    def _open(self, barrier_id: UUID) -> None:
        self._leg.barrier_wanted.emit(barrier_id)


class RouteView(QWidget):
    """The route, in the place of the columns.

    Emits:
        closed(): the planner wants all of them again.
        changed(): never; it is there for what it shares with the other views.
        opened(aspiration_id): the details of one are wanted.
    """

    closed = Signal()
    changed = Signal()
    opened = Signal(object)

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        theme = page.context.theme
        self.aspiration_id: UUID | None = None
        self.title = PageTitle(theme, _("The way there"))
        self.title.set_style("section")
        self.back = Button(theme, _("All of them"), ButtonKind.QUIET, "back")
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._legs = QVBoxLayout()
        grow(theme, self._legs.setSpacing, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[RING] * 4)
        grow(theme, layout.setSpacing, 12)
        layout.addLayout(head)
        layout.addLayout(self._legs)
        layout.addStretch(1)

    def open(self, aspiration_id: UUID) -> None:
        """Show the route that one of them is on."""
        self.aspiration_id = aspiration_id
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        clear_layout(self._legs)
        if self.aspiration_id is None:
            return
        records, pathway_id = self._page.context.records, self._page.pathway_id
        hopes = records.aspirations.of_pathway(pathway_id)
        chains = records.barriers.of_pathway(pathway_id)
        px = self._page.context.theme.px
        for leg in route_of(hopes, chains, self.aspiration_id):
            card = LegCard(self._page, leg)
            card.opened.connect(self.opened)
            card.barrier_wanted.connect(self._open_barrier)
            row = QHBoxLayout()
            row.addSpacing(px(_IN) * leg.depth)
            row.addWidget(card, 1)
            self._legs.addLayout(row)

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def focus_first(self) -> None:
        """The way back."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all of them."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open_barrier(self, barrier_id: UUID) -> None:
        place = self._page.place
        if place is not None:
            self._page.context.navigator.go(Room.BARRIERS, place.person_id, barrier_id)


def direction(leg: LegCard) -> QBoxLayout.Direction:
    """Beside each other where a leg has room for three."""
    roomy = leg.width() >= leg.theme.px(ROOM_FOR_THREE)
    way = QBoxLayout.Direction
    return way.LeftToRight if roomy else way.TopToBottom


def step_words(step: NextStep) -> str:
    """What, and by when or since when it is done."""
    if step.done_on is not None:
        return _("{what}  ·  Done {day}").format(what=step.what, day=short_day(step.done_on))
    if step.on is not None:
        return _("{what}  ·  {day}").format(what=step.what, day=day_of_week(step.on))
    return step.what
