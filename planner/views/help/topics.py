"""The words of page help: one short file a page, in resources/help, in the language asked for.

They are files and not strings of the code, because each is read and translated as a whole.
"""

from __future__ import annotations

from planner.system.resources import resource
from planner.words import ENGLISH

#: What is no page of the workspace, and has help of its own.
VISIT, KEEPING_SAFE = "visit", "keeping_safe"


def help_text(topic: str, language: str = ENGLISH) -> str:
    """The help of a page as Markdown; the English where there is no translation.

    Raises FileNotFoundError where a page has none.
    """
    if language != ENGLISH:
        try:
            return resource(f"help/{language}/{topic}.md").read_text("utf-8")
        except FileNotFoundError:
            pass
    return resource(f"help/{topic}.md").read_text("utf-8")
