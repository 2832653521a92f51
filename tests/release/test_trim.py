"""What is left out of a bundle stays out, and nothing that the program uses is left out."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.words import ENGLISH, prepared
from release import trim

ROOT = Path(__file__).parents[2]
_PLUGINS = "PySide6/Qt/plugins"

_QT = "PySide6/Qt/lib/QtCore.framework"
#: As PyInstaller collects one of Qt's libraries on macOS.
FRAMEWORK = [
    (f"{_QT}/Versions/A/QtCore", "qt", "BINARY"),
    (f"{_QT}/Versions/A/Resources/Info.plist", "plist", "DATA"),
    (f"{_QT}/Versions/Current", "A", "SYMLINK"),
    (f"{_QT}/QtCore", "Versions/Current/QtCore", "SYMLINK"),
    (f"{_QT}/Resources", "Versions/Current/Resources", "SYMLINK"),
    ("QtCore", f"{_QT}/Versions/A/QtCore", "SYMLINK"),
    ("PySide6/again", "../QtCore", "SYMLINK"),
    (f"{_QT}/Loose", "Versions/Current/Loose", "SYMLINK"),
    ("Loose round", "Loose round", "SYMLINK"),
]

#: Imports every module of the program where what a bundle leaves out cannot be imported.
_WITHOUT = """
import importlib, pkgutil, sys
from release import trim
class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in OUT):
            raise ImportError(name, name=name)
OUT = set(trim.MODULES)
for name in [name for name in sys.modules if name.split(".")[0] in ("PIL", "pydantic")]:
    del sys.modules[name]
sys.meta_path.insert(0, LeftOut())
import planner
for module in pkgutil.walk_packages(planner.__path__, "planner."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


@pytest.mark.parametrize(
    "name",
    [
        f"{_PLUGINS}/platformthemes/libqgtk3.so",
        f"{_PLUGINS}/platforms/libqwayland.so",
        f"{_PLUGINS}/tls/libqopensslbackend.so",
        f"{_PLUGINS}/networkinformation/libqnetworkmanager.so",
        f"{_PLUGINS}/imageformats/libqtiff.so",
        f"{_PLUGINS}/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6\\plugins\\imageformats\\qwebp.dll",
        "PySide6\\Qt6Quick.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "resources/translations/cy/LC_MESSAGES/planner.po",
        "cryptography-50.0.2.dist-info/RECORD",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "babel/locale-data/zh_Hant.dat",
        "tzdata/zoneinfo/America/New_York",
    ],
)
def test_stays_out(name: str) -> None:
    assert trim.unused(name)


@pytest.mark.parametrize(
    "name",
    [
        f"{_PLUGINS}/platforms/libqxcb.so",
        f"{_PLUGINS}/platforms/libqoffscreen.so",
        f"{_PLUGINS}/imageformats/libqjpeg.so",
        f"{_PLUGINS}/imageformats/libqsvg.so",
        f"{_PLUGINS}/printsupport/libcupsprintersupport.so",
        f"{_PLUGINS}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "babel/global.dat",
        "tzdata/zoneinfo/Europe/London",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "resources/translations/planner.pot",
        "resources/translations/cy/LC_MESSAGES/planner.mo",
        *(f"babel/locale-data/{code}.dat" for code in ("root", "en", ENGLISH, *prepared())),
    ],
)
def test_stays_in(name: str) -> None:
    assert not trim.unused(name)


def test_nothing_is_left_out_that_a_function_imports() -> None:
    asked = {
        name
        for path in (ROOT / "planner").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }
    assert "babel.messages.pofile" in asked  # one that only a function asks for
    parts = {".".join(name.split(".")[:n]) for name in asked for n in range(1, 5)}
    assert not parts.intersection(trim.MODULES)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return []


def test_a_library_goes_with_the_last_that_asked_for_it() -> None:
    entries = [
        ("libpython3.11.so.1.0", "python", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "xcb", "BINARY"),
        ("libqt.so.6", "qt", "BINARY"),
        ("libcursor.so.0", "cursor", "BINARY"),
        ("libglib.so.0", "glib", "BINARY"),
        ("libpcre.so.8", "pcre", "BINARY"),
        ("libgtk.so.3", "gtk", "BINARY"),
        ("libcairo.so.2", "cairo", "BINARY"),
    ]
    asked = {
        "xcb": ["libqt.so.6", "libcursor.so.0"],
        "qt": ["libglib.so.0"],
        "glib": ["libpcre.so.8"],
        "gtk": ["libcairo.so.2"],
    }

    kept = trim.reached(entries, frozenset({"libglib.so.0"}), lambda path: asked.get(path, []))

    assert [source for _to, source, _kind in kept] == ["python", "xcb", "qt", "cursor"]


def test_a_link_goes_with_what_it_leads_to() -> None:
    links = [
        ("libqt.so.6", "PySide6/Qt/lib/libqt.so.6", "SYMLINK"),
        ("libgl.so.6", "PySide6/Qt/lib/libgl.so.6", "SYMLINK"),
        ("words.txt", "/words.txt", "DATA"),
    ]

    kept = trim.without_loose_links(links, [("PySide6/Qt/lib/libqt.so.6", "qt", "BINARY")])

    assert [to for to, _source, _kind in kept] == ["libqt.so.6", "words.txt"]


def test_the_links_of_a_framework_stay() -> None:
    kept = trim.without_loose_links(FRAMEWORK, [])

    assert kept == [entry for entry in FRAMEWORK if "Loose" not in entry[0]]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as Linux has it")
def test_what_the_system_must_have_is_not_carried() -> None:
    left = trim.of_the_system()

    assert {"libGL.so.1", "libfontconfig.so.1", "libfreetype.so.6", "libstdc++.so.6"} <= left
    assert not {"libcrypto.so.3", "libffi.so.8", "libgssapi_krb5.so.2"} & left


def test_the_program_imports_without_what_is_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


#: What a vault does with sqlite-utils, where a bundle's stand-in is all there is.
_STAND_IN = """
import sys
sys.modules["_sqlite3"] = None
import sqlite3, sqlcipher3
from planner.vault.search_table import create_search
assert sqlite3.Connection is sqlcipher3.Connection
connection = sqlcipher3.connect(":memory:")
create_search(connection)
print(*connection.execute("SELECT count(*) FROM search_index").fetchone())
"""


def test_search_tables_are_made_without_a_second_sqlite() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STAND_IN],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": trim.STAND_INS},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")
