"""Every word that a person reads goes through gettext: no bare string reaches a screen or paper."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PLANNER = Path(__file__).parent.parent / "planner"
MARKS = frozenset({"_", "N_", "plural"})
#: What a paper says in its own language.
TONGUE = frozenset({"say", "amount"})
#: Looks like something to read: a capital, then small letters, then more words or the end.
READABLE = re.compile(r"[A-Z][a-z’']+(?:[ ,.?:].*)?", re.DOTALL)
#: Names, not words: of the program, its fonts and their weights, keys, zones.
NOT_WORDS = re.compile(
    r"Pathway Planner ?|Atkinson Hyperlegible Next|Regular|Bold|Fusion|Noto.*|Ctrl.*|Alt.*|Shift.*"
    r"|Tab|Space|Return|Menu|Escape|Backspace|Delete|Left|Right|Up|Down|Home|End|Pg(Up|Down)"
)
#: Only pages and widgets show single words; elsewhere those are names of types and tags.
SHOWN = PLANNER / "views"
#: Shows the widgets to whoever builds pages; its words are samples.
GALLERY = PLANNER / "views" / "gallery"
#: What the self-test types into a vault of its own; nobody reads it.
STORY = PLANNER / "selftest" / "story.py"


def readable_strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Readable string constants outside `_`, `N_`, `plural`, docstrings, and raised ValueErrors."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            said = isinstance(node.func, ast.Attribute) and node.func.attr in TONGUE
            if (
                said
                or name in MARKS
                or name in {"ValueError", "RuntimeError", "TypeError", "Template"}
            ):
                skipped.update(id(part) for part in ast.walk(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            skipped.update(id(part) for part in ast.walk(node))
        elif isinstance(node, ast.Dict):
            skipped.update(id(key) for key in node.keys if key is not None)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
            and READABLE.fullmatch(node.value)
            and not NOT_WORDS.fullmatch(node.value)
        ):
            yield node.lineno, node.value


def test_it_finds_a_bare_string() -> None:
    tree = ast.parse('label.setText("Saved just now")\nlabel.setText(_("Saved just now"))')
    assert [line for line, _words in readable_strings(tree)] == [1]


@pytest.mark.parametrize("room", sorted(path.name for path in PLANNER.iterdir()))
def test_no_bare_strings(room: str) -> None:
    found = [
        (str(path.relative_to(PLANNER)), line, words)
        for path in [PLANNER / room, *(PLANNER / room).rglob("*")]
        if path.suffix == ".py" and not path.is_relative_to(GALLERY) and path != STORY
        for line, words in readable_strings(ast.parse(path.read_text(encoding="utf-8")))
        if " " in words.strip() or path.is_relative_to(SHOWN)
    ]
    assert not found
