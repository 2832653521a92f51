"""What goes on a wallet card: a tick for each number, each person and each heading's words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.models.card_parts import Part, parts_of
from planner.models.crisis_snapshots import CrisisPlanSnapshot
from planner.views.theme import Theme
from planner.views.widgets.choices import Tick
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, listing


class CardTicks(Card):
    """Ticks in the order of the card, and what has no room on it.

    Emits:
        changed(): something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._parts: list[Part] = []
        self._ticked: dict[str, bool] = {}
        self.ticks: dict[str, Tick] = {}
        self._rows = QVBoxLayout()
        self.no_room = Banner(theme, "attention", "")
        self.body.addWidget(
            Label(
                theme,
                _("Anyone who opens the purse or wallet can read it. Choose together."),
                "support",
                "muted",
            )
        )
        self.body.addWidget(self.no_room)
        self.body.addLayout(self._rows)
        self.no_room.hide()

    def forget(self) -> None:
        """Somebody else is shown now: what was ticked for the last one is no choice of theirs."""
        self._parts, self._ticked = [], {}

    def show_plan(self, plan: CrisisPlanSnapshot) -> None:
        """Offer what the plan has; what was ticked before stays ticked."""
        parts = parts_of(plan)
        if parts == self._parts:
            return
        self._parts = parts
        clear_layout(self._rows)
        self.ticks = {}
        for part in parts:
            tick = Tick(self.theme, _words(part))
            tick.setChecked(self._ticked.get(part.key, part.from_the_start))
            tick.clicked.connect(partial(self._tick, part.key))
            self.ticks[part.key] = tick
            self._rows.addWidget(tick)

    def left_out(self) -> tuple[str, ...]:
        """The keys of what is not ticked."""
        return tuple(key for key, tick in self.ticks.items() if not tick.isChecked())

    def show_left_off(self, names: tuple[str, ...]) -> None:
        """Name what was ticked and has no room: it is left off whole, never shortened."""
        if names:
            self.no_room.show_sentence(
                _(
                    "No room on the card for: {names}. Nothing is shortened: it is left off. "
                    "Untick something else to make room."
                ).format(names=listing(list(names)))
            )
        self.no_room.setVisible(bool(names))

    def _tick(self, key: str, _checked: bool = False) -> None:
        self._ticked[key] = self.ticks[key].isChecked()
        self.changed.emit()


def _words(part: Part) -> str:
    if part.number.strip():
        return _("{name}: {number}").format(name=part.title, number=part.number.strip())
    return part.title
