"""Gather the words of people's papers, and make the catalogues that the program reads.

`make translations` writes resources/translations/planner.pot anew, brings every planner.po up to
it, and compiles each into the planner.mo beside it. All three are kept in the repository, so that
a fresh clone and a wheel need no step of their own; a test says when they are behind.

A paper's words stand in functions that take `_` from a tongue (`_ = style.tongue.say`), in the
titles named below, and in the resources. The rest of the program is in English alone.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.models import titles  # noqa: E402 - the checkout's own, wherever this is run from
from planner.records import wellbeing_paper  # noqa: E402

RESOURCES = ROOT / "resources"
TRANSLATIONS = RESOURCES / "translations"
TEMPLATE = TRANSLATIONS / "planner.pot"
#: Headers that say nothing here, or change from day to day.
_NOISE = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
_ROOMS = ("export", "models", "records")
_TITLES: tuple[tuple[str, Mapping[Any, str]], ...] = (
    ("planner/models/titles.py", titles.ORIGINS),
    ("planner/models/titles.py", titles.HORIZONS),
    ("planner/models/titles.py", titles.MEETING_HOW),
    ("planner/models/titles.py", titles.CRISIS_HEADINGS),
    ("planner/records/wellbeing_paper.py", wellbeing_paper.MODES),
)
Found = tuple[str | tuple[str, str], str]


def main() -> int:
    """Write the template, the catalogues and what is compiled of them."""
    template = gathered()
    TEMPLATE.write_bytes(written(template))
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/planner.po")):
        catalogue = brought_up(path, template)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = [each.id for each in catalogue if each.id and not said(each.string)]
        print(f"{path.parent.parent.name}: {len(catalogue)} messages, {len(missing)} to do")
        for each in missing:
            print("   ", each)
    return 0


def gathered() -> Catalog:
    """Every message of a person's papers."""
    catalogue = Catalog(project="Pathway Planner", copyright_holder="", charset="utf-8")
    catalogue.header_comment = "# The words of people's papers. Written by `make translations`."
    for message, place in (*_from_code(), *_from_titles(), *_from_resources()):
        flags = ("python-brace-format",) if "{" in str(message) else ()
        catalogue.add(message, locations=[(place, 0)], flags=flags)
    return catalogue


def brought_up(path: Path, template: Catalog) -> Catalog:
    """The catalogue at `path` with the template's messages; words that nobody asks for go."""
    with path.open("rb") as held:
        catalogue = read_po(held, locale=path.parent.parent.name)
    header = catalogue.header_comment
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = header
    return catalogue


def said(words: object) -> bool:
    """Whether a message has its words in a language."""
    return all(words) if isinstance(words, tuple) else bool(words)


def written(catalogue: Catalog) -> bytes:
    """A catalogue as text, the same for the same words on every day."""
    held = BytesIO()
    write_po(held, catalogue, width=100, sort_output=True, include_lineno=False)
    text = held.getvalue().decode()
    noise = tuple(f'"{name}' for name in _NOISE)
    return "\n".join(line for line in text.split("\n") if not line.startswith(noise)).encode()


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it; the header's words are left out."""
    held = BytesIO()
    bare = Catalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    bare.creation_date = bare.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    for each in catalogue:
        if each.id:
            bare.add(each.id, each.string, flags=each.flags)
    write_mo(held, bare)
    return held.getvalue()


def _from_code() -> Iterator[Found]:
    for room in _ROOMS:
        for path in sorted((ROOT / "planner" / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            place = path.relative_to(ROOT).as_posix()
            said_here = [_call(node) for node in ast.walk(tree)]
            for function in ast.walk(tree):
                if isinstance(function, ast.FunctionDef) and _takes_tongue(function):
                    said_here += [_call(node, bare=True) for node in ast.walk(function)]
            yield from ((message, place) for message in said_here if message)


def _takes_tongue(function: ast.FunctionDef) -> bool:
    """Whether it says `_ = ... tongue.say`."""
    return any(
        isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "_"
        and ast.unparse(node.value).endswith("tongue.say")
        for node in ast.walk(function)
    )


def _call(node: ast.AST, *, bare: bool = False) -> str | tuple[str, str] | None:
    """The message of `tongue.say(...)` or `tongue.amount(...)`; of `_(...)` where `bare`."""
    if not isinstance(node, ast.Call):
        return None
    name = ast.unparse(node.func)
    words = [each.value for each in node.args if isinstance(each, ast.Constant)]
    if name.endswith("tongue.amount"):
        return str(words[0]), str(words[1])
    if words and (name.endswith("tongue.say") or (bare and name == "_")):
        return str(words[0])
    return None


def _from_titles() -> Iterator[Found]:
    for place, held in _TITLES:
        yield from ((title, place) for title in held.values())


def _from_resources() -> Iterator[Found]:
    """Prompts, crisis numbers, topics and the band: never an item of the scale, nor its notice."""
    prompts = _json("prompts.json")["prompts"]
    yield from ((each["title"], "resources/prompts.json") for each in prompts)
    for each in _json("crisis_numbers.json")["numbers"].values():
        yield from (
            (words, "resources/crisis_numbers.json")
            for words in (each["label"], each["note"])
            if words
        )
    scale = _json("wemwbs.json")
    yield from ((topic, "resources/wemwbs.json") for topic in scale["topics"])
    yield scale["band"]["label"], "resources/wemwbs.json"


def _json(name: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((RESOURCES / name).read_text("utf-8"))
    return held


if __name__ == "__main__":
    sys.exit(main())
