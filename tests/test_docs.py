"""What the pages of documentation point to is there, and they name keys as the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demo.keys_table import with_keys

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


def test_the_guide_lists_every_key_as_the_program_has_it() -> None:
    guide = (ROOT / "docs/guide.md").read_text("utf-8")
    assert guide == with_keys(guide), "run make guide"


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
