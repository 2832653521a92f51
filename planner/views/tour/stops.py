"""What the tour shows, in its order: a part of the window, and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.views.navigation import Room
from planner.words import N_

if TYPE_CHECKING:
    from planner.views.workspace import Workspace

_ON_A_PERSON = N_("It is at the top of a person's page. Open somebody under People to see it.")


@dataclass(frozen=True)
class Stop:
    """One part: how it is found, and where to look while it does not show."""

    title: str
    words: str
    part: Callable[[Workspace], QWidget]
    #: Where it is while it does not show, and the way there.
    elsewhere: str = ""
    way: Callable[[Workspace], QWidget] | None = None


def _rail(workspace: Workspace) -> QWidget:
    return workspace.rail


def _today(workspace: Workspace) -> QWidget:
    return workspace.rail.items[Room.TODAY]


def _new_person(workspace: Workspace) -> QWidget:
    return workspace.top_bar.new_person


def _start(workspace: Workspace) -> QWidget:
    return workspace.frame.bar.start


def _keeping_safe(workspace: Workspace) -> QWidget:
    return workspace.frame.bar.keeping_safe


def _print(workspace: Workspace) -> QWidget:
    return workspace.frame.bar.print


def _turn(workspace: Workspace) -> QWidget:
    return workspace.frame.bar.turn


def _lock(workspace: Workspace) -> QWidget:
    return workspace.rail.lock


def _people(workspace: Workspace) -> QWidget:
    return workspace.rail.items[Room.PEOPLE]


STOPS = (
    Stop(
        N_("The way round"),
        N_("Today, People and Settings are always at this side. You can go in any order."),
        _rail,
    ),
    Stop(
        N_("Today"),
        N_("Each day begins here: who you are meeting, what is due, and what waits for you."),
        _today,
    ),
    Stop(
        N_("New person"),
        N_("What they would like to be called is enough. The rest can come later, or never."),
        _new_person,
        N_("It is at the top of Today and of People."),
        _today,
    ),
    Stop(
        N_("Start visit"),
        N_(
            "It asks who is here, and turns Together on: notes, search and everyone else are "
            "hidden, so that you can both look at the screen."
        ),
        _start,
        _ON_A_PERSON,
        _people,
    ),
    Stop(
        N_("Keeping safe"),
        N_(
            "Who to ring is one press away on every page of a person. A concern opens only once "
            "the screen is turned away."
        ),
        _keeping_safe,
        _ON_A_PERSON,
        _people,
    ),
    Stop(
        N_("Print plan"),
        N_("You choose together what goes on paper. Working notes and concerns never do."),
        _print,
        _ON_A_PERSON,
        _people,
    ),
    Stop(
        N_("Turn the screen"),
        N_(
            "One question at a time, in large letters, and nothing else. Your PIN brings the page "
            "back."
        ),
        _turn,
        _ON_A_PERSON,
        _people,
    ),
    Stop(
        N_("Lock and cover"),
        N_(
            "Lock closes the vault. F9 covers the screen for a moment. F1 helps with the page you "
            "are on, and Settings, Help, shows this tour again."
        ),
        _lock,
    ),
)
