"""The program's own icons on paper: the few SVG shapes they are made of, as reportlab paths."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from planner.system.resources import resource

_PART = re.compile(r"[A-Za-z]|-?(?:\d*\.\d+|\d+\.?)(?:e-?\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
#: A quarter circle drawn as a Bézier curve.
_KAPPA = 0.5522847498

#: One step of a path in the icon's own units: "M" or "L" with a point, "C" with three, "Z".
Step = tuple[str, tuple[float, ...]]


@lru_cache(maxsize=64)
def steps(name: str) -> tuple[Step, ...]:
    """The outline of resources/icons/<name>.svg in its 24 by 24 units, y downwards."""
    # The file is the program's own, packed with it.
    root = ElementTree.parse(resource(f"icons/{name}.svg")).getroot()  # noqa: S314
    found: list[Step] = []
    for shape in root.iter():
        tag = shape.tag.rsplit("}", 1)[-1]
        if tag in _SHAPES:
            found.extend(_SHAPES[tag](shape.attrib))
    return tuple(found)


def draw(canvas: Any, name: str, x: float, y: float, size: float) -> None:
    """Stroke an icon with its lower left corner at (x, y), in the canvas's stroke colour."""
    unit = size / 24
    path = canvas.beginPath()
    for kind, points in steps(name):
        places = [
            value * unit + x if index % 2 == 0 else y + size - value * unit
            for index, value in enumerate(points)
        ]
        if kind == "M":
            path.moveTo(*places)
        elif kind == "L":
            path.lineTo(*places)
        elif kind == "C":
            path.curveTo(*places)
        else:
            path.close()
    canvas.setLineWidth(1.75 * unit)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(0)
    canvas.setLineJoin(0)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path's data, one by one, repeated ones spelled out."""
    command = ""
    numbers: list[float] = []
    for token in _tokens(data):
        if token.isalpha():
            command = token
            if command in "Zz":
                yield command, []
            continue
        numbers.append(float(token))
        if len(numbers) == _COUNTS[command.upper()]:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)


def _tokens(data: str) -> Iterator[str]:
    """Letters and numbers; an arc's two flags may be written without a space after them."""
    place, in_arc, taken = 0, False, 0
    while match := _PART.search(data, place):
        part, place = match.group(), match.end()
        if part.isalpha():
            in_arc, taken = part in "Aa", 0
        elif in_arc:
            if taken % 7 in (3, 4):
                part, place = part[0], match.start() + 1
            taken += 1
        yield part


def _path(shape: dict[str, str]) -> Iterator[Step]:
    x = y = start_x = start_y = 0.0
    control: tuple[float, float] | None = None
    for command, given in _commands(shape["d"]):
        kind = command.upper()
        values = _absolute(kind, given, x, y) if command.islower() else given
        if kind == "Z":
            yield "Z", ()
            x, y, control = start_x, start_y, None
            continue
        curves = list(_curves(kind, values, (x, y), control))
        yield from curves
        control = None
        if kind in "CS":
            control = (curves[-1][1][2], curves[-1][1][3])
        if curves:
            x, y = curves[-1][1][-2:]
        if kind == "M":
            start_x, start_y = x, y


def _absolute(kind: str, values: list[float], x: float, y: float) -> list[float]:
    if kind == "H":
        return [values[0] + x]
    if kind == "V":
        return [values[0] + y]
    if kind == "A":
        return [*values[:5], values[5] + x, values[6] + y]
    return [value + (y if index % 2 else x) for index, value in enumerate(values)]


def _curves(
    kind: str,
    values: list[float],
    at: tuple[float, float],
    control: tuple[float, float] | None,
) -> Iterator[Step]:
    x, y = at
    if kind in "ML":
        yield kind, tuple(values)
    elif kind == "H":
        yield "L", (values[0], y)
    elif kind == "V":
        yield "L", (x, values[0])
    elif kind == "C":
        yield "C", tuple(values)
    elif kind == "S":
        first = (2 * x - control[0], 2 * y - control[1]) if control else at
        yield "C", (*first, *values)
    elif kind == "Q":
        middle_x, middle_y, end_x, end_y = values
        first = (x + 2 / 3 * (middle_x - x), y + 2 / 3 * (middle_y - y))
        second = (end_x + 2 / 3 * (middle_x - end_x), end_y + 2 / 3 * (middle_y - end_y))
        yield "C", (*first, *second, end_x, end_y)
    elif kind == "A":
        yield from _arc(at, values)


def _arc(at: tuple[float, float], values: list[float]) -> Iterator[Step]:
    """An SVG arc as curves of at most a quarter turn (SVG 1.1, appendix F.6.5; no rotation)."""
    (x1, y1), (rx, ry, _turned, large, sweep, x2, y2) = at, values
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    grow = max(1.0, math.hypot(dx / rx, dy / ry))
    rx, ry = rx * grow, ry * grow
    under = max(0.0, (rx * ry) ** 2 - (rx * dy) ** 2 - (ry * dx) ** 2)
    factor = math.sqrt(under / ((rx * dy) ** 2 + (ry * dx) ** 2))
    if large == sweep:
        factor = -factor
    across, down = factor * rx * dy / ry, -factor * ry * dx / rx
    centre_x, centre_y = across + (x1 + x2) / 2, down + (y1 + y2) / 2
    begin = math.atan2((dy - down) / ry, (dx - across) / rx)
    turn = math.atan2((-dy - down) / ry, (-dx - across) / rx) - begin
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    parts = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-6))
    each = turn / parts
    reach = 4 / 3 * math.tan(each / 4)
    for part in range(parts):
        a, b = begin + part * each, begin + (part + 1) * each
        yield (
            "C",
            (
                centre_x + rx * (math.cos(a) - reach * math.sin(a)),
                centre_y + ry * (math.sin(a) + reach * math.cos(a)),
                centre_x + rx * (math.cos(b) + reach * math.sin(b)),
                centre_y + ry * (math.sin(b) - reach * math.cos(b)),
                centre_x + rx * math.cos(b),
                centre_y + ry * math.sin(b),
            ),
        )


def _circle(shape: dict[str, str]) -> Iterator[Step]:
    x, y, r = (float(shape[name]) for name in ("cx", "cy", "r"))
    k = r * _KAPPA
    yield "M", (x + r, y)
    yield "C", (x + r, y + k, x + k, y + r, x, y + r)
    yield "C", (x - k, y + r, x - r, y + k, x - r, y)
    yield "C", (x - r, y - k, x - k, y - r, x, y - r)
    yield "C", (x + k, y - r, x + r, y - k, x + r, y)
    yield "Z", ()


def _rectangle(shape: dict[str, str]) -> Iterator[Step]:
    x, y, w, h = (float(shape[name]) for name in ("x", "y", "width", "height"))
    r = float(shape.get("rx", 0))
    k = r * (1 - _KAPPA)
    yield "M", (x + r, y)
    yield "L", (x + w - r, y)
    yield "C", (x + w - k, y, x + w, y + k, x + w, y + r)
    yield "L", (x + w, y + h - r)
    yield "C", (x + w, y + h - k, x + w - k, y + h, x + w - r, y + h)
    yield "L", (x + r, y + h)
    yield "C", (x + k, y + h, x, y + h - k, x, y + h - r)
    yield "L", (x, y + r)
    yield "C", (x, y + k, x + k, y, x + r, y)
    yield "Z", ()


_SHAPES: dict[str, Callable[[dict[str, str]], Iterator[Step]]] = {
    "path": _path,
    "circle": _circle,
    "rect": _rectangle,
}
