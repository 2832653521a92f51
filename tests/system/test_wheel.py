"""The wheel carries the program's data and its guide, and finds them there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What a build reads. Copied, because a build writes beside its sources.
SOURCES = ("planner", "resources", "docs", "pyproject.toml", "setup.py", "README.md", "LICENSE")
_BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
_FIND = """
import planner, sys
from planner.system.resources import guide, resource
print(planner.__file__)
print(planner.resource_root())
print(planner.guide_root())
print(resource("icons/heart.svg").stat().st_size)
print(guide("pictures/today.png").stat().st_size)
"""


def test_a_wheel_has_every_resource_and_no_tests(tmp_path: Path) -> None:
    sources, installed = tmp_path / "sources", tmp_path / "installed"
    sources.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, sources / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, sources / name)
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(tmp_path)], cwd=sources, capture_output=True, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    for part, home in (("resources", "planner/_resources"), ("planner", "planner")):
        wanted = {path.relative_to(ROOT / part) for path in _files(ROOT / part)}
        found = {path.relative_to(installed / home) for path in _files(installed / home)}
        assert wanted <= found
    carried = {path.relative_to(installed / "planner/_guide") for path in _guide(installed)}
    assert carried == {Path("guide.md"), *(Path("pictures") / each for each in _pictures())}
    assert {path.name for path in installed.iterdir() if "-" not in path.name} == {"planner"}
    said = subprocess.run(
        [sys.executable, "-c", _FIND],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert all(line.startswith(str(installed)) for line in said[:3])
    assert all(int(size) > 0 for size in said[3:])


def _guide(installed: Path) -> list[Path]:
    return _files(installed / "planner/_guide")


def _pictures() -> list[str]:
    return [path.name for path in (ROOT / "docs/pictures").glob("*.png")]


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    ]
