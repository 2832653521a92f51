"""What the pages of documentation point to is there, and they name keys as the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.views.page import Context
from planner.views.workspace import Workspace

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The names that headings have in links."""
    headings = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_and_picture_is_there(page: Path) -> None:
    for path, anchor in _LINK.findall(page.read_text("utf-8")):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), anchor


def test_make_guide_draws_every_picture() -> None:
    drawn: set[str] = set()
    for source in (ROOT / "demo").glob("*pictures.py"):
        found = re.findall(r'(?:keep\(|player, |, )"([a-z-]+)"\)', source.read_text("utf-8"))
        drawn |= set(found)
    shown = {
        Path(path).stem
        for page in (ROOT / "README.md", ROOT / "docs/guide.md")
        for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown - drawn == set()
    assert {path.stem for path in (ROOT / "docs/pictures").glob("*.png")} == shown


def test_the_guide_lists_every_key(qtbot: QtBot, context: Context) -> None:
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    listed = (ROOT / "docs/guide.md").read_text("utf-8").split("## Keys")[1]
    listed = listed.replace("Ctrl and plus, minus, 0", "Ctrl++, Ctrl+-, Ctrl+0")
    named = {each.strip() for each in re.split(r"[|,\n]", listed)}
    assert {keys for keys, _words, _act in workspace.shortcuts.keys} <= named
