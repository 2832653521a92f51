"""The recovery sheet: one page with every group, and nothing of anyone's plan."""

from __future__ import annotations

from planner.export import recovery_pdf
from planner.models.sheets import RecoverySheetSnapshot
from tests.export.reading import fonts, pages, read, squeezed
from tests.export.samples import MADE

GROUPS = ("K7QF", "3MXW", "R9TB", "6HNC", "2VPY", "D4JS", "8WGE", "5ZKA", "7Q2M")


def test_every_group_is_there_with_how_to_use_and_keep_it() -> None:
    made = recovery_pdf.make(RecoverySheetSnapshot("Priya Nair", MADE, GROUPS, "Riverside, P.N."))
    found = read(made)
    assert len(pages(made)) == 1
    assert all(group in found for group in GROUPS)
    for words in (
        "Type the 9 groups.",
        "The letters I, L, O and U are never used.",
        "In a sealed envelope, in a locked drawer or safe at work.",
        "Backups made before then still open with the old one",
        "Riverside, P.N.",
        "Pathway Planner. Not part of any person’s plan.",
    ):
        assert squeezed(words) in found
    assert all(fonts(made).values())


def test_the_code_is_in_nothing_that_a_log_could_hold() -> None:
    sheet = RecoverySheetSnapshot("Priya Nair", MADE, GROUPS)
    assert not any(group in repr(sheet) for group in GROUPS)


def test_each_of_two_people_has_a_sheet_that_names_both() -> None:
    long = "Wilhelmina Featherstonehaugh-Ellis of the Wellbeing Team"
    for holder, other in (("Ann Ode", "Ben Ali"), (long, "Bartholomew Cholmondeley-Warrington")):
        made = recovery_pdf.make(
            RecoverySheetSnapshot("Priya Nair", MADE, GROUPS, holder=holder, other=other)
        )
        found = read(made)
        assert len(pages(made)) == 1
        assert all(group in found for group in GROUPS)
        for words in (
            "One of two codes",
            f"{holder} keeps this code, {other} keeps the other one.",
            "Both are needed: neither opens anything alone.",
            "Type both codes, in either order.",
            "never together with the other sheet",
            "Backups made before then still open with the old two.",
        ):
            assert squeezed(words) in found
        assert squeezed("Choose a new passphrase.") not in found
