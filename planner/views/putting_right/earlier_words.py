"""Earlier words: what entries said before, who changed it and when. One way for every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.models.base import Record
from planner.models.times import local
from planner.records.history import Earlier
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.putting_right.earlier_fields import FIELDS
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import N_, _, day, time_of_day

#: How many changes of one entry show; older ones are in the journal all the same.
MOST = 50
WORDS = N_("Earlier words")


class EarlierButton(Button):
    """Leads to the earlier words of what `rows` gives; not there on a shared screen.

    `leave` saves what is being typed first, and stops where that fails.
    """

    def __init__(
        self,
        context: Context,
        rows: Callable[[], Sequence[Record]],
        leave: Callable[[], bool],
    ) -> None:
        super().__init__(context.theme, _(WORDS), ButtonKind.QUIET, "clock")
        self._context = context
        self._rows = rows
        self._leave = leave
        self._wanted = True
        self.clicked.connect(self._show)
        context.navigator.together_changed.connect(self._together_changed)
        self._together_changed(context.navigator.together)

    def want(self, wanted: bool) -> None:
        """Whether there is anything that could have earlier words."""
        self._wanted = wanted
        self._together_changed(self._context.navigator.together)

    def _together_changed(self, together: bool) -> None:
        there = self._wanted and not together
        if self.parentWidget() is not None or not there:  # else it would be a window for a moment
            self.setVisible(there)

    def _show(self) -> None:
        if self._leave():
            show_earlier(self._context, self._rows())


def show_earlier(context: Context, rows: Sequence[Record]) -> None:
    """Show what these entries said before, each under what it says now."""
    dialogs = context.dialogs
    dialogs.show(EarlierWordsDialog(context, rows, dialogs.window))


class EarlierWordsDialog(PanelDialog):
    """Reads only."""

    def __init__(self, context: Context, rows: Sequence[Record], parent: QWidget) -> None:
        super().__init__(context.theme, _(WORDS), parent)
        shown = [(row, self._earlier(context, row)) for row in rows]
        told = [(row, earlier) for row, earlier in shown if earlier]
        if not told:
            self.body.addWidget(Label(self.theme, _("Nothing was changed yet."), "body", "muted"))
        for row, earlier in told:
            if len(rows) > 1:
                self.body.addWidget(Label(self.theme, _now(row), "card"))
            for each in earlier:
                self.body.addWidget(_card(self.theme, each, FIELDS[type(row)]))
        close = Button(self.theme, _("Close"))
        close.clicked.connect(self.accept)
        self.add_buttons(close)

    def _earlier(self, context: Context, row: Record) -> list[Earlier]:
        fields = frozenset(FIELDS[type(row)])
        return context.records.history.of_record(row.id, fields)[:MOST]


def _card(theme: Theme, earlier: Earlier, labels: Mapping[str, str]) -> Card:
    card = Card(theme)
    card.body.addWidget(Label(theme, _(labels[earlier.field]), "body-bold"))
    card.body.addWidget(Label(theme, value_words(earlier.before), "words"))
    card.body.addWidget(Label(theme, _until(earlier), "support", "muted"))
    return card


def _now(row: Record) -> str:
    """The words of an entry as they are, to tell it from the others."""
    first = next(iter(FIELDS[type(row)]))
    return _("Now: {words}").format(words=value_words(getattr(row, first)))


def value_words(value: Any) -> str:
    """A value of the journal as a person reads it; words exactly as they were typed."""
    if value is None or value == "":
        return _("Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join("–" if each is None else str(each) for each in value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return str(value.value if isinstance(value, StrEnum) else value)


def _until(earlier: Earlier) -> str:
    changed = local(earlier.changed_at)
    when = _("Until {day}, {time}").format(day=day(changed.date()), time=time_of_day(changed))
    if not earlier.who:
        return _("{when}.").format(when=when)
    return _("{when}. Changed by {who}.").format(when=when, who=earlier.who)
