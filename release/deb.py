"""The Debian package, for an administrator: the program for everybody on a computer."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from planner.system import requirements
from planner.system.libraries import FOR_A_DISPLAY, NEEDED
from release.build import NAME, ROOT, Bundle, empty, size, when
from release.pack import LINUX, put_icons

_CONTROL = """Package: {name}
Version: {version}
Architecture: amd64
Maintainer: Pathway Planner maintainers <noreply@example.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libcups2
Section: misc
Priority: optional
Description: offline companion for wellbeing pathway planners
 Keeps people's wellbeing pathways in an encrypted vault on this computer, and
 prints their plans. It never uses a network.
"""
#: A program that is open reads from its folder until it is closed.
IF_OPEN = """#!/bin/sh
set -e
case "$1" in
upgrade | remove)
  for process in /proc/[0-9]*/exe; do
    if [ "$(readlink "$process")" = "{place}" ]; then
      echo "Pathway Planner is open on this computer. Close it first; nothing was changed." >&2
      exit 1
    fi
  done
  ;;
esac
"""
VAULTS_STAY = """#!/bin/sh
set -e
case "$1" in
remove | purge)
  echo "Pathway Planner is removed. Vaults, backups and settings of each user stay where they are,"
  echo "in the folder .local/share/Pathway Planner of their home: only they can remove those."
  ;;
esac
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Pathway Planner
Comment: The program carries the work of others. What each part is, and the text of its
 licence, is in /opt/{name}/licences.

Files: *
Copyright: Pathway Planner maintainers
License: MIT
{text}
"""


def package(bundle: Bundle, version: str, work: Path, to: Path) -> Path:
    """`<name>_<version>_amd64.deb` in `to`."""
    root = empty(work / "deb")
    opt = root / "opt" / NAME
    shutil.copytree(bundle.folder, opt, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    put_icons(root / "usr" / "share" / "icons" / "hicolor", "apps")
    _write_menu(root)
    _write_papers(root)
    _write_control(root, version, depends(bundle))
    _plain_rights(root)
    made = to / f"{NAME}_{version}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(made)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(when())},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return made


def depends(bundle: Bundle) -> list[str]:
    """What the package asks of a computer: what it does not carry, and a C library new enough."""
    carried = {path.name for path in bundle.folder.rglob("*.so*")}
    asked = {**NEEDED, **FOR_A_DISPLAY}
    packages = sorted({name for library, name in asked.items() if library not in carried})
    return [f"libc6 (>= {_c_library(bundle.folder)})", "libstdc++6", *packages]


def as_debian_sorts(version: str) -> str:
    """`version`, written so that Debian takes what comes before a release to be older than it."""
    before = re.sub(r"(a|b|rc)(?=\d)", r"~\1", version)
    return re.sub(r"\.?dev", "~~dev", before)


def _c_library(folder: Path) -> str:
    """The version of the C library that is promised to be enough, or a higher one that the files in
    `folder` ask for: then that is said.
    """
    files = [folder / NAME, *folder.rglob("*.so*")]
    said = [found for path in files if not path.is_symlink() for found in asked_versions(path)]
    asked = max(map(int, said), default=0)
    if asked <= int(requirements.GLIBC.removeprefix("2.")):
        return requirements.GLIBC
    print(f"  The bundle asks for glibc 2.{asked}, and {requirements.GLIBC} is promised.")
    return f"2.{asked}"


def asked_versions(path: Path) -> list[str]:
    """The minor versions of the C library that one file names."""
    done = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=False)
    return re.findall(r"GLIBC_2\.(\d+)", done.stdout)


def _write_menu(root: Path) -> None:
    menu = root / "usr" / "share" / "applications"
    menu.mkdir(parents=True)
    entry = (LINUX / f"{NAME}.desktop").read_text("utf-8")
    (menu / f"{NAME}.desktop").write_text(entry.replace("@PROGRAM@", f"/usr/bin/{NAME}"), "utf-8")


def _write_papers(root: Path) -> None:
    papers = root / "usr" / "share" / "doc" / NAME
    papers.mkdir(parents=True)
    lines = (ROOT / "LICENSE").read_text("utf-8").strip().splitlines()
    text = "\n".join(f" {line}" if line.strip() else " ." for line in lines)
    (papers / "copyright").write_text(_COPYRIGHT.format(name=NAME, text=text), "utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _write_control(root: Path, version: str, needs: list[str]) -> None:
    control = root / "DEBIAN"
    kilobytes = size(root) // 1024
    control.mkdir()
    said = _CONTROL.format(
        name=NAME,
        version=as_debian_sorts(version),
        kilobytes=kilobytes,
        depends=", ".join(needs),
    )
    (control / "control").write_text(said, "utf-8")
    open_now = IF_OPEN.format(place=f"/opt/{NAME}/{NAME}")
    for name, script in {"preinst": open_now, "prerm": open_now, "postrm": VAULTS_STAY}.items():
        (control / name).write_text(script, "utf-8")
        (control / name).chmod(0o755)


def _plain_rights(root: Path) -> None:
    """Everybody may read and start it; no umask and no clock of this computer comes along."""
    for path in [root, *root.rglob("*")]:
        os.utime(path, (when(), when()), follow_symlinks=False)
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
