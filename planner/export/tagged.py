"""A PDF that can be read aloud: title, language, outline, and a structure tree.

reportlab has no interface for tags; this canvas writes the marks and the tree itself. What is
drawn inside `leaf` belongs to one element, what is drawn inside `artifact` is decoration.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from planner.export.fonts import OURS, face


class _Page(pdfdoc.PDFPage):
    """A page that knows its place in the structure tree."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


@dataclass
class _Element:
    """One element of the structure: what it holds, in reading order."""

    role: str
    alt: str = ""
    said: str = ""
    language: str = ""
    kids: list[_Element | tuple[int, int]] = field(default_factory=list)


class TaggedCanvas(Canvas):
    """A canvas for A4 whose bytes depend on what is drawn alone."""

    def __init__(self, *, title: str, language: str, made_on: date, words_in: str = "") -> None:
        """`language` is the document's, `words_in` that of words in a script of their own."""
        self._buffer = BytesIO()
        super().__init__(
            self._buffer,
            pagesize=A4,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=face(OURS).name,
        )
        self.setTitle(pdf_safe(title))
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("Pathway Planner")
        self.setProducer("Pathway Planner")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._made_on = made_on
        self._words_in = words_in.replace("_", "-")
        self._doc.info._dateFormatter = self._date
        self._root = _Element("Document")
        self._open = [self._root]
        self._known: dict[int, _Element] = {}
        self._keys: list[object] = []
        self._marks = 0
        self._pages: list[Any] = []
        self._owners: list[list[_Element]] = [[]]
        add_page = self._doc.addPage

        def add(page: Any) -> None:
            page.__class__ = _Page
            page.StructParents = len(self._pages)
            page.Tabs = PDFName("S")
            self._pages.append(page)
            self._owners.append([])
            self._marks = 0
            add_page(page)

        self._doc.addPage = add

    @contextmanager
    def group(self, role: str, key: object | None = None) -> Iterator[None]:
        """Elements opened inside belong to this one. The same `key` goes on with the same one."""
        self._open.append(self._element(role, "", key))
        yield
        self._open.pop()

    @contextmanager
    def leaf(
        self,
        role: str,
        key: object | None = None,
        alt: str = "",
        said: str = "",
        *,
        foreign: bool = False,
    ) -> Iterator[None]:
        """What is drawn inside is this element's; `alt` says it in words where it is a picture.

        `said` is its text in reading order, where that is not the order of drawing; `foreign`
        where it has letters of the script of `words_in`.
        """
        element = self._element(role, alt, key)
        if foreign:
            element.language = self._words_in
        element.said = "\n".join(filter(None, (element.said, said)))
        element.kids.append((len(self._pages), self._marks))
        self._owners[-1].append(element)
        self._code.append(f"/{role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration, passed over when read aloud."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def write(self, operators: str) -> None:
        """Put drawing operators into the page as they are."""
        self._code.append(operators)

    def heading(self, text: str, level: int) -> None:
        """Put a heading at this page into the outline."""
        key = f"h{len(self._keys)}"
        self._keys.append(key)
        self.bookmarkPage(key)
        self.addOutlineEntry(pdf_safe(text), key, level=level)

    def finished(self) -> bytes:
        """The document."""
        self._write_structure()
        self.save()
        return self._buffer.getvalue()

    def _date(self, *_moment: int) -> str:
        return f"D:{self._made_on:%Y%m%d}000000Z"

    def _element(self, role: str, alt: str, key: object | None) -> _Element:
        if key is not None and id(key) in self._known:
            return self._known[id(key)]
        element = _Element(role, alt)
        self._open[-1].kids.append(element)
        if key is not None:
            self._known[id(key)] = element
            self._keys.append(key)
        return element

    def _write_structure(self) -> None:
        doc = self._doc
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = doc.Reference(root, "structure")
        references: dict[int, Any] = {}
        root.dict["K"] = PDFArray([self._written(self._root, reference, references)])
        numbers: list[Any] = []
        for page, owners in enumerate(self._owners[: len(self._pages)]):
            owned = PDFArray([references[id(owner)] for owner in owners])
            numbers += [page, doc.Reference(owned, f"marks{page}")]
        root.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        root.dict["ParentTreeNextKey"] = len(self._pages)
        doc.Catalog.StructTreeRoot = reference
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _written(self, element: _Element, parent: Any, references: dict[int, Any]) -> Any:
        entry = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        )
        reference = self._doc.Reference(entry, f"element{len(references)}")
        references[id(element)] = reference
        if element.alt:
            entry.dict["Alt"] = PDFString(pdf_safe(element.alt))
        if element.said:
            entry.dict["ActualText"] = PDFString(_readable(element.said))
        if element.language:
            entry.dict["Lang"] = PDFString(element.language)
        on = {kid[0] for kid in element.kids if not isinstance(kid, _Element)}
        if len(on) == 1:
            entry.dict["Pg"] = self._doc.Reference(self._pages[on.pop()])
        kids = [
            self._written(kid, reference, references)
            if isinstance(kid, _Element)
            else kid[1]
            if "Pg" in entry.dict
            else self._mark(*kid)
            for kid in element.kids
        ]
        entry.dict["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference

    def _mark(self, page: int, mark: int) -> Any:
        """A mark on a page of its own, where an element goes on over several."""
        on = self._doc.Reference(self._pages[page])
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": on, "MCID": mark})


def _readable(text: str) -> str:
    """`text` with its lines, without half letters."""
    return text.encode("utf-16", "replace").decode("utf-16", "replace")


def pdf_safe(text: str) -> str:
    """`text` for a PDF's own strings: on one line, without half letters (lone surrogates)."""
    whole = text.encode("utf-16", "replace").decode("utf-16", "replace")
    return " ".join(whole.split())
