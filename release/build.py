"""The bundle: one folder with the program and all that it needs, frozen by build.spec."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The name of the program, its packages and its icon.
NAME = "pathway-planner"
_EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True)
class Bundle:
    """A frozen program, and the list of what is in it."""

    folder: Path
    inside: Path

    @property
    def program(self) -> Path:
        """What is started."""
        return self.folder / NAME


def version() -> str:
    """The version, as pyproject.toml has it: there is no other place where it is written down."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def when() -> int:
    """Seconds since 1970 of what is packed: SOURCE_DATE_EPOCH, or else the commit's."""
    return int(os.environ.get(_EPOCH) or _of_the_commit())


@lru_cache(maxsize=1)
def _of_the_commit() -> int:
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git here
        said = ""
    return int(said) if said else int((ROOT / "pyproject.toml").stat().st_mtime)


def freeze(to: Path, spec: Path = ROOT / "build.spec", name: str = NAME) -> Bundle:
    """Run PyInstaller; what it says is kept beside, and shown where it fails."""
    to.mkdir(parents=True, exist_ok=True)
    told = to / f"{name}.log"
    places = ["--distpath", str(to / "dist"), "--workpath", str(to / "work")]
    with told.open("w", encoding="utf-8") as log:
        done = subprocess.run(
            [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, str(spec)],
            cwd=ROOT,
            env={**os.environ, _EPOCH: str(when()), "PYTHONHASHSEED": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise SystemExit(f"PyInstaller failed; the end of {told}:\n{_end(told)}")
    return Bundle(to / "dist" / name, to / "work" / spec.stem / "inside.json")


def size(folder: Path) -> int:
    """Bytes of all files in `folder`, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def empty(folder: Path) -> Path:
    """`folder`, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _end(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-20:])
