"""What is new in each version of the program, and which one a planner was told of last.

One short file a version lies in resources/whats_new. The newest version that ran is remembered and
never lowered: an older program that is opened in between says nothing, and makes nothing be said
again.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planner import __version__
from planner.system.resources import resource
from planner.system.settings import Settings

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


@dataclass(frozen=True)
class Note:
    """What one version brought, as Markdown."""

    version: str
    words: str


def number_of(version: str) -> tuple[int, ...]:
    """A version to compare with others; empty, and so below all, for what is none."""
    if not _VERSION.fullmatch(version):
        return ()
    return tuple(int(part) for part in version.split("."))


def notes(after: str = "", until: str = __version__) -> list[Note]:
    """Of each version later than `after`, up to `until`, the newest first.

    Empty where the program was packed without them.
    """
    try:
        files = list(resource("whats_new").glob("*.md"))
    except FileNotFoundError:
        return []
    wanted = {
        number_of(path.stem): path
        for path in files
        if number_of(after) < number_of(path.stem) <= number_of(until)
    }
    return [
        Note(path.stem, path.read_text("utf-8").strip())
        for _number, path in sorted(wanted.items(), reverse=True)
    ]


class News:
    """What of it is still to be said on this computer; kept in the settings at `path`."""

    def __init__(self, settings: Settings, path: Path, version: str = __version__) -> None:
        self._settings = settings
        self._path = path
        self.version = version
        #: The newest version that ran here before this one; empty before the first unlock.
        self.before = settings.newest_version

    def waits(self) -> bool:
        """Whether this version is newer than any that ran here, and there is something to say."""
        known = self._settings.newest_version
        return bool(
            number_of(known)
            and number_of(known) < number_of(self.version)
            and notes(known, self.version)
        )

    def begin(self) -> None:
        """The program was unlocked: where none ran before, there is nothing new about it."""
        if not number_of(self._settings.newest_version):
            self.told()

    def told(self) -> None:
        """It was said: not again. A disk that refuses has it said once more next time."""
        if number_of(self._settings.newest_version) < number_of(self.version):
            self._settings.newest_version = self.version
            with suppress(OSError):
                self._settings.save(self._path)
