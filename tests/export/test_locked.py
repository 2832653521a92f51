"""A saved paper behind a password: AES-256, nothing plain in it, everything of it still there."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest

from planner.errors import InvalidInputError
from planner.export import locked, plan_pdf
from planner.models.snapshots import PrintOptions
from tests.export.reading import roles
from tests.export.samples import PLAN

PASSWORD = "a slow canal, ŵyn"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return plan_pdf.make(PLAN, PrintOptions())


@pytest.fixture(scope="module")
def behind(pdf: bytes) -> bytes:
    return locked.lock(pdf, PASSWORD)


def opened(behind: bytes, password: str = PASSWORD) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(io.BytesIO(behind))
    assert reader.is_encrypted
    assert reader.decrypt(password)
    return reader


def test_it_is_aes_256_and_opens_with_the_password_alone(behind: bytes) -> None:
    encryption: Any = pypdf.PdfReader(io.BytesIO(behind)).trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"]) == (5, 6)
    assert encryption["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    for wrong in ("", "a slow canal", PASSWORD.upper()):
        assert not pypdf.PdfReader(io.BytesIO(behind)).decrypt(wrong)
    assert opened(behind, unicodedata.normalize("NFKC", unicodedata.normalize("NFD", PASSWORD)))


def test_nothing_of_the_person_is_plain_in_the_file(behind: bytes) -> None:
    for plain in (b"Margaret", b"My plan", "Margaret".encode("utf-16-be"), b"canal"):
        assert plain not in behind


def test_words_title_language_outline_and_tags_survive(pdf: bytes, behind: bytes) -> None:
    before, after = pypdf.PdfReader(io.BytesIO(pdf)), opened(behind)
    assert [page.extract_text() for page in after.pages] == [
        page.extract_text() for page in before.pages
    ]
    assert after.metadata is not None
    assert after.metadata.title == "My plan, 17 March 2026"
    assert after.metadata.producer == "Pathway Planner"
    root: Any = after.trailer["/Root"]
    was: Any = before.trailer["/Root"]
    assert root["/Lang"] == was["/Lang"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(after.outline) == len(before.outline)
    plain = io.BytesIO()
    pypdf.PdfWriter(clone_from=after).write(plain)
    assert roles(plain.getvalue()) == roles(pdf)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_another_reader_opens_it(behind: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(locked.lock(plan_pdf.make(PLAN, PrintOptions()), "plain words"))
    read = subprocess.run(
        ["pdftotext", "-upw", "plain words", str(path), "-"], capture_output=True, check=True
    )
    assert "I used to be out all day" in read.stdout.decode()
    told = subprocess.run(
        ["pdfinfo", "-upw", "plain words", str(path)], capture_output=True, check=True
    ).stdout.decode()
    assert "AES-256" in told
    assert [line.split()[-1] for line in told.splitlines() if "Tagged" in line] == ["yes"]
    assert subprocess.run(["pdftotext", str(path), "-"], capture_output=True).returncode


@pytest.mark.parametrize("password", ["", "   ", "x" * 128, "ŵ" * 64, "half \ud800"])
def test_what_no_reader_takes_is_refused(pdf: bytes, password: str) -> None:
    with pytest.raises(InvalidInputError):
        locked.lock(pdf, password)
