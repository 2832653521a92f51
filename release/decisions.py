"""What has been decided about the works of others, from licences.toml, and whether it is kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from license_expression import get_spdx_licensing

from release.piece import PACKED, Component, ContentsError, Text

HERE = Path(__file__).resolve().parent
#: Texts that go along wherever a component brings none.
TEXTS = HERE / "texts"
#: What has no licence because nobody can have rights in it; SPDX has no name for that.
PUBLIC_DOMAIN = "LicenseRef-public-domain"
#: A licence that nobody has read yet.
UNDECIDED = "LicenseRef-not-decided"


class Said(Protocol):
    """What a distribution says of itself: the fields of its METADATA."""

    def __getitem__(self, name: str) -> str | None: ...


class Decisions:
    """licences.toml, with the names of packages made alike."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        self.allowed: dict[str, str] = dict(written["allowed"])
        self.parts: list[dict[str, Any]] = list(written.get("part", []))
        self.quiet: dict[str, str] = dict(written["quiet"])
        self._texts: dict[str, list[str]] = dict(written["texts"])
        self._distributions: dict[str, str] = dict(written["distributions"])
        self._distributions_texts: dict[str, list[str]] = dict(written["distributions_texts"])
        self._debian: dict[str, str] = dict(written["debian"])

    def licence_of(self, name: str, said: Said) -> str:
        """Return a distribution's licence: as decided here, or as it says itself."""
        return self._distributions.get(_alike(name)) or said["License-Expression"] or UNDECIDED

    def texts_of(self, name: str) -> tuple[Text, ...]:
        """Return the texts that stand in where a distribution brings none."""
        names = self._distributions_texts.get(_alike(name), [])
        return tuple(Text(TEXTS / each, each) for each in names)

    def debian(self, package: str) -> str:
        """Return the licence of a library of Debian; since Debian 13 some end in t64."""
        return self._debian.get(_alike(package.removesuffix("t64")), UNDECIDED)

    def generic(self, licence: str) -> tuple[Text, ...]:
        """Return texts of our own for one choice of a licence, so far as there are any."""
        for choice in choices(licence):
            if all(each in self._texts for each in choice):
                names = [name for each in sorted(choice) for name in self._texts[each]]
                return tuple(Text(TEXTS / name, name) for name in names)
        return ()

    def allows(self, licence: str) -> bool:
        """Say whether something under this licence may be passed on with the program."""
        return any(
            all(each in self.allowed or each == PUBLIC_DOMAIN for each in choice)
            for choice in choices(licence)
        )

    def must_allow(self, components: Iterable[Component]) -> None:
        """Raise ContentsError naming what may not be passed on."""
        refused = [one for one in components if not self.allows(one.licence)]
        if refused:
            named = "\n".join(f"  {one.name}: {one.licence}, {_where(one)}" for one in refused)
            raise ContentsError(
                f"These may not be passed on with the program:\n{named}\nLeave them out in "
                "build.spec, or read their texts and decide in release/licences.toml."
            )

    def must_be_exchangeable(self, components: Iterable[Component]) -> None:
        """Raise ContentsError naming what the LGPL wants in files of its own, and is packed."""
        packed = [
            f"{one.name}: {', '.join(names)}"
            for one in components
            if (names := [piece.to for piece in one.pieces if piece.kind in PACKED])
            and all(any("LGPL" in each for each in choice) for choice in choices(one.licence))
        ]
        if packed:
            raise ContentsError(
                "Under the LGPL, and packed into the program's file where nobody can exchange it "
                f"(module_collection_mode in build.spec): {'; '.join(packed)}."
            )


def _where(component: Component) -> str:
    return ", ".join(piece.to for piece in component.pieces[:3]) or f"in {component.within}"


@cache
def choices(licence: str) -> list[frozenset[str]]:
    """Return the ways to accept a licence: each a set of licences that hold together."""
    spdx = _spdx()
    tree = spdx.parse(licence)
    if unknown := set(spdx.unknown_license_keys(tree)) - {PUBLIC_DOMAIN, UNDECIDED}:
        raise ContentsError(f"SPDX knows no licence {', '.join(sorted(unknown))}.")
    return _choices(spdx, tree)


def _choices(spdx: Any, tree: Any) -> list[frozenset[str]]:
    if isinstance(tree, spdx.OR):
        return [choice for branch in tree.args for choice in _choices(spdx, branch)]
    if isinstance(tree, spdx.AND):
        whole = [frozenset[str]()]
        for branch in tree.args:
            whole = [kept | choice for kept in whole for choice in _choices(spdx, branch)]
        return whole
    return [frozenset({tree.render()})]


@cache
def _spdx() -> Any:
    return get_spdx_licensing()  # slow to make


@cache
def decisions() -> Decisions:
    """Read licences.toml once."""
    return Decisions(tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8")))


def generic_text(licence: str) -> Path:
    """Return our own text of a licence."""
    return decisions().generic(licence)[0].source


def _alike(name: str) -> str:
    """Write a package's name in one way: PyPI takes capitals, dots and strokes for the same."""
    return re.sub(r"[^a-z0-9]", "-", name.lower())
