"""Buttons, chips, ticks and other choices, in every state."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.gallery.states import (
    Columns,
    Ringed,
    hovered,
    line,
    pressed,
    states_line,
    unavailable,
)
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, Chip, IconButton
from planner.views.widgets.choices import NumberScale, RadioCards, RadioRow, Tick
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import N_, _

_KINDS = (
    (ButtonKind.PRIMARY, N_("Primary"), N_("Save"), ""),
    (ButtonKind.SECONDARY, N_("Secondary"), N_("Print"), "print"),
    (ButtonKind.QUIET, N_("Quiet"), N_("Not now"), ""),
    (ButtonKind.DANGER, N_("Danger"), N_("Remove"), ""),
)
_HEADS = (N_("Rest"), N_("Hover"), N_("Pressed"), N_("Focus"), N_("Not available"))


def add_buttons(card: Card) -> None:
    """Each kind at rest, under the pointer, held down, with the keyboard, not available."""
    theme = card.theme
    heads = [Label(theme, _(head), "small", "muted", wrap=False) for head in _HEADS]
    card.body.addLayout(states_line(theme, "", heads))
    for kind, name, words, icon in _KINDS:
        states = _states(theme, partial(Button, theme, _(words), kind, icon))
        card.body.addLayout(states_line(theme, _(name), states))
    back = _states(theme, partial(IconButton, theme, "back", _("Back")))
    card.body.addLayout(states_line(theme, _("Icon alone"), back))
    chips = _states(theme, partial(Chip, theme, _("Home"), "cat-home"))
    card.body.addLayout(states_line(theme, _("Chip"), chips))
    confirms = Button(theme, _("Remove it"), ButtonKind.DANGER)
    confirms.set_confirming()
    big = Button(theme, _("Unlock"), ButtonKind.PRIMARY, "lock")
    big.set_big()
    onward = Button(theme, _("Next & last"), ButtonKind.SECONDARY, "go")
    onward.set_icon_last()
    card.body.addLayout(line(confirms, big, onward))


def _states(
    theme: Theme, make: partial[Button] | partial[IconButton] | partial[Chip]
) -> list[QWidget]:
    ring = "column" if make.func is Chip else "control"
    return [
        make(),
        hovered(make()),
        pressed(make()),
        Ringed(theme, make(), ring),
        unavailable(make()),
    ]


def add_choices(card: Card) -> None:
    """Ticks, radio buttons, segments, cards, 0 to 10."""
    theme = card.theme
    ticks = QWidget()
    column = QVBoxLayout(ticks)
    column.setContentsMargins(0, 0, 0, 0)
    for ticked, enabled, words in (
        (True, True, _("Ticked")),
        (False, True, _("Not ticked")),
        (True, False, _("Ticked, not available")),
        (False, False, _("Not ticked, not available")),
    ):
        tick = Tick(theme, words)
        tick.setChecked(ticked)
        tick.setEnabled(enabled)
        column.addWidget(tick)
    kinds = [(1, _("Baseline")), (2, _("Follow-up"))]
    lines = RadioRow(theme, _("Which one is it?"), kinds, vertical=True)
    lines.set_value(2)
    segments = RadioRow(theme, _("Which one is it?"), kinds)
    segments.set_value(2)
    card.body.addWidget(Columns(theme, ticks, lines, segments))
    chips = [Chip(theme, words, checkable=True) for words in (_("Wellbeing"), _("Home"), _("Work"))]
    chips[0].setChecked(True)
    card.body.addLayout(line(*chips))
    meanings = RadioCards(
        theme,
        _("What could be done?"),
        [
            (1, _("Remove"), _("It can be taken away.")),
            (2, _("Manage"), _("It stays, and there are ways to live with it.")),
        ],
    )
    meanings.set_value(1)
    card.body.addWidget(meanings)
    scale = NumberScale(theme, _("How close does it feel?"))
    scale.set_value(4)
    card.body.addWidget(scale)
