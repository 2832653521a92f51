"""Holds a bundle's folder against what is said to be inside it: nothing more, nothing less.

`python -m release.audit FOLDER SBOM` does it for a bundle that somebody was given.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from release.piece import INSIDE, PROGRAM, Component

#: The folder of licences in a bundle, and the list in it.
FOLDER = "licences"
LIST = "LICENCES.txt"
#: How the list begins a line that names a text.
TEXT = "    text: "
#: The property of a part in the bill of materials: which component it is built into.
WITHIN = "pathway-planner:within"


def files(bundle: Path) -> Iterator[str]:
    """Return what PyInstaller put into a bundle, below its folder."""
    for path in sorted((bundle / INSIDE).rglob("*")):
        if path.is_symlink() or path.is_file():
            yield path.relative_to(bundle).as_posix()
    if (bundle / PROGRAM).is_file():
        yield PROGRAM


def unowned(components: Iterable[Component], bundle: Path) -> list[str]:
    """Return the files of a bundle that belong to no component."""
    owned = {piece.place for component in components for piece in component.pieces}
    return [name for name in files(bundle) if name not in owned]


def absent(components: Sequence[Component], bundle: Path) -> list[str]:
    """Return the components of which no file is in a bundle."""
    there = set(files(bundle))
    return [one.name for one in components if not any(piece.place in there for piece in one.pieces)]


def wrong(bundle: Path, sbom: Path) -> list[str]:
    """Return what is not right between a bundle, its licences and its bill of materials."""
    bill = json.loads(sbom.read_text(encoding="utf-8"))
    whole = [bill["metadata"]["component"], *bill["components"]]
    listed = {row["name"]: row["hashes"][0]["content"] for row in _files_of(whole)}
    return [
        *_wrong_files(bundle, listed),
        *(
            f"{name}: in the bill of materials, but not there"
            for name in sorted(listed)
            if not (bundle / name).is_file()
        ),
        *_wrong_licences(bundle / FOLDER, whole),
    ]


def _files_of(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield from component.get("components", ())


def _wrong_files(bundle: Path, listed: dict[str, str]) -> Iterator[str]:
    inside = (bundle / INSIDE).resolve()
    for name in files(bundle):
        path = bundle / name
        if path.is_symlink():
            if not (path.exists() and path.resolve().is_relative_to(inside)):
                yield f"{name}: a link to what is not in the bundle"
        elif name not in listed:
            yield f"{name}: not in the bill of materials"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != listed[name]:
            yield f"{name}: changed since the bill of materials was written"


def _wrong_licences(folder: Path, components: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield components that the list does not name, and texts that it names and that are gone."""
    if not (folder / LIST).is_file():
        yield f"{FOLDER}/{LIST}: not there"
        return
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    named = {line.partition(": ")[0] for line in lines}
    for row in components:
        within = [said["value"] for said in row.get("properties", ()) if said["name"] == WITHIN]
        heading = ", in ".join([f"{row['name']} {row.get('version', '')}".rstrip(), *within])
        if heading not in named:
            yield f"{heading}: no licence in {FOLDER}/{LIST}"
    places = [line.removeprefix(TEXT) for line in lines if line.startswith(TEXT)]
    yield from (
        f"{FOLDER}/{place}: named in the list, but not there"
        for place in sorted(set(places))
        if not (folder / place).is_file()
    )


def main(arguments: Sequence[str]) -> int:
    """Say what is wrong; gives the exit status."""
    found = wrong(Path(arguments[0]), Path(arguments[1]))
    print("\n".join(found) or "Everything in the folder is accounted for, and nothing is missing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
