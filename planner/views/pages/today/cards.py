"""The cards of Today: lists of people with what is due, and the week's next steps to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.models.names import initials
from planner.records.today_lines import Line, Listing, Tone
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.line_button import Ending, LineButton
from planner.views.widgets.pills import PillWords
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _, plural

#: Lines shown before "See all".
FEW = 3
_ICONS = {Tone.NEUTRAL: "calendar", Tone.INFO: "clock", Tone.ATTENTION: "alert"}


def shown_name(line: Line, hidden: bool) -> str:
    """The name, or initials while names are hidden."""
    return initials(line.name) if hidden else line.name


def people_words(count: int) -> str:
    """How many people."""
    return plural("{count} person", "{count} people", count)


def papers_words(count: int) -> str:
    """How many papers."""
    return plural("{count} paper", "{count} papers", count)


def steps_words(count: int) -> str:
    """How many next steps."""
    return plural("{count} step", "{count} steps", count)


def no_words(_count: int) -> str:
    """Nothing to count."""
    return ""


class TodayCard(Card):
    """A head and its lines: the first few, the rest on request.

    Emits:
        opened(Line): a line was pressed.
    """

    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        nothing: str,
        counted: Callable[[int], str] = people_words,
    ) -> None:
        self._counted = counted
        self._sign = QLabel()
        self._icon = icon
        self._head = QHBoxLayout()
        super().__init__(theme)
        self.setAccessibleName(title)
        self.title = Label(theme, title, "card")
        self.title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.total = Label(theme, "", "support", "muted", wrap=False)
        self.total.setContentsMargins(0, 0, theme.px(8), 0)
        self.more = Button(theme, "", ButtonKind.QUIET)
        self.more.setAccessibleDescription(title)
        self.more.clicked.connect(self._turn)
        self._head.addWidget(self._sign)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.total)
        self._head.addWidget(self.more)
        self._nothing = nothing
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self._head)
        self.body.addLayout(self.rows)
        self._listing = Listing()
        self._hidden = False
        self._all = False
        self.restyle()

    def show_listing(self, listing: Listing, hidden: bool) -> None:
        """Show these lines; initials only while names are `hidden`."""
        self._listing, self._hidden = listing, hidden
        more = len(listing.lines) > self.few()
        self.more.setVisible(more)
        self.more.set_text(
            _("Show fewer") if self._all else _("See all {count}").format(count=listing.total)
        )
        self.total.set_text(self._counted(listing.total))
        self.total.setVisible(bool(listing.total) and not more)
        clear_layout(self.rows)
        lines = listing.lines if self._all else listing.lines[: self.few()]
        if not lines:
            nothing = Label(self.theme, self._nothing, "support", "muted")
            nothing.setContentsMargins(*[self.theme.px(20), self.theme.px(8)] * 2)
            self.rows.addWidget(Divider(self.theme))
            self.rows.addWidget(nothing)
        self.fill(lines)

    def few(self) -> int:
        """How many lines show at first."""
        return FEW

    def fill(self, lines: Sequence[Line]) -> None:
        """Put a row for each line."""
        for line in lines:
            self.rows.addWidget(Divider(self.theme))
            row = self.row(line)
            row.clicked.connect(partial(self._open, line))
            self.rows.addWidget(row)

    def row(self, line: Line) -> LineButton:
        """One row, with a pill at its end."""
        pill = PillWords(line.tag, str(line.tone), _ICONS[line.tone]) if line.tag else None
        return LineButton(self.theme, shown_name(line, self._hidden), line.detail, pill)

    def buttons(self) -> list[LineButton]:
        """The rows that can be pressed, in their order."""
        return self.findChildren(LineButton)

    def restyle(self) -> None:
        """Take spaces and sign from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(1, 0, 1, px(4))
        self.body.setSpacing(0)
        self._head.setContentsMargins(px(20), px(4), px(8), px(4))
        self._head.setSpacing(px(10))
        self._sign.setPixmap(self.theme.pixmap(self._icon, "ink", 22))
        if hasattr(self, "title"):
            self.title.setMinimumHeight(px(44))

    def _turn(self) -> None:
        self._all = not self._all
        self.show_listing(self._listing, self._hidden)

    def _open(self, line: Line) -> None:
        self.opened.emit(line)


class DeedCard(TodayCard):
    """Rows that end with the word for what pressing does."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        nothing: str,
        deed: Callable[[Line], PillWords],
        counted: Callable[[int], str] = people_words,
    ) -> None:
        self._deed = deed
        super().__init__(theme, icon, title, nothing, counted)

    def row(self, line: Line) -> LineButton:
        """One row, with its deed at the end."""
        return LineButton(
            self.theme,
            shown_name(line, self._hidden),
            line.detail,
            self._deed(line),
            Ending.WORD,
        )


class StepsCard(TodayCard):
    """Next steps by day, each with a tick.

    Emits:
        ticked(step_id, done): a tick was set or taken off by hand.
    """

    ticked = Signal(object, bool)

    def few(self) -> int:
        """More than other cards: it is the tall one."""
        return FEW + 3

    def fill(self, lines: Sequence[Line]) -> None:
        """Steps under the day they are planned for."""
        px, group = self.theme.px, ""
        for line in lines:
            if line.group != group:
                group = line.group
                self.rows.addWidget(Divider(self.theme))
                head = Label(self.theme, group, "small-bold", "muted")
                head.setContentsMargins(px(20), px(10), px(20), 0)
                self.rows.addWidget(head)
            self.rows.addWidget(self._step(line))

    def _step(self, line: Line) -> QWidget:
        name = shown_name(line, self._hidden)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(self.theme.px(20), 0, self.theme.px(8), 0)
        column = QVBoxLayout()
        column.setSpacing(0)
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
