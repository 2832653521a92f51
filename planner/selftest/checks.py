"""Checks one after the other, each with its time; where one fails the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from planner.errors import PlannerError
from planner.words import N_, _, plural

TrialT = TypeVar("TrialT")
#: What to do where a part of the program itself is missing or broken.
INSTALL_AGAIN = N_("Install Pathway Planner again.")


class State(StrEnum):
    """How a check ended."""

    FINE = "fine"
    WRONG = "wrong"
    NOT_TRIED = "not_tried"


class NotRightError(PlannerError):
    """A check found something else than it should have."""


class NotTriedError(PlannerError):
    """A check has nothing to try: what it needs is not here, which is no fault of this program."""


@dataclass(frozen=True)
class Check(Generic[TrialT]):
    """One thing that has to work; `run` gives what it found, in a few words, and raises else.

    `advice` is what to do where it fails; empty where what it raises says that itself.
    """

    name: str
    run: Callable[[TrialT], str]
    advice: str = INSTALL_AGAIN


@dataclass(frozen=True)
class Outcome:
    """How one check ended, in words for whoever looks after the computer."""

    name: str
    state: State
    milliseconds: int
    found: str = ""
    advice: str = ""


def run(
    checks: Iterable[Check[TrialT]],
    trial: TrialT,
    begins: Callable[[str], None],
) -> Iterator[Outcome]:
    """The outcome of each check as it ends; `begins` is told the name of each before."""
    for check in checks:
        name = _(check.name)
        begins(name)
        started = time.perf_counter()
        state, found, advice = _tried(check, trial)
        spent = round((time.perf_counter() - started) * 1000)
        yield Outcome(name, state, spent, found, advice)


def _tried(check: Check[TrialT], trial: TrialT) -> tuple[State, str, str]:
    try:
        return State.FINE, check.run(trial), ""
    except NotTriedError as error:
        return State.NOT_TRIED, str(error), ""
    except PlannerError as error:
        found = f"{error} ({error.details})" if error.details else str(error)
        return State.WRONG, found, _(check.advice) if check.advice else ""
    except Exception as error:  # noqa: BLE001 - whatever a broken installation raises
        return State.WRONG, f"{type(error).__name__}: {error}", _(check.advice or INSTALL_AGAIN)


def in_numbers(outcomes: list[Outcome]) -> str:
    """How many were tried and how many not, and whether those that were tried work."""
    wrong = sum(each.state is State.WRONG for each in outcomes)
    untried = sum(each.state is State.NOT_TRIED for each in outcomes)
    said = [
        plural("{count} thing was tried.", "{count} things were tried.", len(outcomes) - untried)
    ]
    if untried:
        said.append(
            plural(
                "{count} thing could not be tried here.",
                "{count} things could not be tried here.",
                untried,
            )
        )
    if wrong:
        said.append(plural("{count} thing does not work.", "{count} things do not work.", wrong))
    else:
        said.append(_("What was tried works.") if untried else _("Everything works."))
    return " ".join(said)


def sentence(outcomes: list[Outcome]) -> str:
    """How it all ended, for a terminal: below a line for each."""
    wrong = [each.name for each in outcomes if each.state is State.WRONG]
    said = in_numbers(outcomes)
    if wrong:
        names = _("Not right: {names}. The lines above say what to do.")
        said = f"{said} {names.format(names='; '.join(wrong))}"
    return said
