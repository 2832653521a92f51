"""The exception hook: words kept, log without them, the truth told."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.errors import StorageError
from planner.views.mishaps import LOG_FILE, Mishaps, log_to, without_words
from tests.fakes import FakeDialogs

SECRET = "Margaret misses the knitting girls"


def fail(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as raised:
        return raised


def test_the_log_says_where_and_never_what(tmp_path: Path, qtbot: QtBot) -> None:
    log_to(tmp_path)
    drafts: list[bool] = []
    dialogs = FakeDialogs()
    error = fail(KeyError(SECRET))

    def save() -> bool:
        drafts.append(True)
        return True

    Mishaps(dialogs, save).happened(KeyError, error, error.__traceback__)
    for handler in logging.getLogger("planner").handlers:
        handler.flush()
    written = (tmp_path / LOG_FILE).read_text()
    assert "KeyError at test_mishaps.py" in written
    assert SECRET not in written
    assert drafts == [True]
    assert "is saved" in dialogs.told[0].sentence
    assert SECRET not in dialogs.told[0].details
    for handler in list(logging.getLogger("planner").handlers):
        logging.getLogger("planner").removeHandler(handler)
        handler.close()


def raises() -> bool:
    raise StorageError("full")


def refuses() -> bool:
    return False


@pytest.mark.parametrize("cannot", [raises, refuses])
def test_where_drafts_cannot_be_saved_it_says_that(
    qtbot: QtBot, cannot: Callable[[], bool]
) -> None:
    dialogs = FakeDialogs()
    error = fail(ValueError(SECRET))
    Mishaps(dialogs, cannot).happened(ValueError, error, error.__traceback__)
    assert "may not be saved" in dialogs.told[0].sentence


def test_an_expected_failure_is_told_as_it_is(qtbot: QtBot) -> None:
    dialogs = FakeDialogs()
    error = fail(StorageError("That change is not saved yet."))
    Mishaps(dialogs, sys.exit).happened(StorageError, error, error.__traceback__)
    assert dialogs.told[0].sentence == "That change is not saved yet."


def test_places_are_named_from_the_inside_out() -> None:
    assert without_words(fail(OSError(SECRET))).startswith("OSError at test_mishaps.py:")
