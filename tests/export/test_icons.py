"""Every icon of the program can be drawn on paper, inside its square."""

from __future__ import annotations

import pytest

from planner.export.icons import steps
from planner.system.resources import resource

NAMES = sorted(
    path.stem
    for path in resource("icons").glob("*.svg")
    if 'viewBox="0 0 24 24"' in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stays_in_its_square(name: str) -> None:
    made = steps(name)
    assert made
    assert made[0][0] == "M"
    points = [value for _kind, values in made for value in values]
    assert all(-1 <= value <= 25 for value in points)


def test_an_arc_ends_where_it_says() -> None:
    lock = steps("lock")
    assert ("M", (8.0, 11.0)) in lock
    ends = [values[-2:] for kind, values in lock if kind == "C"]
    assert any(abs(x - 16) < 1e-6 and abs(y - 8) < 1e-6 for x, y in ends)
