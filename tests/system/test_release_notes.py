"""What is new is said once after an upgrade, and never at a first start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner import __version__, resource_root
from planner.system import release_notes
from planner.system.release_notes import News, notes, number_of
from planner.system.settings import load

NOTES = sorted((resource_root() / "whats_new").iterdir())


@pytest.fixture
def told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Notes of a few versions."""
    folder = tmp_path / "whats_new"
    folder.mkdir()
    for version in ("0.1.0", "0.2.0", "0.10.0", "notes"):
        (folder / f"{version}.md").write_text(f"Words of {version}.\n")
    monkeypatch.setattr(release_notes, "resource", lambda _name: folder)
    return folder


def run(home: Path, version: str) -> bool:
    """Open and unlock a version of the program there; gives whether Today says what is new."""
    path = home / "settings.json"
    program = News(load(path), path, version)
    said = program.waits()
    if said:
        program.told()
    program.begin()
    return said


def test_it_is_said_once_after_an_upgrade_and_never_before(tmp_path: Path, told_of: Path) -> None:
    versions = ["0.1.0", "0.1.0", "0.2.0", "0.2.0", "0.1.0", "0.2.0", "0.10.0", "0.2.0", "0.10.0"]
    said = [run(tmp_path, version) for version in versions]
    assert said == [False, False, True, False, False, False, True, False, False]


def test_a_version_without_a_note_is_quiet(tmp_path: Path, told_of: Path) -> None:
    assert not run(tmp_path, "0.2.0")
    assert not run(tmp_path, "0.2.1")


@pytest.mark.parametrize("kept", ["", "newest", "9" * 50, "0.1.0; rm", None, 7])
def test_a_damaged_memory_says_nothing(tmp_path: Path, told_of: Path, kept: object) -> None:
    (tmp_path / "settings.json").write_text(f'{{"newest_version": {kept!r}}}'.replace("'", '"'))
    assert not run(tmp_path, "0.2.0")
    assert load(tmp_path / "settings.json").newest_version == "0.2.0"


def test_all_that_was_missed_is_told_the_newest_first(told_of: Path) -> None:
    assert [note.version for note in notes("0.1.0", "0.10.0")] == ["0.10.0", "0.2.0"]
    assert [note.version for note in notes("", "0.2.0")] == ["0.2.0", "0.1.0"]
    assert notes("0.2.0", "0.2.0") == []


def test_this_version_has_its_note_and_every_note_is_short_and_plain() -> None:
    assert f"{__version__}.md" in [path.name for path in NOTES]
    for path in NOTES:
        words = path.read_text("utf-8")
        assert number_of(path.stem), path.name
        assert len(words.split()) < 250, path.name
        assert not re.search(r"^#|!\[|\]\(", words, re.MULTILINE), "no headings, links, pictures"
