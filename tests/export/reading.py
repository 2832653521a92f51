"""Reading a PDF back: its text by two readers, its fonts, its structure, its pixels."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import pypdf
import pypdfium2

_ACTUAL = re.compile(rb"/ActualText <FEFF([0-9A-F]*)>")


def pages(pdf: bytes) -> list[str]:
    """The text of each page, letters without ActualText as pdfium finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pages(pdf))


def left_of(pdf: bytes, words: str) -> float:
    """How far from the left edge of the first page `words` begin, in points; raises LookupError."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        found = page.search(words, match_case=True).get_next()
        if found is None:
            raise LookupError(words)
        left, _bottom, _right, _top = page.get_charbox(found[0])
        return float(left)
    finally:
        document.close()


def colours(pdf: bytes) -> int:
    """How many points of all pages, drawn small, are anything but white, grey or black."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = 0
        for index in range(len(document)):
            drawn = document[index].render(scale=0.5).to_pil().convert("RGB").tobytes()
            points = zip(drawn[0::3], drawn[1::3], drawn[2::3], strict=True)
            found += sum(max(point) - min(point) > 8 for point in points)
        return found
    finally:
        document.close()


def spoken(pdf: bytes) -> list[str]:
    """What lines and paragraphs say of themselves where letters are not as drawn (ActualText)."""
    found = [node["/ActualText"] for node in structure(pdf) if "/ActualText" in node]
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        contents = page.get_contents()
        data = contents.get_data() if contents is not None else b""
        found += [
            bytes.fromhex(match.group(1).decode()).decode("utf-16-be")
            for match in _ACTUAL.finditer(data)
        ]
    return found


def squeezed(words: str) -> str:
    """`words` composed, without any space."""
    return "".join(unicodedata.normalize("NFC", words).split())


def read(pdf: bytes) -> str:
    """Everything that can be read out of it, without spaces: as drawn, then as spoken."""
    return squeezed(text(pdf)) + squeezed("".join(spoken(pdf)))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font that a page names, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            made = font.get_object()
            descriptor = made.get("/FontDescriptor", {})
            embedded = "/FontFile2" in (descriptor.get_object() if descriptor else {})
            found[made["/BaseFont"]] = embedded
    return found


def roles(pdf: bytes) -> list[str]:
    """The roles of the structure tree, in reading order."""
    return [node["/S"] for node in structure(pdf)]


def structure(pdf: bytes) -> list[Any]:
    """The elements of the structure tree, in reading order."""
    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if "/S" in node:
            found.append(node)
        held = node.get("/K", [])
        for kid in held if isinstance(held, list) else [held]:
            kid = kid.get_object()
            if isinstance(kid, dict) and kid.get("/Type") != "/MCR":
                walk(kid)

    walk(root["/StructTreeRoot"])
    return found
