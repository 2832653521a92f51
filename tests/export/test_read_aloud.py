"""Every paper can be read aloud: tags, language, title, outline, a sentence for every picture."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from planner.export import blank_forms, crisis_numbers_pdf, data_sheet_pdf, recovery_pdf
from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.letterheads import Letterhead
from planner.models.people import PaperSize
from planner.models.sheets import CrisisNumbersSnapshot, RecoverySheetSnapshot
from planner.models.snapshots import PrintOptions
from planner.views.paper import documents
from tests.export import (
    test_crisis_plan_pdf,
    test_data_sheet_pdf,
    test_keepsake_pdf,
    test_progress_pdf,
    test_visit_sheets,
    test_wallet_card_pdf,
)
from tests.export.reading import colours, structure
from tests.export.samples import MADE, NUMBERS, PLAN, WELLBEING, logo
from tests.export.test_blank_forms import FORM
from tests.export.test_recovery_pdf import GROUPS

SNAPSHOTS: dict[str, documents.Snapshot] = {
    "plan": PLAN,
    "wellbeing": WELLBEING,
    "crisis plan": test_crisis_plan_pdf.PLAN,
    "wallet card": WalletCardSnapshot(test_wallet_card_pdf.PLAN),
    "progress": test_progress_pdf.TOLD,
    "keepsake": test_keepsake_pdf.KEEPSAKE,
    "preparation": test_visit_sheets.FILLED,
    "next steps": test_visit_sheets.STEPS,
    "appointment": test_visit_sheets.SLIP,
}


OPTIONS = PrintOptions(scores=True, band=True, letterhead=Letterhead("Riverside", picture=logo()))


@pytest.mark.parametrize("size", [PaperSize.STANDARD, PaperSize.LARGEST])
@pytest.mark.parametrize("name", SNAPSHOTS)
def test_tags_language_title_outline_and_words_for_pictures(name: str, size: PaperSize) -> None:
    pdf = documents.make(SNAPSHOTS[name], replace(OPTIONS, size=size))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.outline
    nodes = structure(pdf)
    assert [node["/S"] for node in nodes].count("/H1") == 1
    figures = [node for node in nodes if node["/S"] == "/Figure"]
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    if name != "wallet card":
        assert figures[0]["/Alt"] == "Riverside"
    for page in reader.pages:
        assert str(page["/Tabs"]) == "/S"
        contents = page.get_contents()
        assert contents is not None
        _all_is_marked(contents.get_data())


def _unnamed(name: str) -> bytes:
    """The sheets that are no paper of anyone's; empty for the others."""
    if name == "blank":
        return blank_forms.make_review(FORM, "largest")
    if name == "numbers":
        return crisis_numbers_pdf.make(CrisisNumbersSnapshot(MADE, NUMBERS, "Riverside"))
    if name == "recovery":
        return recovery_pdf.make(RecoverySheetSnapshot("Priya Nair", MADE, GROUPS, "Riverside"))
    if name == "data sheet":
        return data_sheet_pdf.make(test_data_sheet_pdf.SHEET)
    return b""


def _all_is_marked(code: bytes) -> None:
    """No text and no picture stands outside a mark: it would be read as nothing, or as anything."""
    depth = 0
    for row in code.split():
        if row in (b"BDC", b"BMC"):
            depth += 1
        elif row == b"EMC":
            depth -= 1
        elif row in (b"Tj", b"TJ", b"Do"):
            assert depth > 0
    assert depth == 0


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
@pytest.mark.parametrize("name", [*SNAPSHOTS, "blank", "numbers", "recovery", "data sheet"])
def test_poppler_says_tagged_and_reads_the_structure(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(_unnamed(name) or documents.make(SNAPSHOTS[name], OPTIONS))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert "yes" in next(line for line in told.splitlines() if line.startswith("Tagged"))
    read = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True
    ).stdout.decode()
    assert "H1 (block)" in read
    assert read.count('"') > 6


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_black_and_white_is_black_and_white_on_every_paper(name: str) -> None:
    assert colours(documents.make(SNAPSHOTS[name], replace(OPTIONS, colour=False))) == 0
    assert colours(documents.make(SNAPSHOTS[name], OPTIONS)) > 0
