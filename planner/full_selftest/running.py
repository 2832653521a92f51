"""Runs every check, says how each ended, and ends in time."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from planner import __version__
from planner.selftest import core
from planner.selftest.checks import Check, NotRightError, Outcome, State, run, sentence
from planner.selftest.telling import Telling
from planner.selftest.trial import Trial
from planner.selftest.watchdog import SECONDS, Watchdog
from planner.system.startup_checks import what_lacks
from planner.words import N_, _

#: The parts of Qt that the program uses.
_QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork", "QtDBus")


def check_installation(file: Path | None = None) -> int:
    """Try everything, and say so; gives the exit status: 0 when all is fine, else 1."""
    try:
        telling = Telling(file)
    except FileExistsError:
        return _not_begun(_("There is a file of that name already. Choose another name."))
    except OSError as error:
        told = _("The results cannot be written there: {reason}.")
        return _not_begun(told.format(reason=error.strerror))
    trial = Trial()
    watchdog = Watchdog(partial(_hung, telling, trial), telling.handle)
    outcomes: list[Outcome] = []

    def begins(name: str) -> None:
        telling.begins(name)
        watchdog.begins(name)

    try:
        telling.say(_("Pathway Planner {version} tries itself.").format(version=__version__))
        for outcome in _every_outcome(trial, begins):
            telling.ended(outcome)
            outcomes.append(outcome)
        telling.say(sentence(outcomes))
    finally:
        watchdog.rest()
        trial.abandon()
        telling.close()
    return int(any(each.state is State.WRONG for each in outcomes))


def _not_begun(why: str) -> int:
    if sys.stderr is not None:  # a packed program on Windows has none
        sys.stderr.write(why + "\n")
    return 1


def _every_outcome(trial: Trial, begins: Callable[[str], None]) -> Iterator[Outcome]:
    yield from run(core.FIRST, trial, begins)
    (loaded,) = run([QT_LOADS], trial, begins)
    yield loaded
    if loaded.state is State.FINE:
        from planner.full_selftest import window_checks
        from planner.full_selftest.stage import Stage

        stage = Stage(trial)
        try:
            yield from run(window_checks.CHECKS, stage, begins)
        finally:
            stage.end()
    yield from run(core.LAST, trial, begins)


def _qt_loads(_trial: Trial) -> str:
    try:
        for name in _QT:
            importlib.import_module(f"PySide6.{name}")
        from PySide6.QtCore import qVersion

        from planner.full_selftest import window_checks as _imported
    except ImportError as error:
        raise NotRightError(what_lacks(error)) from error
    del _imported
    return f"Qt {qVersion()}"


def _hung(telling: Telling, trial: Trial, name: str) -> None:
    """A check took too long: say which, and leave nothing behind."""
    found = _("No answer after {count} seconds.").format(count=round(SECONDS))
    telling.ended(Outcome(name, State.WRONG, round(SECONDS * 1000), found))
    telling.say(_("Stopped at: {name}. Nothing after it was tried.").format(name=name))
    trial.remove()


QT_LOADS = Check(N_("Qt and its parts load"), _qt_loads, advice="")
