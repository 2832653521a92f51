"""The certificate of an erasure, and the yearly list: what they say, and whom they do not name."""

from __future__ import annotations

from datetime import date

from planner.export import certificate_pdf, keeping_list_pdf
from planner.models.lawful_sheets import CertificateSnapshot, KeepingLine, KeepingListSnapshot
from tests.export.reading import fonts, pages, read, squeezed
from tests.export.samples import MADE

CERTIFICATE = CertificateSnapshot(
    number="2026-003",
    erased_on=MADE,
    erased_at="17 March 2026, 10:30",
    reason="They asked for it",
    erased_by="Priya Nair",
    agreed_by="Ann Okafor",
    agreed_role="Practice manager",
    counts=("Visits: 4", "Lines of history: 210"),
    backups=("12 March 2026, 17:20", "10 March 2026, 17:05"),
    position=2310,
    position_hash="0f" * 32,
)


def test_the_certificate_says_all_that_can_be_said_without_a_name() -> None:
    made = certificate_pdf.make(CERTIFICATE)
    found = read(made)
    assert len(pages(made)) == 1
    for words in (
        "Certificate 2026-003",
        "They asked for it",
        "Ann Okafor, Practice manager",
        "Visits: 4",
        "2 backups still held the record then",
        "Restoring one erases the record again",
        "12 March 2026, 17:20",
        "line 2310",
        "0f" * 32,
    ):
        assert squeezed(words) in found, words
    assert all(fonts(made).values())


def test_no_backup_and_a_long_list_of_them_both_fit() -> None:
    bare = CertificateSnapshot(
        "2026-001", MADE, "17 March 2026", "Why", "Priya", "Ann", "", (), (), 0, ""
    )
    assert squeezed("No backup was known then") in read(certificate_pdf.make(bare))
    many = tuple(f"{number} backup" for number in range(120))
    made = certificate_pdf.make(
        CertificateSnapshot("1", MADE, "then", "Why", "P", "A", "", (), many, 1, "aa")
    )
    assert "119backup" in read(made)


def test_the_list_has_initials_a_line_to_decide_on_and_every_row() -> None:
    lines = tuple(
        KeepingLine(
            "ME", "Born 1973", date(2006, 3, 1), "Mental health, 20 years", date(2026, 3, 1), "Open"
        )
        for _number in range(60)
    )
    made = keeping_list_pdf.make(KeepingListSnapshot(2026, MADE, "Priya Nair", lines))
    assert read(made).count("Born1973") == 60
    assert len(pages(made)) > 2
    assert squeezed("Nothing is erased by itself") in read(made)
    empty = keeping_list_pdf.make(KeepingListSnapshot(2026, MADE, "", ()))
    assert squeezed("Nobody’s time is over this year.") in read(empty)
