"""The guide's pictures in a bundle look as they do in the checkout."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from release import pictures

ROOT = Path(__file__).parents[2]
#: Of 255 steps: what nobody sees.
UNSEEN = 8


def test_a_picture_of_the_guide_takes_half_and_looks_the_same(tmp_path: Path) -> None:
    before = ROOT / "docs" / "pictures" / "first-start.png"
    entries = [
        ("guide/pictures/first-start.png", str(before), "DATA"),
        ("resources/program.svg", "program.svg", "DATA"),
    ]
    (to, copy, kind), untouched = pictures.smaller(entries, tmp_path / "pictures")
    assert (to, kind, untouched) == (entries[0][0], "DATA", entries[1])
    assert Path(copy).stat().st_size < before.stat().st_size / 2
    with Image.open(before) as one, Image.open(copy) as other:
        differences = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    counts = differences.histogram()
    assert not any(count for place, count in enumerate(counts) if place % 256 > UNSEEN)
