"""Earlier words: what an entry said before, who changed it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.models.times import local
from planner.records.history import Earlier
from planner.views.dialogs import PanelDialog
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, day, time_of_day

#: How many changes show; older ones are in the journal all the same.
MOST = 50


class EarlierWordsDialog(PanelDialog):
    """Reads only. `labels` says what each field is called on the page."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        earlier: Sequence[Earlier],
        labels: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, parent)
        shown = [each for each in earlier if each.field in labels][:MOST]
        if not shown:
            self.body.addWidget(Label(theme, _("Nothing was changed yet."), "body", "muted"))
        for each in shown:
            card = Card(theme)
            card.body.addWidget(Label(theme, labels[each.field], "body-bold"))
            card.body.addWidget(Label(theme, value_words(each.before), "words"))
            card.body.addWidget(Label(theme, _until(each), "support", "muted"))
            self.body.addWidget(card)
        close = Button(theme, _("Close"))
        close.clicked.connect(self.accept)
        self.add_buttons(close)


def value_words(value: Any) -> str:
    """A value of the journal as a person reads it; words exactly as they were typed."""
    if value is None or value == "":
        return _("Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
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
