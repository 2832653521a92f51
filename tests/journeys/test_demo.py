"""The demo plays a first visit and its follow-up to the end, and leaves what it says.

It plays under a filter that ends it where it asks for any socket but a local one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from demo.stories import MARGARET
from planner.system.folders import HOME_VARIABLE
from tests import no_network

#: What Qt says offscreen, where there is no window manager, and no test minds.
REMARKS = ("This plugin does not support", "OpenType support missing")


def words_of(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_it_leaves_papers_and_pictures_and_no_vault_without_a_network(tmp_path: Path) -> None:
    home = os.environ[HOME_VARIABLE]
    folder = tmp_path / "demo-output"
    done = no_network.run("demo", str(folder))
    if done.returncode == no_network.CANNOT:
        pytest.skip("This kernel filters no system calls.")
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if not any(each in line for each in REMARKS)]
    assert said == []
    plan = words_of(folder / "my-plan.pdf")
    for wish in MARGARET.wishes:
        assert wish.words in plan
    assert MARGARET.said["good_at"] in plan
    assert MARGARET.said["about_myself"] not in plan
    wellbeing = words_of(folder / "my-wellbeing.pdf")
    assert "Up 9 points" in wellbeing
    assert len(PdfReader(folder / "out-of-the-printer.pdf").pages) == len(
        PdfReader(folder / "my-plan.pdf").pages
    )
    assert len(list(folder.glob("*.png"))) > 30
    assert os.environ[HOME_VARIABLE] == home
    assert not Path(home).exists()
