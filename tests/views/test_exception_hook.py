"""The exception hook: words kept, log without them, the truth told."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.errors import StorageError
from planner.views.exception_hook import LOG_FILE, ExceptionHook, log_to, without_words
from tests.fakes import FakeDialogs

SECRET = "Margaret misses the knitting girls"


def fail(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as raised:
        return raised


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The program's log."""
    root = logging.getLogger()
    before = list(root.handlers)
    log_to(tmp_path)
    yield tmp_path / LOG_FILE
    for logger, handlers in ((root, before), (logging.getLogger("planner"), [])):
        for handler in [each for each in logger.handlers if each not in handlers]:
            logger.removeHandler(handler)
            handler.close()


def test_the_log_says_where_and_never_what(log: Path, qtbot: QtBot) -> None:
    drafts: list[bool] = []
    dialogs = FakeDialogs()
    error = fail(KeyError(SECRET))

    def save() -> bool:
        drafts.append(True)
        return True

    ExceptionHook(dialogs, save).happened(KeyError, error, error.__traceback__)
    written = log.read_text()
    assert "KeyError at test_exception_hook.py" in written
    assert SECRET not in written
    assert drafts == [True]
    assert "is saved" in dialogs.told[0].sentence
    assert SECRET not in dialogs.told[0].details


def test_an_error_that_is_logged_along_is_written_without_its_words(log: Path) -> None:
    """Whoever in the program logs it, and however deep its logger."""
    try:
        raise KeyError(SECRET) from ValueError(SECRET)
    except KeyError:
        logging.getLogger("planner.deep.er").exception("it failed")
    written = log.read_text()
    assert "it failed" in written
    assert "KeyError at test_exception_hook.py" in written
    assert SECRET not in written


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_fails_in_a_thread_or_while_thrown_away_is_logged_without_its_words(
    log: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Dropped:
        def __del__(self) -> None:
            raise LookupError(SECRET)

    def work() -> None:
        raise ArithmeticError(SECRET)

    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    ExceptionHook(FakeDialogs(), refuses).watch()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    dropped = Dropped()
    del dropped
    written = log.read_text()
    assert "ArithmeticError at test_exception_hook.py" in written
    assert "LookupError at test_exception_hook.py" in written
    said = capfd.readouterr()
    assert SECRET not in written + said.out + said.err


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
    ExceptionHook(dialogs, cannot).happened(ValueError, error, error.__traceback__)
    assert "may not be saved" in dialogs.told[0].sentence


def test_an_expected_failure_is_told_as_it_is(qtbot: QtBot) -> None:
    dialogs = FakeDialogs()
    error = fail(StorageError("That change is not saved yet."))
    ExceptionHook(dialogs, sys.exit).happened(StorageError, error, error.__traceback__)
    assert dialogs.told[0].sentence == "That change is not saved yet."


def test_places_are_named_from_the_inside_out() -> None:
    assert without_words(fail(OSError(SECRET))).startswith("OSError at test_exception_hook.py:")


def test_what_a_library_logs_or_warns_of_is_printed_nowhere(tmp_path: Path) -> None:
    """In a process of its own: pytest listens to every logger in this one."""
    program = (
        "import logging, sys, pathlib, warnings\n"
        "from planner.views.exception_hook import log_to\n"
        "log_to(pathlib.Path(sys.argv[1]))\n"
        f"logging.getLogger('some.library').error('bad value %s', {SECRET!r})\n"
        f"warnings.warn({SECRET!r})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr, (tmp_path / LOG_FILE).read_text()) == ("", "", "")
