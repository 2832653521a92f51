"""Every piece of a bundle has an owner, and what must not be passed on is refused by name."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from importlib.metadata import files
from pathlib import Path

import pytest
import sqlcipher3

from release import contents, parts
from release.decisions import PUBLIC_DOMAIN, TEXTS, choices, decisions
from release.locked import locked, shipped
from release.owners import ours
from release.piece import Component, ContentsError
from tests.release import small_bundle


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> list[Component]:
    """What the small bundle is made of."""
    path = small_bundle.inside(tmp_path_factory.mktemp("inside"))
    return contents.components(contents.read(path))


def test_each_piece_has_its_owner(components: list[Component]) -> None:
    owners = {piece.to: one.name for one in components if not one.within for piece in one.pieces}
    assert owners.pop("planner.words") == owners.pop("resources/tokens.json") == "pathway-planner"
    assert owners.pop("json") == "Python"
    assert owners.pop("resources/fonts/NotoSans-Regular.ttf") == "NotoSans"
    assert owners.pop("pathway-planner") == "pyinstaller"  # what starts it
    assert owners.pop("libz.so.1", "zlib1g") == "zlib1g"
    assert set(owners.values()) == {"sqlcipher3"}


def test_what_is_built_in_is_named_as_it_says_itself(components: list[Component]) -> None:
    versions = {one.name: one.version for one in components if one.within == "sqlcipher3"}
    connection = sqlcipher3.connect(":memory:")
    (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    assert versions["SQLCipher"] == cipher.split()[0]
    assert versions["SQLite"] == sqlcipher3.sqlite_version
    assert versions["OpenSSL"]


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (("strange.so", "/nowhere/strange.so", "BINARY"), "Nobody owns strange.so"),
        (("libQt6Gui.so.6", "PySide6/libQt6Gui.so.6", "SYMLINK"), "which is not inside"),
        (
            ("hypothesis", small_bundle.file_of("hypothesis", "hypothesis/core.py"), "PYMODULE"),
            None,
        ),
        (("tests", str(Path(__file__)), "DATA"), "Nobody owns tests"),
    ],
)
def test_what_should_not_be_inside_is_named(
    tmp_path: Path, piece: tuple[str, str, str], said: str | None
) -> None:
    with pytest.raises(ContentsError, match=said or piece[0]):
        contents.components(contents.read(small_bundle.inside(tmp_path, piece)))


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", "AGPL-3.0-only", "MIT AND GPL-2.0-only"])
def test_what_may_not_be_passed_on_is_refused(licence: str) -> None:
    refused = replace(ours(), name="readline", licence=licence)
    with pytest.raises(ContentsError, match="readline"):
        decisions().must_allow([ours(), refused])


def test_links_to_folders_and_through_links_belong_to_what_they_lead_to(tmp_path: Path) -> None:
    links = [
        ("Current", "sqlcipher3", "SYMLINK"),
        ("Cipher/Current", "../Current", "SYMLINK"),
    ]
    found = contents.components(contents.read(small_bundle.inside(tmp_path, *links)))
    (held,) = [one for one in found if one.name == "sqlcipher3" and not one.within]
    assert {"Current", "Cipher/Current"} <= {piece.to for piece in held.pieces}


@pytest.mark.parametrize("name", ["bidi", "PySide6", "shiboken6"])
def test_a_library_that_must_be_exchangeable_is_not_packed(tmp_path: Path, name: str) -> None:
    owner = {"bidi": "python-bidi", "PySide6": "PySide6_Essentials"}.get(name, name)
    source = small_bundle.file_of(owner, f"{name}/__init__.py")
    packed = small_bundle.inside(tmp_path, (name, source, "PYMODULE"))
    with pytest.raises(ContentsError, match=f"module_collection_mode.*{owner}: {name}"):
        contents.components(contents.read(packed))
    beside = small_bundle.inside(tmp_path, (f"{name}/__init__.py", source, "DATA"))
    found = contents.components(contents.read(beside))
    (held,) = [one for one in found if one.name == owner]
    assert [piece.place for piece in held.pieces] == [f"_internal/{name}/__init__.py"]


def test_a_licence_that_nobody_decided_is_refused() -> None:
    with pytest.raises(ContentsError, match="brand-new"):
        decisions().must_allow(
            [replace(ours(), name="brand-new", licence=decisions().debian("brand-new"))]
        )
    with pytest.raises(ContentsError, match="SPDX knows no licence"):
        choices("Proprietry")


def test_a_library_of_a_newer_debian_is_known_by_its_new_name() -> None:
    assert decisions().debian("libssl3t64") == decisions().debian("libssl3") == "Apache-2.0"


def test_one_choice_of_several_is_enough() -> None:
    assert decisions().allows("GPL-2.0-only OR MIT")
    assert decisions().allows(f"(GPL-2.0-only OR Zlib) AND {PUBLIC_DOMAIN}")
    assert not decisions().allows("(GPL-2.0-only OR Zlib) AND SSPL-1.0")


def test_another_version_of_a_wheel_asks_for_a_second_look(components: list[Component]) -> None:
    holder = next(one for one in components if one.name == "sqlcipher3")
    with pytest.raises(ContentsError, match=r"sqlcipher3 99\.0 is inside"):
        parts.inside([replace(holder, version="99.0")])


def test_every_licence_and_text_that_is_decided_on_is_there() -> None:
    names = {one.name for one in shipped(locked())}
    for row in decisions().parts:
        assert row["within"].replace("_", "-") in names, row["name"]
        assert choices(row["licence"])
        holds = re.compile(row["files"])
        there = [file for file in files(row["within"]) or () if holds.search(str(file))]
        assert there or sys.platform != "linux", row["name"]
        for text in row["texts"]:
            assert parts._text(row["within"], text).source.stat().st_size > 0, text
    used = {text for row in decisions().parts for text in row["texts"]}
    used |= {text for texts in decisions()._texts.values() for text in texts}
    lying = {path.name for path in TEXTS.glob("*.txt")}
    assert lying == {text for text in used if not text.startswith("dist:")}
    said = (TEXTS / "README.md").read_text("utf-8")
    assert [name for name in sorted(lying) if f"`{name}`" not in said] == []
    for licence in decisions().allowed:
        assert choices(licence)
    for licence in decisions()._debian.values():
        assert choices(licence)
