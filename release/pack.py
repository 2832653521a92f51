"""The archive for one person without administrator rights, and the sums of all that is handed out.

The same commit gives the same bytes: names in order, nobody's user name, the commit's time.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tarfile
from pathlib import Path

from release.build import NAME, ROOT, Bundle, empty, size, when
from release.icons import DRAWING, SIZES, draw

LINUX = ROOT / "release" / "linux"
_MEGABYTE = 1_000_000
_READ_ME = """Pathway Planner {version}

  ./install.sh              installs it for you; no administrator rights are needed
  ./install.sh --uninstall  removes it and leaves your vaults
  sha256sum -c SHA256SUMS   (beside the archive) says whether the download is whole

What it needs, where things go and how to set it up for everybody: program/docs/install.md.
The licences of everything inside are in program/licences.
"""


def name_of(version: str) -> str:
    """Of the archive, without its ending."""
    return f"{NAME}-{version}-linux-x86_64"


def archive(bundle: Bundle, version: str, work: Path, to: Path) -> Path:
    """`<name>.tar.gz` in `to`: the program, what installs it, its icons and its menu entry."""
    folder = empty(work / "archive") / f"{NAME}-{version}"
    shutil.copytree(bundle.folder, folder / "program", symlinks=True)
    _write_sums(folder / "program")
    room = size(folder / "program") // _MEGABYTE + 50
    script = (LINUX / "install.sh").read_text("utf-8").replace("@ROOM@", str(room))
    (folder / "install.sh").write_text(script, "utf-8")
    (folder / "install.sh").chmod(0o755)
    (folder / "VERSION").write_text(f"{version}\n", "utf-8")
    (folder / "README.txt").write_text(_READ_ME.format(version=version), "utf-8")
    share = folder / "share"
    put_icons(share / "icons", "")
    shutil.copy(LINUX / f"{NAME}.desktop", share)
    return _packed(folder, to / f"{name_of(version)}.tar.gz")


def put_icons(folder: Path, below: str) -> None:
    """The icon in every size, as the theme hicolor has them: `48x48/<below>/<name>.png`."""
    drawn = folder / "drawn"
    for size_of, path in zip(SIZES, draw(drawn), strict=True):
        place = folder / f"{size_of}x{size_of}" / below
        place.mkdir(parents=True)
        path.rename(place / f"{NAME}.png")
    drawn.rmdir()
    place = folder / "scalable" / below
    place.mkdir(parents=True)
    shutil.copyfile(DRAWING, place / f"{NAME}.svg")


def sums(files: list[Path], to: Path) -> Path:
    """SHA256SUMS, as sha256sum writes it."""
    lines = [f"{_sum(path)}  {path.name}\n" for path in sorted(files)]
    written = to / "SHA256SUMS"
    written.write_text("".join(lines), "utf-8")
    return written


def _write_sums(program: Path) -> None:
    """`.sums` in the program's folder: install.sh holds what it copied against it."""
    files = sorted(path for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [f"{_sum(path)}  {path.relative_to(program).as_posix()}\n" for path in files]
    (program / ".sums").write_text("".join(lines), "utf-8")


def _packed(folder: Path, to: Path) -> Path:
    """A .tar.gz of `folder`, written beside and renamed."""
    part = to.with_name(f"{to.name}.part")
    with (
        part.open("wb") as raw,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=when()) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            name = path.relative_to(folder.parent).as_posix()
            tar.add(path, name, recursive=False, filter=_nobodys)
    return part.replace(to)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = when()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
