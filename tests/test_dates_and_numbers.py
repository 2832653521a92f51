"""Days, times and numbers that people read are written by Babel, through planner/words.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLANNER = Path(__file__).parent.parent / "planner"
#: Rooms whose words people read.
ROOMS = ("views", "export", "records", "models")
#: What they write is read by other programs: drawing operators of PDF, and a calendar file.
FOR_PROGRAMS = frozenset({"blocks.py", "tagged.py", "calendar_file.py", "icons.py"})
#: How numbers and days are shaped by hand: ".1f", "g", ",", "%B".
_BY_HAND = frozenset("fge,%")


def by_hand(tree: ast.Module) -> Iterator[int]:
    """The lines on which a day, a time or a number is written without Babel."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"strftime", "ctime"}:
                yield node.lineno
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(
                str(part.value)
                for part in ast.walk(node.format_spec)
                if isinstance(part, ast.Constant)
            )
            if _BY_HAND & set(spec):
                yield node.lineno
        elif isinstance(node, ast.Attribute) and node.attr in {"month_name", "day_name"}:
            yield node.lineno


def test_it_finds_what_is_written_by_hand() -> None:
    lines = [
        'f"{share:.1f}"',
        'made.strftime("%d %B")',
        'f"{made:%B}"',
        'f"{all:,}"',
        'f"{on.day:02}"',
    ]
    assert sorted(by_hand(ast.parse("\n".join(lines)))) == [1, 2, 3, 4]


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_written_by_hand(room: str) -> None:
    found = [
        (str(path.relative_to(PLANNER)), line)
        for path in sorted((PLANNER / room).rglob("*.py"))
        if path.name not in FOR_PROGRAMS
        for line in by_hand(ast.parse(path.read_text("utf-8")))
    ]
    assert not found
