"""The one hook for what nobody foresaw: keeps the words, logs without any, tells the truth."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from planner.errors import PlannerError
from planner.system.files import make_own
from planner.system.log_file import LOG_FILE as LOG_FILE
from planner.system.log_file import MOST_BYTES, OLDER
from planner.views.dialogs import Dialogs
from planner.words import _

#: Lines of the log that are shown, copied or saved.
MOST_LINES = 500
_log = logging.getLogger("planner")


def log_to(folder: Path) -> None:
    """Write the log into `folder`; where that cannot be, the program runs without one.

    What libraries would say or warn of goes nowhere: it might quote what they were given, and what
    is printed lies in the desktop's own log.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(capture=True)
    try:
        make_own(folder)
        handler = _Log(
            folder / LOG_FILE, maxBytes=MOST_BYTES, backupCount=OLDER, encoding="utf-8", delay=False
        )
    except OSError:
        _log.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


class _Log(RotatingFileHandler):
    """A line that a full disk or a stick that is gone does not take is left out."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging calls it
        """Say nothing: logging would write to the terminal where the line came from."""


class _Formatter(logging.Formatter):
    """Writes of an error that is logged along where it came from, never what it says."""

    def formatException(  # noqa: N802 - as logging calls it
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """As `without_words`."""
        return without_words(ei[1]) if ei[1] is not None else ""


def read_log(folder: Path) -> str:
    """The newest lines of the log in `folder`, the oldest of them first; empty without one."""
    lines: list[str] = []
    for name in (f"{LOG_FILE}.2", f"{LOG_FILE}.1", LOG_FILE):
        with suppress(OSError):
            lines += (folder / name).read_text("utf-8", "replace").splitlines()
    return "\n".join(lines[-MOST_LINES:])


def without_words(error: BaseException) -> str:
    """Where `error` came from: its type, files and lines; its message may hold a person's words."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"


class ExceptionHook:
    """Takes over `sys.excepthook`. `save_drafts` saves what is typed; False where it failed."""

    def __init__(self, dialogs: Dialogs, save_drafts: Callable[[], bool]) -> None:
        self._dialogs = dialogs
        self._save_drafts = save_drafts
        self._telling = False

    def watch(self) -> None:
        """From now on nothing fails unseen, and nothing that failed is printed with its words."""
        sys.excepthook = self.happened
        sys.unraisablehook = _note_unraisable
        threading.excepthook = _note_thread

    def happened(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        """Log where it happened, save drafts, and say so once."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        where = without_words(error)
        _log.error("%s", where)
        if self._telling:
            return
        self._telling = True
        try:
            self._dialogs.tell(self._sentence(error), details=where)
        finally:
            self._telling = False

    def _sentence(self, error: BaseException) -> str:
        if isinstance(error, PlannerError):
            return str(error)
        try:
            saved = self._save_drafts()
        except Exception as second:  # noqa: BLE001 - told below, and logged without words
            _log.error("%s", without_words(second))
            saved = False
        if not saved:
            return _(
                "Something went wrong in the program, and the last words typed may not be saved. "
                "Copy them to paper, then close the program and open it again."
            )
        return _(
            "Something went wrong in the program. Everything typed so far is saved. "
            "If a page looks odd, close the program and open it again."
        )


def _note_unraisable(failed: sys.UnraisableHookArgs) -> None:
    """What failed where nobody can be told, such as while something was thrown away."""
    if failed.exc_value is not None:
        _log.error("%s", without_words(failed.exc_value))


def _note_thread(failed: threading.ExceptHookArgs) -> None:
    """What ended a thread; whoever waits for the thread tells the planner."""
    if failed.exc_value is not None:
        _log.error("%s", without_words(failed.exc_value))
