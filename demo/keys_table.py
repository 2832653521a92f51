"""Writes the tables of keys into the guide, from the keys that the program has.

`python -m demo.keys_table`, after a key was changed; a test finds a guide that differs.
"""

from __future__ import annotations

from pathlib import Path

from planner.views.keys import as_markdown

GUIDE = Path("docs/guide.md")
BEGIN = "<!-- the keys: made by make guide -->"
END = "<!-- end of the keys -->"


def with_keys(guide: str) -> str:
    """`guide` with the tables of today's keys between its two marks. Raises ValueError."""
    if guide.count(BEGIN) != 1 or guide.count(END) != 1:
        raise ValueError("The guide needs one of each mark around its keys.")
    before, rest = guide.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{as_markdown()}\n\n{END}{after}"


def write_keys(guide: Path) -> None:
    """Put the tables of today's keys into the file of the guide."""
    guide.write_text(with_keys(guide.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write_keys(GUIDE)
