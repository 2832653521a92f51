"""The cards of Today: lists of people with what is due, and the week's next steps to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from planner.models.names import initials
from planner.models.today_marks import TodayMarkKind
from planner.records.today_lines import Line, Listing, Tone
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.line_button import Ending, LineButton
from planner.views.widgets.pills import PillWords
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, plural

#: Lines shown before "See all".
FEW = 3
#: What puts a line aside, by key.
KEYS = {Qt.Key.Key_S: TodayMarkKind.SEEN, Qt.Key.Key_N: TodayMarkKind.NOT_TODAY}
_MARKS = {TodayMarkKind.SEEN: N_("Seen"), TodayMarkKind.NOT_TODAY: N_("Not today")}
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


def drafts_words(count: int) -> str:
    """How many boxes of words."""
    return plural("{count} to look at", "{count} to look at", count)


def no_words(_count: int) -> str:
    """Nothing to count."""
    return ""


class TodayCard(Card):
    """A head and its lines: the first few, the rest on request.

    Emits:
        opened(Line): a line was pressed.
        put_aside(Line, TodayMarkKind): it was seen, or is not for today.
    """

    opened = Signal(object)
    put_aside = Signal(object, object)

    #: Where in its row the menu of a line stands.
    menu_at = Qt.AlignmentFlag.AlignVCenter

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
        grow(theme, self.total.setContentsMargins, 0, 0, 8, 0)
        self.more = Button(theme, "", ButtonKind.QUIET)
        self.more.set_flush()
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
        self._shown: list[tuple[QWidget, Line]] = []
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
        self._shown = []
        lines = listing.lines if self._all else listing.lines[: self.few()]
        if not lines:
            nothing = Label(self.theme, self._nothing, "support", "muted")
            grow(self.theme, nothing.setContentsMargins, 20, 8, 20, 8)
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
            self.rows.addWidget(self.with_menu(row, line))

    def with_menu(self, row: QWidget, line: Line) -> QWidget:
        """A row with the menu of its line, where it has one."""
        whole = QWidget()
        self._shown.append((whole, line))
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(row, 1)
        if line.asks is not None:
            grow(self.theme, across.setContentsMargins, 0, 0, 4, 0)
            if isinstance(row, LineButton):
                row.set_margin_after(0)
            across.addWidget(self._more(line), 0, self.menu_at)
        return whole

    def row(self, line: Line) -> LineButton:
        """One row, with a pill at its end."""
        pill = PillWords(line.tag, str(line.tone), _ICONS[line.tone]) if line.tag else None
        return LineButton(self.theme, shown_name(line, self._hidden), line.detail, pill)

    def buttons(self) -> list[LineButton]:
        """The rows that can be pressed, in their order."""
        return self.findChildren(LineButton)

    def here(self) -> int | None:
        """Which line the keyboard is on, if it is on one."""
        focused = QApplication.focusWidget()
        for place, (row, _line) in enumerate(self._shown):
            if focused is not None and (row is focused or row.isAncestorOf(focused)):
                return place
        return None

    def focus_line(self, place: int) -> bool:
        """Put the keyboard on a line, or the last one there is. False where there is none."""
        if not self._shown:
            return False
        row = self._shown[min(place, len(self._shown) - 1)][0]
        for widget in row.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S and N put the line aside that the keyboard is on."""
        kind, place = KEYS.get(Qt.Key(event.key())), self.here()
        if kind is None or place is None or event.modifiers() or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self.put_aside.emit(self._shown[place][1], kind)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu by the mouse's other button, or the menu key."""
        for row, line in self._shown:
            if line.asks is not None and row.geometry().contains(event.pos()):
                self._menu(line).popup(event.globalPos())
                return
        super().contextMenuEvent(event)

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
        if getattr(self, "_shown", None):
            self._build_again()

    def _build_again(self) -> None:
        """The rows take their spaces when they are made; the keyboard stays on its line."""
        here = self.here()
        self.show_listing(self._listing, self._hidden)
        if here is not None:
            self.focus_line(here)

    def _turn(self) -> None:
        self._all = not self._all
        self.show_listing(self._listing, self._hidden)

    def _open(self, line: Line, _checked: bool = False) -> None:
        self.opened.emit(line)

    def _more(self, line: Line) -> IconButton:
        name = _("More for {name}: {list}")
        shown = _("a next step") if self._hidden else line.title
        of = f"{self.title.text()}, {shown}" if line.title else self.title.text()
        more = IconButton(
            self.theme, "more", name.format(name=shown_name(line, self._hidden), list=of)
        )
        more.clicked.connect(partial(self._pop_up, more, line))
        return more

    def _pop_up(self, more: IconButton, line: Line, _checked: bool = False) -> None:
        self._menu(line).popup(more.mapToGlobal(QPoint(0, more.height())))

    def _menu(self, line: Line) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open")).triggered.connect(partial(self._open, line))
        for key, kind in KEYS.items():
            # the key is listened to by the card: a shortcut here would be one too many
            words = f"{_(_MARKS[kind])}\t{key.name.removeprefix('Key_')}"
            menu.addAction(words).triggered.connect(partial(self._put_aside, line, kind))
        return menu

    def _put_aside(self, line: Line, kind: TodayMarkKind, _checked: bool = False) -> None:
        self.put_aside.emit(line, kind)


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
