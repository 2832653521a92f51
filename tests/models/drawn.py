"""What every chart must keep to: all of it inside its box, and no words over others."""

from __future__ import annotations

from itertools import combinations

from planner.models.pictures import Picture, Ruler

_HAIR = 1e-6


def ruler(line: float = 20.0) -> Ruler:
    """Letters as wide as those of a plain font, so that tests need none."""
    return Ruler(line, lambda text, bold: len(text) * line * (0.42 if bold else 0.39))


def check(picture: Picture) -> None:
    """Fail where something is outside, or words meet."""
    wide, high = picture.width + _HAIR, picture.height + _HAIR
    for words in picture.words:
        assert words.x >= -_HAIR
        assert words.y >= -_HAIR
        assert words.x + words.width <= wide, words
        assert words.y + words.height <= high, words
    for dot in picture.dots:
        assert dot.radius - _HAIR <= dot.x <= wide - dot.radius
        assert dot.radius - _HAIR <= dot.y <= high - dot.radius
    for stroke in picture.strokes:
        assert all(-_HAIR <= x <= wide for x in (stroke.x1, stroke.x2)), stroke
        assert all(-_HAIR <= y <= high for y in (stroke.y1, stroke.y2)), stroke
    for one, other in combinations(picture.words, 2):
        deep = 0.01 * one.height  # lines of one column stand edge to edge
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert across <= deep or down <= deep, (one, other)
