"""What requirements.lock holds, and which of it is passed on with the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

from release.piece import Component, ContentsError

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
#: Who asks for a package, as the lock writes it, where the program itself does.
_PROGRAM = "pathway-planner (pyproject.toml)"
#: Developers' tools of which a piece goes along: the start of the program, and what it runs first.
_START = ("pyinstaller", "pyinstaller-hooks-contrib")
_LINE = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]*?))?(?: \\)?$")
_VIA = re.compile(r"^ +# +(?:via )?(?!via$)(.+)$")


@dataclass(frozen=True)
class Locked:
    """One package of the lock."""

    name: str
    version: str
    marker: str  # on which computers it is installed; empty for all
    asked_by: tuple[str, ...]


def locked(text: str | None = None) -> list[Locked]:
    """Read the lock."""
    found: list[Locked] = []
    for line in (LOCK.read_text(encoding="utf-8") if text is None else text).splitlines():
        if match := _LINE.match(line):
            found.append(Locked(match[1], match[2], match[3] or "", ()))
        elif (match := _VIA.match(line)) and found:
            last = found[-1]
            found[-1] = Locked(last.name, last.version, last.marker, (*last.asked_by, match[1]))
    return found


def shipped(packages: list[Locked]) -> list[Locked]:
    """Return what the program needs, and what that needs in turn, and its start."""
    wanted = {_PROGRAM}
    while True:
        more = {one.name for one in packages if wanted.intersection(one.asked_by)}
        if more <= wanted:
            break
        wanted |= more
    return [one for one in packages if one.name in wanted or one.name in _START]


def must_be_shipped(components: Iterable[Component]) -> None:
    """Raise ContentsError where a bundle holds a package that the program does not ask for.

    PyInstaller takes along whatever is installed and could be imported; what is passed on is what
    the lock says, in the version that it says.
    """
    wanted = {one.name: one.version for one in shipped(locked())}
    strange = [
        f"{one.name} {one.version}"
        for one in components
        if one.origin == "pypi" and wanted.get(canonicalize_name(one.name)) != one.version
    ]
    if strange:
        raise ContentsError(
            f"{', '.join(strange)}: inside, but nothing that the program asks for, or not as "
            "requirements.lock has it. Leave it out in build.spec, or run make prepare."
        )
