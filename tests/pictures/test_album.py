"""What the comparison of pictures sees, and what it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planner.views.theme import Mode, Theme
from tests.pictures import album

SIZE = (600, 300)


def page(
    theme: Theme, words: str = "Walk to the bench with Jean", edge: str = "line", paper: str = "bg"
) -> QImage:
    """A card with a sentence."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(theme.color(paper))
    painter = QPainter(image)
    painter.setPen(theme.color(edge))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRect(40, 40, 500, 200), 12, 12)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font("body"))
    painter.drawText(60, 120, words)
    painter.end()
    return image


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    return made


def found(one: QImage, other: QImage) -> int:
    """How many tiles differ."""
    return len(album.differing(album.shrink(one), album.shrink(other)))


def test_the_same_is_the_same_even_as_it_is_kept(theme: Theme, tmp_path: Path) -> None:
    drawn = page(theme)
    album.keep(drawn, tmp_path / "kept.png")
    kept = QImage(str(tmp_path / "kept.png"))
    assert kept.colorCount() <= 256
    assert album.differing(kept, album.shrink(drawn)) == []


@pytest.mark.parametrize(
    "other",
    [
        {"words": "Walk to the bench with Jea…"},
        {"words": "Walk to the bank with Jean"},
        {"edge": "control"},
        {"paper": "surface"},
        {"paper": "sunken"},
    ],
    ids=["a word that is cut", "another word", "another edge", "other paper", "darker paper"],
)
def test_what_a_reader_would_notice_differs(theme: Theme, other: dict[str, str]) -> None:
    assert found(page(theme), page(theme, **other))


def test_a_few_pixels_do_not_matter(theme: Theme) -> None:
    drawn = page(theme)
    specks = QImage(drawn)
    for x in range(50, 500, 40):
        specks.setPixelColor(x, 200, QColor("#808080"))
    assert found(drawn, specks) == 0


def test_another_size_differs(theme: Theme) -> None:
    assert found(page(theme), page(theme).copy(0, 0, 580, 300))


def test_what_differs_is_drawn_and_named(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "HOME", tmp_path / "references")
    drawn, apart = tmp_path / "drawn", tmp_path / "apart"
    drawn.mkdir()
    page(theme).save(str(drawn / "one.png"))
    assert album.check("one.png", drawn, apart) == "one.png: there is no reference"
    album.keep(page(theme), album.references() / "one.png")
    assert album.check("one.png", drawn, apart) == ""
    page(theme, "Walk").save(str(drawn / "one.png"))
    said = album.check("one.png", drawn, apart)
    assert str(apart / "difference-one.png") in said
    assert {path.name for path in apart.iterdir()} == {"actual-one.png", "difference-one.png"}
