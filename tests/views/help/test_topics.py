"""Every page has its help; it names buttons and keys as the program does, and its links lead on."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from planner import guide_root, resource_root
from planner.views.help.page_help import text_of
from planner.views.help.paper import slug
from planner.views.help.topics import KEEPING_SAFE, VISIT, help_text
from planner.views.keys import ALL
from planner.views.navigation import Room

PLANNER = Path(__file__).parents[3] / "planner"
TOPICS = sorted(path.stem for path in (resource_root() / "help").glob("*.md"))
PARTS = ("## What to do first", "## What is kept, and who can see it", "## Keys ")


def marked_strings() -> set[str]:
    """Every string of the program that is shown to somebody."""
    found: set[str] = set()
    for path in PLANNER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_", "plural"):
                found |= {
                    part.value
                    for part in node.args
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


def shell_topics() -> set[str]:
    """What the front door names where it shows a page of the shell."""
    door = (PLANNER / "views/shell/front_door.py").read_text("utf-8")
    assert door.count("self._window.show_page(") == 2, "a page of the shell is shown without help"
    return set(re.findall(r'self\._show\(\w+, "(\w+)"\)', door))


def test_every_page_has_help_and_no_help_is_of_nothing() -> None:
    shell = shell_topics()
    assert {"first_start", "unlock", "recovery", "restore"} <= shell
    assert set(TOPICS) == {*Room, *shell, VISIT, KEEPING_SAFE}


@pytest.mark.parametrize("topic", TOPICS)
def test_it_says_what_for_what_first_what_is_kept_and_which_keys(topic: str) -> None:
    words = help_text(topic)
    assert re.match(r"# \S.*\n\n[A-Z]", words)
    assert [words.count(part) for part in PARTS] == [1, 1, 1]


@pytest.mark.parametrize("topic", TOPICS)
def test_its_links_lead_to_headings_of_the_guide(topic: str) -> None:
    guide = (guide_root() / "guide.md").read_text("utf-8")
    headings = {slug(each) for each in re.findall(r"^#+ (.+)$", guide, re.MULTILINE)}
    links = re.findall(r"\]\(([^)]*)\)", help_text(topic))
    assert links
    assert [link for link in links if link.removeprefix("#") not in headings] == []


def test_what_it_says_to_press_is_there_to_press() -> None:
    there = marked_strings()
    wrong = [
        (topic, words)
        for topic in TOPICS
        for words in re.findall(r"\*\*(.+?)\*\*", help_text(topic))
        if words not in there
    ]
    assert wrong == []


def test_the_guide_names_parts_of_settings_as_they_are_called() -> None:
    guide = " ".join((guide_root() / "guide.md").read_text("utf-8").split())
    named = {each.rstrip(".") for each in re.findall(r"\*\*Settings, ([^*]+)\*\*", guide)}
    assert len(named) > 5
    assert named - marked_strings() == set()


def test_its_keys_are_keys_of_the_program() -> None:
    there = {name for part in ALL for key in part.keys for name in (*key.keys, key.written())}
    named = {(topic, key) for topic in TOPICS for key in re.findall("`(.+?)`", help_text(topic))}
    assert {each for each in named if each[1] not in there} == set()


def test_in_a_visit_its_help_follows_and_without_the_guide_no_link_is_left() -> None:
    title, words = text_of(["barriers", VISIT], guide=False)
    assert title == "Step 3: barriers"
    assert "\n## A visit\n" in words
    assert "](" not in words
    assert "](" in text_of(["barriers"], guide=True)[1]


def test_a_language_without_a_translation_reads_english() -> None:
    assert help_text("today", "cy") == help_text("today")
