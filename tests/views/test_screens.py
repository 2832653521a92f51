"""Screens that are magnified three times, and two that are scaled differently."""

from __future__ import annotations

from pathlib import Path

from tests.views.other_screens import ask


def test_at_three_times_the_size_everything_can_be_reached(tmp_path: Path) -> None:
    found = ask("magnified", tmp_path, {"one": (1920, 1080)}, QT_SCALE_FACTOR="3")
    assert found["screen"] == [640, 360]
    assert len(found["pages"]) >= 17
    right = {"larger": False, "sideways": 0, "hidden": 0, "cut": []}
    assert {room: page for room, page in found["pages"].items() if page != right} == {}


def test_a_window_that_moves_to_a_sharper_screen_is_drawn_sharper(tmp_path: Path) -> None:
    screens = {"blunt": (1920, 1080), "sharp": (3840, 2160)}
    found = ask("moved", tmp_path, screens, QT_SCREEN_SCALE_FACTORS="blunt=1;sharp=2")
    assert [each["screen"] for each in found] == [1.0, 2.0, 1.0]
    for each in found:
        assert each["sign"] == each["icon"] == each["screen"]
