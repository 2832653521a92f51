"""What is inside of other components: libraries that a wheel was built with, and its crates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from packageurl import PackageURL

from release.decisions import TEXTS, decisions
from release.owners import name_of
from release.piece import Component, ContentsError, Piece, Text


def inside(components: Iterable[Component]) -> list[Component]:
    """Return the parts of what is there: those written down here, and those that wheels list."""
    found: list[Component] = []
    for component in components:
        if component.origin != "pypi":
            continue
        written = [row for row in decisions().parts if row["within"] == component.name.lower()]
        found += [part for row in written if (part := _part(row, component))]
        _look_again(component, written)
        found += _listed(component)
    return found


def _part(row: dict[str, Any], holder: Component) -> Component | None:
    """Return a part that was written down, if the file that holds it is there."""
    pattern = re.compile(row["files"])
    pieces = tuple(piece for piece in holder.pieces if pattern.search(piece.to))
    if not pieces:
        return None
    version = _version(row, holder, pieces)
    name: str = row["name"]
    return Component(
        name=name,
        version=version,
        licence=row["licence"],
        purl=row.get("purl", "") or str(PackageURL("generic", None, name.lower(), version or None)),
        origin="part",
        texts=tuple(_text(holder.name, each) for each in row["texts"]),
        pieces=pieces,
        within=holder.name,
        note=row.get("note", ""),
    )


def _version(row: dict[str, Any], holder: Component, pieces: tuple[Piece, ...]) -> str:
    """Return a part's version as its file or its wheel says it, where one does."""
    if named := row.get("version_listed"):
        return next((str(each["version"]) for each in _bills(holder) if each["name"] == named), "")
    if "version_in" not in row:
        return str(row.get("version", ""))
    pattern = re.compile(row["version_in"].encode())
    for piece in pieces:
        for where in (piece.to.encode(), Path(piece.source).read_bytes()):
            if found := pattern.search(where):
                return found.group(1).decode()
    if "seen" not in row:
        return ""
    raise ContentsError(
        f"{row['name']} does not say its version in {pieces[0].to}: look again what "
        f"{row['within']} brings, and put release/licences.toml right."
    )


def _text(holder: str, named: str) -> Text:
    """Return a text of ours, or (`dist:...`) one that the holder brings."""
    if not named.startswith("dist:"):
        return Text(TEXTS / named, named)
    name = named.removeprefix("dist:")
    for file in Distribution.from_name(holder).files or ():
        if str(file).replace("\\", "/").endswith(name):
            return Text(Path(str(file.locate())), name_of(file.parts[1:]))
    raise ContentsError(f"{holder} no longer brings {name}: put release/licences.toml right.")


def _look_again(holder: Component, written: list[dict[str, Any]]) -> None:
    """Ask for a second look where a wheel with compiled parts has another version than was read."""
    for row in written:
        if (seen := row.get("seen")) and seen != holder.version:
            raise ContentsError(
                f"{holder.name} {holder.version} is inside, but what is built into it was last "
                f"read for {seen}: look again, and put release/licences.toml right."
            )


def _listed(holder: Component) -> list[Component]:
    """Return the crates of Rust that a wheel lists in its own bills of material.

    What else is in those bills is written down in licences.toml: Pillow lists what it could be
    built with, and cryptography's OpenSSL comes without a licence.
    """
    compiled = tuple(piece for piece in holder.pieces if piece.kind == "EXTENSION")
    if not compiled:
        return []
    found = [_from_bill(row, holder, compiled) for row in _bills(holder)]
    return [part for part in found if part]


def _bills(holder: Component) -> Iterable[dict[str, Any]]:
    for file in Distribution.from_name(holder.name).files or ():
        if file.parent.name == "sboms" and file.suffix == ".json":
            bill = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
            yield from bill.get("components", [])


def _from_bill(
    row: dict[str, Any], holder: Component, pieces: tuple[Piece, ...]
) -> Component | None:
    if not row.get("purl", "").startswith("pkg:cargo/"):
        return None
    licence = row["licenses"][0]["expression"]
    return Component(
        name=row["name"],
        version=row["version"],
        licence=licence,
        purl=re.sub(r"\?.*", "", row["purl"]),
        origin="crate",
        texts=decisions().generic(licence),
        pieces=pieces,
        within=holder.name,
        note=f"by {row['author']}" if row.get("author") else "",
    )
