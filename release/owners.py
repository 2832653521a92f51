"""Whose a piece of a bundle is: ours, Python's, a distribution's, a font's, or the system's."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packageurl import PackageURL

from release.decisions import TEXTS, decisions, generic_text
from release.piece import PROGRAM, Component, ContentsError, Piece, Text

ROOT = Path(__file__).resolve().parent.parent
#: Where Debian keeps what it knows of a package's licence.
DOCS = Path("/usr/share/doc")
#: What knows whose the files of a Debian are.
_DPKG = "/usr/bin/dpkg"
#: Names under which wheels bring their licences.
LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


class Owners:
    """Finds the owner of each piece, reading what is installed once."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._by_file = _files_of_distributions()
        self._by_system: dict[str, str] = {}
        if sys.platform == "linux":
            self._by_system = _debian_packages({piece.source for piece in pieces})

    def of(self, piece: Piece) -> Component | None:
        """Return the owner of a piece, or None where nobody is known to own it."""
        source = Path(piece.source)
        if piece.to == "base_library.zip":
            return python()
        resolved = source.resolve()
        if distribution := self._by_file.get(resolved):
            return _distribution(distribution)
        if resolved.is_relative_to(ROOT):
            return _of_ours(resolved.relative_to(ROOT))
        if _is_python(source) or _is_python(resolved):
            return python()
        package = self._by_system.get(piece.source)
        return _debian(package) if package else None

    def bootloader(self) -> Piece:
        """Return the piece that starts the program; PyInstaller does not list it."""
        for file, name in self._by_file.items():
            if name.lower() == "pyinstaller" and file.stem == "run" and "bootloader" in file.parts:
                return Piece(PROGRAM, str(file), "EXECUTABLE")
        raise ContentsError("PyInstaller's bootloader is not installed: run make prepare.")


@cache
def _files_of_distributions() -> dict[Path, str]:
    """Return the distribution of every installed file, by RECORD."""
    found: dict[Path, str] = {}
    for distribution in distributions():
        base = Path(str(distribution.locate_file(""))).resolve()
        name = distribution.metadata["Name"]
        for file in distribution.files or ():
            if ".." not in file.parts:
                found[base.joinpath(*file.parts)] = name
    return found


def _of_ours(file: Path) -> Component | None:
    """Return the owner of a file of the checkout: some of what lies there is not our own."""
    if file.parts[0] not in {"planner", "resources", "docs", "release"}:
        return None
    if file.parts[:2] == ("resources", "fonts"):
        return _font(re.split(r"[-.]", file.name)[0])
    if file.name.startswith("passphrase_words"):
        return _words()
    return ours()


@cache
def ours() -> Component:
    """Return the program itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Component(
        name=project["name"],
        version=project["version"],
        licence=project["license"],
        purl=str(PackageURL("generic", None, project["name"], project["version"])),
        origin="ours",
        texts=(Text(ROOT / "LICENSE", "LICENSE.txt"),),
    )


@cache
def python() -> Component:
    """Return Python itself, with its standard library."""
    version = platform.python_version()
    lib = Path(sysconfig.get_path("stdlib"))
    text = next(
        (at for at in (lib / "LICENSE.txt", lib.parent / "LICENSE.txt") if at.exists()), None
    )
    texts = [Text(TEXTS / "python-incorporated.txt", "incorporated-software.txt")]
    if text is None:
        text = generic_text("PSF-2.0")
    return Component(
        name="Python",
        version=version,
        licence="PSF-2.0",
        purl=str(PackageURL("generic", None, "python", version)),
        origin="python",
        texts=(Text(text, "LICENSE.txt"), *texts),
    )


def _is_python(source: Path) -> bool:
    """Say whether a file came with Python: its library's, or beside its program."""
    homes = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
    base = Path(sys.base_prefix)
    if base != Path("/usr"):
        homes.append(base)
    return any(source.is_relative_to(home) for home in homes)


@cache
def _distribution(name: str) -> Component:
    """Return a Python distribution as it is installed."""
    found = Distribution.from_name(name)
    version = found.version
    return Component(
        name=name,
        version=version,
        licence=decisions().licence_of(name, found.metadata),
        purl=str(PackageURL("pypi", None, name.lower().replace("_", "-"), version)),
        origin="pypi",
        texts=tuple(_texts_of(found)) + decisions().texts_of(name),
    )


def _texts_of(found: Distribution) -> Iterable[Text]:
    """Return the licence texts that a distribution brings."""
    for file in sorted(found.files or (), key=str):
        folder = file.parts[0]
        if not folder.endswith(".dist-info") or len(file.parts) < 2:
            continue
        below = file.parts[1:]
        if below[0] in {"licenses", "LICENSES"} or LICENCE_FILE.search(file.name):
            yield Text(Path(str(found.locate_file(file))), name_of(below))


def name_of(below: tuple[str, ...]) -> str:
    """Return the name of a distribution's text among all of its texts."""
    return "_".join(below[1:] if below[0] == "licenses" and len(below) > 1 else below)


@cache
def _font(family: str) -> Component:
    """Return a family of our fonts, with its version as the font says it."""
    folder = ROOT / "resources" / "fonts"
    version = _version_of_font(folder / f"{family}-Regular.ttf")
    return Component(
        name=family,
        version=version,
        licence="OFL-1.1",
        purl=str(PackageURL("generic", None, family, version)),
        origin="font",
        texts=(Text(folder / f"{family}-OFL.txt", "OFL.txt"),),
    )


def _version_of_font(file: Path) -> str:
    import uharfbuzz

    said: str = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))).get_name(5) or ""
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group() if found else "0"


@cache
def _words() -> Component:
    """Return the list of words that passphrases are made from."""
    return Component(
        name="EFF large wordlist",
        version="2016-07",
        licence="CC-BY-3.0-US",
        purl=str(PackageURL("generic", None, "eff-large-wordlist", "2016-07")),
        origin="words",
        texts=(Text(ROOT / "resources" / "passphrase_words.LICENCE.txt", "LICENCE.txt"),),
    )


def no_dpkg() -> str:
    """Say why the owners of the system's libraries are not known; empty where they are."""
    if sys.platform == "linux" and not Path(_DPKG).exists():
        return " Whose the system's libraries are cannot be asked: dpkg is not installed."
    return ""


def _debian_packages(sources: Iterable[str]) -> dict[str, str]:
    """Return the Debian package of each file of the system; /lib and /usr/lib are one folder."""
    asked_as: dict[str, str] = {}
    for source in sources:
        if source.startswith(("/lib", "/usr/lib")):
            path = Path(source)
            for spelt in (path, Path("/usr", *path.parts[1:]), path.resolve()):
                asked_as[str(spelt)] = source
    if not asked_as or no_dpkg():
        return {}
    answer = subprocess.run([_DPKG, "-S", *asked_as], capture_output=True, text=True, check=False)
    found: dict[str, str] = {}
    for line in answer.stdout.splitlines():
        packages, _colon, path_said = line.rpartition(": ")
        if path_said in asked_as:
            found[asked_as[path_said]] = packages.split(",")[0].split(":")[0]
    return found


@cache
def _debian(package: str) -> Component:
    """Return a library of the system, as Debian packages it."""
    fields = "${db:Status-Status} ${Version} ${source:Package} ${source:Version}\\n"
    asked = subprocess.run(
        [f"{_DPKG}-query", "-W", "-f", fields, package],
        capture_output=True,
        text=True,
        check=True,
    )
    # a line for each architecture, all of one version
    rows = [line.split() for line in asked.stdout.splitlines()]
    version, source, source_version = next(row[1:] for row in rows if row[0] == "installed")
    return Component(
        name=package,
        version=version,
        licence=decisions().debian(package),
        purl=str(PackageURL("deb", "debian", package, version, {"arch": platform.machine()})),
        origin="debian",
        texts=(Text(DOCS / package / "copyright", "copyright.txt"),),
        note=f"Debian's source package {source} {source_version}",
    )
