"""A TrueType font whose glyphs say in the document which letters they are."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override


class ReadableFont(TTFont):
    """reportlab writes the code of each glyph; here several letters can be one, and none some.

    `letters` has what a code is read as where that is not the letter with this code.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, shapable=False)
        self.letters: dict[int, str] = {}

    @override
    def addObjects(self, doc: Any) -> None:
        """Write the font into a document, and what each of its codes is read as."""
        state = self.state.get(doc)
        if state is None:
            super().addObjects(doc)
            return
        subsets = [list(subset) for subset in state.subsets]
        names = [self.getSubsetInternalName(place, doc)[1:] for place in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = self._to_unicode(fonts[name].BaseFont, subset)

    def _to_unicode(self, name: str, subset: list[int]) -> str:
        rows = [f"<{place:02X}> <{self._said(code)}>" for place, code in enumerate(subset)]
        blocks: list[str] = []
        for first in range(0, len(rows), 100):
            some = rows[first : first + 100]
            blocks += [f"{len(some)} beginbfchar", *some, "endbfchar"]
        return "\n".join(
            (
                "/CIDInit /ProcSet findresource begin",
                "12 dict begin",
                "begincmap",
                f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
                f"/CMapName /{name} def",
                "/CMapType 2 def",
                "1 begincodespacerange",
                f"<00> <{len(subset) - 1:02X}>",
                "endcodespacerange",
                *blocks,
                "endcmap",
                "CMapName currentdict /CMap defineresource pop",
                "end",
                "end",
            )
        )

    def _said(self, code: int) -> str:
        text = self.letters.get(code, chr(code))
        return text.encode("utf-16-be", "replace").hex().upper()
