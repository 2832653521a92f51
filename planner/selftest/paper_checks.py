"""Both papers of the invented visit: made, read back, and a page of each drawn."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

from planner.selftest import story
from planner.selftest.checks import Check, NotRightError
from planner.selftest.trial import Trial, need
from planner.words import N_, _, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How much of a page's width is drawn; enough to tell ink from paper.
_SCALE = 0.5


def _plan(trial: Trial) -> str:
    from planner.export import plan_pdf
    from planner.models.snapshots import PrintOptions

    snapshot = need(trial.records).plans.snapshot(need(trial.pathway_id))
    paper = trial.papers["plan"] = plan_pdf.make(snapshot, PrintOptions())
    wanted = (story.SAID[0], *story.HOPES.values(), story.BARRIER, story.RESPONSE, story.STEP)
    return _read_back(paper, wanted)


def _wellbeing(trial: Trial) -> str:
    from planner.export import wellbeing_pdf
    from planner.models.snapshots import PrintOptions

    snapshot = need(trial.records).plans.wellbeing(need(trial.pathway_id))
    paper = wellbeing_pdf.make(need(snapshot), PrintOptions(scores=True))
    trial.papers["wellbeing"] = paper
    return _read_back(paper, [str(total) for total in story.TOTALS])


def _read_back(paper: bytes, wanted: Iterable[str]) -> str:
    """How many pages there are. Raises NotRightError where words are missing, by either reader."""
    from pypdf import PdfReader
    from pypdfium2 import PdfDocument

    pages = PdfReader(io.BytesIO(paper)).pages
    by_pypdf = _squeezed("".join(page.extract_text() for page in pages))
    document = PdfDocument(paper)
    try:
        by_pdfium = _squeezed("".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()
    missing = [words for words in wanted if _squeezed(words) not in by_pypdf + "\n" + by_pdfium]
    if missing:
        raise NotRightError(_("These words cannot be read on it: {words}").format(words=missing[0]))
    return plural("{count} page", "{count} pages", len(pages))


def _squeezed(words: str) -> str:
    """`words` composed, without any space: lines break where they must."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def _drawn(trial: Trial) -> str:
    """Pages drawn as for the preview and the printer: some ink, and more paper."""
    from pypdfium2 import PdfDocument

    if not trial.papers:
        return need(None)
    for paper in trial.papers.values():
        document = PdfDocument(paper)
        try:
            bitmap = document[0].render(scale=_SCALE, fill_color=(255, 255, 255, 255))
            points = bytes(bitmap.buffer)
        finally:
            document.close()
        white = points.count(0xFF) / len(points)
        if not 0.3 < white < 0.995:
            raise NotRightError(_("The page is blank, or black."))
    return ""


CHECKS = [
    Check(N_("My plan is made and reads back"), _plan),
    Check(N_("My wellbeing is made and reads back"), _wellbeing),
    Check(N_("Pages are drawn"), _drawn),
]
