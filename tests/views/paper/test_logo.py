"""Logos from outside: pictures become small and clean; everything else gets a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from planner.errors import InvalidInputError
from planner.views.paper.logo import MOST_BYTES, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" {more}>{inside}</svg>'
CIRCLE = '<circle cx="20" cy="20" r="18" fill="#0b5563"/>'


def svg(inside: str = CIRCLE, more: str = "") -> bytes:
    return SVG.format(inside=inside, more=more).encode()


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#8a4679").save(out, "PNG")
    return out.getvalue()


def huge(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has so many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(50)))
        + chunk(b"IEND", b"")
    )


def read(tmp_path: Path, data: bytes, name: str = "logo") -> Image.Image:
    path = tmp_path / name
    path.write_bytes(data)
    return Image.open(io.BytesIO(read_logo(path)))


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(300, 100), (300, 100)),
        (png(3000, 1000), (495, 165)),
        (png(4000, 10), (709, 2)),
        (svg(), (413, 165)),
        (svg('<g id="a"><path d="M0 0h9v9z"/></g><use href="#a" x="30"/>'), (413, 165)),
    ],
)
def test_a_picture_is_drawn_anew_no_larger_than_it_prints(
    tmp_path: Path, data: bytes, size: tuple[int, int]
) -> None:
    made = read(tmp_path, data)
    assert abs(made.width - size[0]) <= 1
    assert abs(made.height - size[1]) <= 1


def test_what_a_file_says_of_itself_is_gone(tmp_path: Path) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Somebody at home")
    exif = Image.Exif()
    exif[0x010E] = "Where it was taken"
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(out, "PNG", pnginfo=told, exif=exif)
    path = tmp_path / "logo.png"
    path.write_bytes(out.getvalue())
    made = read_logo(path)
    assert b"Somebody" in out.getvalue()
    for hidden in (b"Somebody", b"taken", b"eXIf", b"tEXt"):
        assert hidden not in made


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (huge(8000, 5000), "40 million points"),
        (huge(2**31 - 1, 1), "million points"),
        (huge(100, 100)[:40], "no PNG or SVG"),
        (b"", "no PNG or SVG"),
        (b"GIF89a" + bytes(99), "no PNG or SVG"),
        (b"\xff\xd8\xff\xe0 a photograph", "no PNG or SVG"),
        (b"<html></html>", "no PNG or SVG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "no PNG or SVG"),
        (bytes(MOST_BYTES + 1), "2 megabytes"),
        (svg("<script>alert(1)</script>"), "more than lines"),
        (svg('<image href="file:///etc/passwd"/>'), "more than lines"),
        (svg('<use href="other.svg#a"/>'), "more than lines"),
        (svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="http://a/b"/>'), "more than"),
        (svg('<style>@import "http://a/b.css";</style>'), "more than lines"),
        (svg('<rect fill="url(http://a/b)"/>'), "more than lines"),
        (svg(more='onload="x()"'), "more than lines"),
        (svg("<g>" * 70 + "</g>" * 70), "more than lines"),
        (svg('<g id="a"/>' + '<use href="#a"/>' * 9), "more than lines"),
        (svg("<g/>" * 5001), "more than lines"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + svg("&b;"),
            "more than lines",
        ),
    ],
)
def test_what_is_no_logo_gets_a_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says):
        read(tmp_path, data)


def test_a_file_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="could not be read"):
        read_logo(tmp_path / "gone.png")
