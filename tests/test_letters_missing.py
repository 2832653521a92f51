"""A fonts folder that is gone, or a font file that is damaged: said once, and nothing crashes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.errors import FontsError
from planner.export import fonts
from planner.system.resources import resource
from planner.views import screen_fonts
from planner.views.health_notes import LETTERS
from planner.views.theme import Mode, Theme
from tests.computer import Computer
from tests.journeys.program import unlock


@pytest.fixture(params=["gone", "damaged"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program looks for its fonts now."""
    folder = tmp_path / "fonts"
    if request.param == "damaged":
        folder.mkdir()
        for name in ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"):
            whole = resource(f"fonts/{name}.ttf").read_bytes()
            (folder / f"{name}.ttf").write_bytes(whole[:40] + b"\0" * 400)

    def lacking(name: str) -> Path:
        if not name.startswith("fonts"):
            return resource(name)
        path = tmp_path / name
        if not path.exists():
            raise FileNotFoundError(name)
        return path

    monkeypatch.setattr(screen_fonts, "resource", lacking)
    monkeypatch.setattr(fonts, "resource", lacking)
    return folder


@pytest.fixture
def _registered_anew() -> Iterator[None]:
    """As a program that has not drawn a letter on paper yet."""
    for kept in (fonts._registered, fonts.face_of):
        kept.cache_clear()
    yield
    for kept in (fonts._registered, fonts.face_of):
        kept.cache_clear()


def test_the_theme_knows(qapp: QApplication, broken: Path) -> None:
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    assert made.letters_missing


def test_with_its_fonts_nothing_is_missing(qapp: QApplication) -> None:
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    assert not made.letters_missing


def test_the_program_starts_and_says_so_once(computer: Computer, broken: Path) -> None:
    hand = computer.unlocked()
    hand.wait_for(lambda: hand.reads(LETTERS), "the sentence")
    hand.click("All right")
    assert not hand.reads(LETTERS)
    assert computer.planner is not None
    computer.planner.lock()
    unlock(computer, hand)
    hand.pause(200)
    assert not hand.reads(LETTERS)


@pytest.mark.usefixtures("_registered_anew")
def test_a_paper_says_a_sentence(broken: Path) -> None:
    with pytest.raises(FontsError, match="Everything typed is safe"):
        fonts.face()


@pytest.mark.usefixtures("_registered_anew")
def test_without_one_script_the_others_print(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> Path:
        if "Tamil" in name:
            raise FileNotFoundError(name)
        return resource(name)

    monkeypatch.setattr(fonts, "resource", lacking)
    assert fonts.unprintable("Vanakkam வ ਸ") == ["வ"]
