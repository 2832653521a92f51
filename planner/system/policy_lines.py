"""The lines of a policy, each taken as it is or named with what would be allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from planner.words import _, plural

#: Stands for the name of the account that is signed in.
USER = "{user}"
LONGEST_NAME, _LONGEST_PATH, _LONGEST_KEY = 120, 400, 40
_PICTURES = (".png", ".svg")
#: Joiners belong to letters of some languages, though nothing of them shows.
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_VARIABLE = re.compile(r"%\w+%|\$\w+[/\\]|[{}]")


class Lines:
    """Reads what was found; what is wrong about it is collected, and counts as not said."""

    def __init__(
        self, found: Mapping[str, Any], keys: Mapping[str, Sequence[str]], folder: Path
    ) -> None:
        self._found = found
        self._folder = folder
        self._faults: list[str] = []
        self._wrong: set[str] = set()
        #: Whether anything is misspelt or stands where nobody looks: it may be any line there is.
        self.may_be_misplaced = False
        for name, value in found.items():
            if name == "version":
                self.may_be_misplaced |= _holds_lines(value)
            elif name not in keys:
                self.may_be_misplaced = True
                self._fault(name, _shown(name), _is_unknown(["version", *keys]))
            elif not isinstance(value, dict):
                self.may_be_misplaced = True
                self._fault(name, name, _("is not understood: it has to be a part of its own."))
            else:
                self._look_through(name, value, keys[name])

    def _look_through(self, table: str, part: Mapping[str, Any], known: Sequence[str]) -> None:
        for key, value in part.items():
            if key not in known:
                self.may_be_misplaced = True
                self._fault(table, f"{table}.{_shown(key)}", _is_unknown(known))
            elif _holds_lines(value):
                self.may_be_misplaced = True

    def said(self, most: int) -> tuple[str, ...]:
        """The sentences; more than `most` are counted."""
        more = len(self._faults) - most
        if more <= 0:
            return tuple(self._faults)
        rest = plural("And {count} more mistake.", "And {count} more mistakes.", more)
        return (*self._faults[:most], rest)

    def is_wrong(self, table: str) -> bool:
        """Whether anything in a part of it is wrong."""
        return table in self._wrong

    def check_version(self, known: int) -> None:
        """Which version of policies it is written for."""
        found = self._found.get("version")
        if type(found) is int and found > known:
            self._fault(
                "version",
                "version",
                _("is of a newer program: this one knows {known}.").format(known=known),
            )
        elif type(found) is not int or found != known:
            self._fault(
                "version",
                "version",
                _("is not understood: {known} is allowed.").format(known=known),
            )

    def whole(self, table: str, key: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        value = self._value(table, key)
        if value is None:
            return None
        if type(value) is int and least <= value <= most:
            return value
        self._refuse(
            table,
            key,
            _("is not allowed: it has to be a whole number from {least} to {most}.").format(
                least=least, most=most
            ),
        )
        return None

    def truth(self, table: str, key: str) -> bool | None:
        """True or false."""
        value = self._value(table, key)
        if value is None or isinstance(value, bool):
            return value
        self._refuse(table, key, _("is not allowed: it has to be true or false, without quotes."))
        return None

    def name(self, table: str, key: str) -> str:
        """What something is called, on one line."""
        value = self._value(table, key)
        if value is None:
            return ""
        if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME and _plain(value):
            return value.strip()
        self._refuse(
            table,
            key,
            _("is not allowed: it has to be one line of at most {most} letters.").format(
                most=LONGEST_NAME
            ),
        )
        return ""

    def picture(self, table: str, key: str) -> Path | None:
        """A picture beside the policy; what is in it is looked at when it is drawn."""
        value = self._value(table, key)
        if value is None:
            return None
        if isinstance(value, str) and _plain(value) and _is_file_name(value):
            picture = self._folder / value
            if _is_file(picture):
                return picture
        self._refuse(
            table,
            key,
            _("is not allowed: it has to be the name of a PNG or SVG file beside the policy."),
        )
        return None

    def folder(self, table: str, key: str) -> str:
        """A whole path, perhaps with the name of the account in it."""
        value = self._value(table, key)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= _LONGEST_PATH and _plain(value):
            path = PurePath(value)
            rest = value.replace(USER, "")
            if path.is_absolute() and ".." not in path.parts and not _VARIABLE.search(rest):
                if USER not in path.anchor:
                    return value
                self._refuse(
                    table,
                    key,
                    _("is not allowed: {user} has to stand below the share, not in its name."),
                )
                return ""
        self._refuse(
            table,
            key,
            _("is not allowed: it has to be a whole path, with nothing to fill in but {user}."),
        )
        return ""

    def _value(self, table: str, key: str) -> Any:
        part = self._found.get(table)
        return part.get(key) if isinstance(part, dict) else None

    def _refuse(self, table: str, key: str, what: str) -> None:
        self._fault(table, f"{table}.{key}", what)

    def _fault(self, table: str, key: str, what: str) -> None:
        """What was written there is not repeated: it may be anything."""
        self._wrong.add(table)
        self._faults.append(_("“{key}” {what}").format(key=key, what=what))


def _holds_lines(value: Any) -> bool:
    """Whether there may be lines inside it, where none belong."""
    return isinstance(value, dict | list)


def _is_unknown(known: Sequence[str]) -> str:
    return _("is not known here. These are: {keys}.").format(keys=", ".join(known))


def _shown(key: str) -> str:
    """A key that may be anything, fit to be read and logged."""
    return "".join(each if each.isprintable() else "?" for each in key[:_LONGEST_KEY])


def _plain(text: str) -> bool:
    """Whether nothing in it hides, turns the line round, or breaks it."""
    return text.translate(_JOINERS).isprintable()


def _is_file_name(text: str) -> bool:
    return Path(text).suffix.casefold() in _PICTURES and not set(text) & set('/\\:*?"<>|')


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
