"""Where results go: a line for each check, on the terminal, and into a file where one is named.

A packed program on Windows has no terminal at all, so the file is the way there. One whose name
ends in `.jsonl` gets an object a line: for Settings, and for whoever checks many computers.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from planner.selftest.checks import Outcome, State
from planner.words import N_, _

LINES = ".jsonl"
_STATES = {
    State.FINE: N_("fine"),
    State.WRONG: N_("NOT RIGHT"),
    State.NOT_TRIED: N_("not tried"),
}


class Telling:
    """Says what is tried before it is tried, so that a hang shows where it is."""

    def __init__(self, file: Path | None = None) -> None:
        """Raises OSError where `file` cannot be written, and FileExistsError where there is one."""
        self._file: IO[str] | None = None
        self._objects = file is not None and file.suffix == LINES
        if file is not None:
            self._file = file.open("x", encoding="utf-8")  # held to the end
        self._terminal = _terminal()

    def say(self, words: str) -> None:
        """A line of words, for people."""
        self._put(f"{words}\n", also_file=not self._objects)
        if self._objects:
            self._object({"sentence": words})

    def begins(self, name: str) -> None:
        """A check is about to be tried."""
        self._put(f"{name} … ", also_file=not self._objects)
        if self._objects:
            self._object({"begins": name})

    def ended(self, outcome: Outcome) -> None:
        """How it ended, on the line that has its name."""
        words = _("{state}, {count} ms").format(
            state=_(_STATES[outcome.state]), count=outcome.milliseconds
        )
        more = " ".join(each for each in (outcome.found, outcome.advice) if each)
        self._put(f"{words}{': ' if more else ''}{_one_line(more)}\n", also_file=not self._objects)
        if self._objects:
            self._object(asdict(outcome))

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()

    @property
    def handle(self) -> int | None:
        """A file that Python's own dump of a hang can be written to, if there is one."""
        for stream in (self._file, self._terminal):
            with suppress(OSError, ValueError, AttributeError):
                if stream is not None:
                    return stream.fileno()
        return None

    def _object(self, held: dict[str, object]) -> None:
        self._write(self._file, json.dumps(held, ensure_ascii=False) + "\n")

    def _put(self, words: str, *, also_file: bool) -> None:
        self._write(self._terminal, words)
        if also_file:
            self._write(self._file, words)

    @staticmethod
    def _write(stream: IO[str] | None, words: str) -> None:
        """A terminal that was closed, or a disk that is full, ends no check."""
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.write(words)
                stream.flush()


def _terminal() -> IO[str] | None:
    """The terminal, whatever letters it knows; None where the program has none."""
    terminal: IO[str] | None = sys.stdout
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    return terminal


def _one_line(words: str) -> str:
    return " ".join(words.split())
