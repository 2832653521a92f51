"""A bundle of a few files, collected as PyInstaller would: one of each kind of owner."""

from __future__ import annotations

import json
import shutil
import sysconfig
from importlib.metadata import Distribution
from pathlib import Path

import sqlcipher3

import planner
from release.owners import ROOT
from release.piece import INSIDE, PROGRAM

SQLCIPHER = Path(sqlcipher3.__file__).parent
SYSTEM = Path("/lib/x86_64-linux-gnu/libz.so.1")


def rows() -> list[dict[str, str]]:
    """What `build.spec` would write down for it."""
    compiled = next(SQLCIPHER.glob("_sqlite3*"))
    fonts = ROOT / "resources" / "fonts"
    found = [
        ("planner.words", str(Path(planner.__file__).with_name("words.py")), "PYMODULE"),
        ("json", str(Path(sysconfig.get_path("stdlib"), "json", "__init__.py")), "PYMODULE"),
        ("jaraco", "-", "PYMODULE"),
        (f"sqlcipher3/{compiled.name}", str(compiled), "EXTENSION"),
        ("resources/fonts/NotoSans-Regular.ttf", str(fonts / "NotoSans-Regular.ttf"), "DATA"),
        ("resources/tokens.json", str(ROOT / "resources" / "tokens.json"), "DATA"),
    ]
    if SYSTEM.exists() and shutil.which("dpkg"):
        found.append((SYSTEM.name, str(SYSTEM), "BINARY"))
    return [{"to": to, "from": source, "kind": kind} for to, source, kind in found]


def inside(folder: Path, *more: tuple[str, str, str]) -> Path:
    """Write the list of what is collected, with more of it."""
    added = [{"to": to, "from": source, "kind": kind} for to, source, kind in more]
    path = folder / "inside.json"
    path.write_text(json.dumps([*rows(), *added]), encoding="utf-8")
    return path


def make(folder: Path) -> Path:
    """Make the bundle's folder."""
    bundle = folder / "pathway-planner"
    for row in rows():
        if row["kind"] != "PYMODULE":
            place = bundle / INSIDE / row["to"]
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(row["from"], place)
    (bundle / PROGRAM).write_bytes(b"the program")
    return bundle


def file_of(distribution: str, ending: str) -> str:
    """Where a file of an installed distribution lies."""
    files = Distribution.from_name(distribution).files or ()
    return str(next(file.locate() for file in files if str(file).endswith(ending)))
