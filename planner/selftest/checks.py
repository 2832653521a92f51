"""Checks one after the other, each with its time; where one fails the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from planner.errors import PlannerError
from planner.words import N_, _

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

    `advice` is what to do where it fails.
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
        return State.WRONG, found, _(check.advice)
    except Exception as error:  # noqa: BLE001 - whatever a broken installation raises
        return State.WRONG, f"{type(error).__name__}: {error}", _(check.advice)


def sentence(outcomes: list[Outcome]) -> str:
    """How it all ended, in one sentence."""
    wrong = [each.name for each in outcomes if each.state is State.WRONG]
    if wrong:
        return _("Not right: {names}. The lines above say what to do.").format(
            names="; ".join(wrong)
        )
    tried = sum(each.state is State.FINE for each in outcomes)
    return _("Everything that was tried works: {count} checks.").format(count=tried)
