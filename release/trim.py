"""What a bundle leaves out: what is never loaded, and what the system has anyway.

A bundle that carries its own copy of a library of the system can break what the system loads
with it (an old libfreetype under a new libfontconfig), and gets no security updates. So what
planner/system/libraries.py asks of a computer is left to it, with all that those libraries need.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from PIL import _plugins

from planner.system.libraries import NEEDED
from planner.words import prepared
from release.links import end

#: Name in the bundle, path that it comes from, kind: an entry of PyInstaller's tables.
Entry = tuple[str, str, str]

#: The kinds of picture that Pillow asks for by itself; a logo reaches it as PNG.
_PICTURES = {"Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff"}
#: Modules that are never imported: other databases and windows, what is only for developers, and
#: what speaks to a network. `readline` is GPL, and nobody types into a prompt here.
MODULES = [
    *("tkinter", "unittest", "pydoc", "test", "lib2to3", "idlelib", "readline"),
    "multiprocessing",
    *("PySide6.QtQml", "PySide6.QtQuick", "numpy", "setuptools", "pkg_resources", "pip"),
    *("PIL.ImageTk", "PIL._imagingtk", "PIL._avif", "PIL._webp"),
    *(f"PIL.{name}" for name in _plugins if name.removesuffix("ImagePlugin") not in _PICTURES),
    *("IPython", "hypothesis", "mypy", "pytest", "rich", "pygments", "markdown_it", "mdurl"),
    *("attr", "defusedxml", "tabulate", "sqlite_utils.cli", "pydantic.v1", "pydantic.mypy"),
    *("reportlab.graphics", "reportlab.platypus", "sqlalchemy.ext.asyncio"),
    *("sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql"),
    *("sqlalchemy.dialects.oracle", "sqlalchemy.dialects.postgresql"),
    *("ssl", "_ssl", "smtplib", "ftplib", "xmlrpc", "http.server", "http.cookiejar", "webbrowser"),
    # for developers; the decimals of a Python without its own; what reportlab guesses the letters
    # of XML with, which nothing here gives it; and a second SQLite (STAND_INS)
    *("doctest", "pdb", "bdb", "_pydecimal", "charset_normalizer", "_sqlite3"),
]
#: Found before what they stand in for; each says what that is.
STAND_INS = str(Path(__file__).with_name("stand_ins"))
#: Compiled without the words that explain a function to developers, and without assertions, which
#: our own modules have none of.
OPTIMIZE = 2
#: Parts of Qt for other screens than a desktop's, for pictures that nobody gives us, and gtk's
#: theme, which brings half of gtk. Qt speaks to Wayland through X, as all its tests here do. And
#: the clocks of other continents: all appointments are kept in London's time. And what only
#: translators read, and installers.
UNUSED = re.compile(
    r"PySide6/(Qt/)?(translations|qml)/"
    r"|PySide6/(Qt/)?plugins/("
    r"platformthemes/libqgtk3|platforms/(lib)?q(eglfs|linuxfb|minimal|vkkhrdisplay|vnc|wayland)"
    r"|platforminputcontexts/(lib)?qtvirtualkeyboard|egldeviceintegrations/|generic/"
    r"|wayland|xcbglintegrations/|networkinformation/|tls/|qmltooling/"
    r"|imageformats/(lib)?q(gif|icns|ico|pdf|tga|tiff|wbmp|webp))"
    r"|tzdata/zoneinfo/(?!Europe/|UTC$|GMT$|GB$)"
    r"|resources/translations/.*\.po$|\.dist-info/(RECORD$|sboms/)"
    r"|Qt6(Qml|Quick|VirtualKeyboard|EglFS|EglFs|Wayland|WlShell)"
)
#: The system's printing: where there is none, there is no printer either.
PRINTING = "libcups.so.2"
#: The C++ runtime is newer on every system that this runs on, and its drivers may need it so.
RUNTIME = ("libstdc++.so.6", "libgcc_s.so.1")
#: Must be of one version with libxkbcommon, which is the system's.
KEYBOARD = "libxkbcommon-x11.so.0"

_LOCALE = re.compile(r"babel/locale-data/([A-Za-z_0-9]+)\.dat$")
#: The languages of our papers, and what British English is the difference from.
_LOCALES = {"root", "en", "en_001", "en_GB", *prepared()}
_LIBRARY = re.compile(r"lib[^/]*\.so(\.[0-9.]+)?$")

#: Gives the names of the libraries that a file asks for.
Asked = Callable[[str], Iterable[str]]


def unused(name: str) -> bool:
    """Whether what lies in a bundle as `name` is never loaded."""
    name = name.replace("\\", "/")
    language = _LOCALE.search(name)
    if language:
        return language[1] not in _LOCALES
    return bool(UNUSED.search(name))


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """What of PyInstaller's binaries goes into a bundle."""
    kept = [entry for entry in entries if not unused(entry[0])]
    if not sys.platform.startswith("linux"):
        return kept
    return reached(kept, of_the_system(), asked_for)


def reached(entries: list[Entry], system: frozenset[str], asked: Asked) -> list[Entry]:
    """Without the libraries of the system, and without those that nothing asks for then."""
    libraries = {PurePosixPath(to).name: of for to, of, kind in entries if kind != "SYMLINK"}
    wanted: set[str] = set()
    waiting = [source for to, source, kind in entries if not _is_library(to, kind)]
    while waiting:
        for name in asked(waiting.pop()):
            if name in libraries and name not in wanted and name not in system:
                wanted.add(name)
                waiting.append(libraries[name])
    return [
        (to, source, kind)
        for to, source, kind in entries
        if PurePosixPath(to).name in wanted or not (_is_library(to, kind) or kind == "SYMLINK")
    ]


def without_loose_links(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return `entries` without the links to what stays out."""
    entries = list(entries)
    both = [*entries, *binaries]
    led = {to: source for to, source, kind in both if kind == "SYMLINK"}
    files = [PurePosixPath(to) for to, _source, kind in both if kind != "SYMLINK"]
    there = {str(each) for file in files for each in (file, *file.parents)}
    return [entry for entry in entries if entry[2] != "SYMLINK" or end(entry[0], led) in there]


def _is_library(to: str, kind: str) -> bool:
    """Whether it is there only for others: no plugin, no module, no link."""
    path = PurePosixPath(to)
    loaded_by_hand = "plugins" in path.parts or path.name.startswith(("libpdfium", "libpython"))
    return kind == "BINARY" and bool(_LIBRARY.match(path.name)) and not loaded_by_hand


def of_the_system() -> frozenset[str]:
    """The names of the libraries that every computer has that can run this at all."""
    found = {*RUNTIME, KEYBOARD, PRINTING}
    places = _places()
    for name in (*NEEDED, KEYBOARD):
        if name not in places:
            raise SystemExit(f"{name} is not on this computer: make prepare names its package.")
        said = _output("ldd", places[name])
        found |= {name, *re.findall(r"^\s*(\S+) =>", said, re.MULTILINE)}
    return frozenset(found)


def asked_for(path: str) -> list[str]:
    """The names of the libraries that the file at `path` asks for itself."""
    return re.findall(r"^\s*NEEDED\s+(\S+)", _output("objdump", "-p", path), re.MULTILINE)


def _places() -> dict[str, str]:
    known = _output(_LDCONFIG, "-p")
    lines = re.findall(r"^\s*(\S+) \([^)]*x86-64[^)]*\) => (\S+)", known, re.MULTILINE)
    return dict(reversed(lines))


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


_LDCONFIG = "/sbin/ldconfig" if Path("/sbin/ldconfig").exists() else "ldconfig"
