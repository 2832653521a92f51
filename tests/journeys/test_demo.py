"""The demo plays a first visit and its follow-up to the end, and leaves what it says."""

from __future__ import annotations

import os
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from demo.play import play
from demo.stories import MARGARET
from planner.system.folders import HOME_VARIABLE


def words_of(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_it_leaves_papers_and_pictures_and_no_vault(qapp: QApplication, tmp_path: Path) -> None:
    home = os.environ[HOME_VARIABLE]
    folder = tmp_path / "demo-output"
    play(qapp, folder)
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
