"""What is inside a bundle, and whose it is: `build.spec` writes down what it collects."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from release import parts
from release.decisions import decisions
from release.links import end
from release.locked import must_be_shipped
from release.owners import Owners, no_dpkg
from release.piece import Component, ContentsError, Piece

__all__ = ["Component", "ContentsError", "Piece", "components", "read"]

#: What has no file: a package that is only a folder shared by several distributions.
NO_FILE = "-"


def read(inside_json: Path) -> list[Piece]:
    """Read what `build.spec` wrote down while it collected a bundle."""
    rows = json.loads(inside_json.read_text(encoding="utf-8"))
    return [Piece(row["to"].replace("\\", "/"), row["from"], row["kind"]) for row in rows]


def components(pieces: Iterable[Piece]) -> list[Component]:
    """Say whose each piece is; raise ContentsError naming a file that nobody owns."""
    pieces = list(pieces)
    owners = Owners(pieces)
    held: dict[Component, list[Piece]] = defaultdict(list)
    links: list[Piece] = []
    unowned: list[str] = []
    for piece in [*pieces, owners.bootloader()]:
        if piece.kind == "SYMLINK":
            links.append(piece)
        elif piece.source != NO_FILE:
            owner = owners.of(piece)
            if owner is None:
                unowned.append(f"{piece.to} ({piece.source})")
            else:
                held[owner].append(piece)
    _follow(links, held, unowned)
    if unowned:
        raise ContentsError(
            f"Nobody owns {', '.join(sorted(unowned))}: leave it out in build.spec, or say whose "
            f"it is in release/owners.py.{no_dpkg()}"
        )
    whole = [owner.of(tuple(of_owner)) for owner, of_owner in held.items()]
    whole += parts.inside(whole)
    decisions().must_allow(whole)
    decisions().must_be_exchangeable(whole)
    must_be_shipped(whole)
    return sorted(whole, key=lambda one: (one.origin, one.name.lower(), one.version, one.within))


def _follow(links: list[Piece], held: dict[Component, list[Piece]], unowned: list[str]) -> None:
    """Give each link to the owner of what it leads to: of a folder, whoever has a file in it."""
    owner_at: dict[str, Component] = {}
    for owner, of_owner in held.items():
        for piece in of_owner:
            place = PurePosixPath(piece.to)
            for each in (place, *place.parents):
                owner_at.setdefault(str(each), owner)
    led = {link.to: link.source for link in links}
    for link in links:
        found = owner_at.get(end(link.to, led))
        if found is None:
            unowned.append(f"{link.to} (a link to {link.source}, which is not inside)")
        else:
            held[found].append(link)
