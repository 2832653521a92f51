"""WCAG 2's contrast of two colours, and the four palettes of the tokens file."""

from __future__ import annotations

from planner.views.theme import tokens

#: Each palette's name: where it stands in the tokens file, and which of a pair it takes.
PALETTES = {
    "light": ("colors", 0),
    "dark": ("colors", 1),
    "contrast, light": ("contrast", 0),
    "contrast, dark": ("contrast", 1),
}


def ratio(palette: str, over: str, under: str) -> float:
    """The contrast of two tokens, to 1."""
    section, side = PALETTES[palette]
    pairs = tokens()[section]
    return contrast(pairs[over][side], pairs[under][side])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written as #RRGGBB, to 1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
