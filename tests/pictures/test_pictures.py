"""The gallery and each page look as they did when somebody last looked at them.

Where a picture differs, both are written beside each other in the folder that the failure names.
If the new one is right: `python -m tests.pictures.renew`, look at every picture it wrote, commit.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.system.folders import HOME_VARIABLE
from tests.pictures import album

ROOT = Path(__file__).parents[2]
#: What changes how large Qt draws; pictures are of a screen as it comes.
_SCALING = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", HOME_VARIABLE)


def drawn(part: str, folder: Path) -> list[str]:
    """Draw one part in a process of its own, so that nothing else's looks are in it."""
    around = {key: value for key, value in os.environ.items() if key not in _SCALING}
    subprocess.run(
        [sys.executable, "-m", "tests.pictures.renew", part, "--into", str(folder)],
        cwd=ROOT,
        env=around,
        check=True,
        timeout=800,
    )
    return sorted(path.name for path in folder.glob("*.png"))


def kept(part: str) -> list[str]:
    """The references of one part."""
    found = sorted(path.name for path in album.references().glob("*.png"))
    return [name for name in found if name.startswith("gallery-") == (part == "gallery")]


@pytest.mark.timeout(900)  # a minute, on a machine that does nothing else
@pytest.mark.parametrize("part", ["gallery", "pages"])
def test_it_looks_as_it_did(qapp: QApplication, tmp_path: Path, part: str) -> None:
    references = kept(part)
    if not references:
        pytest.skip(f"no references of the {part} for {album.platform()} yet")
    names = drawn(part, tmp_path / "drawn")
    assert names == references
    wrong = [album.check(name, tmp_path / "drawn", tmp_path / "apart") for name in names]
    assert [sentence for sentence in wrong if sentence] == []


def test_references_are_small(qapp: QApplication) -> None:
    sizes = [path.stat().st_size for path in album.HOME.rglob("*.png")]
    assert max(sizes, default=0) < 40_000
    assert sum(sizes) < 5_000_000
