"""The longest time the window does not answer while every page is opened."""

from __future__ import annotations

from benchmarks.measuring import Row
from benchmarks.painting import until_painted
from benchmarks.program import Program
from benchmarks.vaults import long_record
from planner.views.navigation import Place, Room

#: One picture of a screen that shows sixty a second, in milliseconds.
FRAME = 1000 / 60


def openings(program: Program) -> dict[str, float]:
    """Milliseconds of each page's opening, for the first time and again."""
    workspace, person_id = program.workspace, long_record(program.records)
    took: dict[str, float] = {}
    for turn in ("first", "again"):
        for room in Room:
            lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
            place = Place(room, None if lone else person_id)
            seconds = until_painted(workspace, lambda place=place: workspace.go(place))  # type: ignore[misc]
            took[f"{room.value}, {turn}"] = round(seconds * 1000, 1)
    return took


def row(took: dict[str, float]) -> Row:
    """The longest of them."""
    worst = max(took, key=lambda name: took[name])
    return Row(f"Longest stall over page openings ({worst})", took[worst], FRAME, goal=3)
