"""The data sheet: one page whatever the places are called, and every figure the program's own."""

from __future__ import annotations

import io
from dataclasses import replace
from types import ModuleType
from typing import Any

import pypdf
import pytest

from planner.export import data_sheet_pdf
from planner.models import keeping, quiet
from planner.models.data_sheets import DataSheetSnapshot, LaidDown
from planner.system import device_secret, log_file, requirements
from planner.vault import keys, passphrase, recovery_code, rotation, slots, throttle
from tests.export.reading import fonts, pages, read, roles, squeezed
from tests.export.samples import MADE

SHEET = DataSheetSnapshot(
    made_on=MADE,
    version="0.1.0",
    program="/opt/pathway-planner",
    vaults="~/.local/share/Pathway Planner/vaults",
    backups="~/.local/share/Pathway Planner/backups",
    settings="~/.local/share/Pathway Planner/settings.json",
    log="~/.local/state/Pathway Planner/log",
    policy="/etc/pathway-planner/policy.toml",
    organisation="Riverside Surgery",
)
#: A constant of the program, another value, and what the sheet then says.
FIGURES = [
    (quiet, "COVER_AFTER", 4, "Covered after 4 quiet minutes"),
    (quiet, "LOCK_AFTER", 11, "locked after 11 unless set otherwise"),
    (throttle, "FREE", 5, "5 tries are free"),
    (throttle, "LONGEST_WAIT", 600.0, "waits grow, to 10 minutes"),
    (rotation, "DAYS", 9, "the last of 9 days, 4 weeks and 12 months stay"),
    (keys, "LOWEST", keys.Cost(128 * 1024, 4), "(128 MiB, 4 passes or more)"),
    (keys, "KEY_BYTES", 64, "a random 512-bit key"),
    (device_secret, "SECRET_BYTES", 16, "and 128 bits from the system’s keyring"),
    (passphrase, "WORDS_ALONE", 7, "Without a keyring: 7 words or more"),
    (recovery_code, "BITS", 200, "recovery code (200 bits)"),
    (slots, "MOST_COLLEAGUES", 3, "up to 3 colleagues"),
    (keeping, "YEARS_AFTER_DEATH", 12, "12 after death"),
    (log_file, "OLDER", 3, "At most 2 MB"),
    (requirements, "GLIBC", "2.40", "Linux (glibc 2.40)"),
    (requirements, "PROGRAM_BYTES", 400_000_000, "disk 400 MB"),
]


def test_it_says_on_one_page_what_governance_asks() -> None:
    made = data_sheet_pdf.make(SHEET)
    found = read(made)
    for words in (
        "Pathway Planner 0.1.0",
        "17 March 2026",
        "No clinical safety case (DCB0129)",
        "not yet run on Windows or macOS",
        "AES-256 and a MAC on every page, under a random 256-bit key",
        "Argon2id of the passphrase (64 MiB, 3 passes or more)",
        "None of its own: no connection, account, telemetry or look for updates",
        "whose printing library may speak to the print server of a queue",
        "WEMWBS © NHS Health Scotland, University of Warwick and University of Edinburgh, 2006",
        "For 20 or 8 years, 10 after death",
        SHEET.vaults,
        SHEET.policy,
        "Riverside Surgery",
        "Whom to ask here",
    ):
        assert squeezed(words) in found, words
    assert len(pages(made)) == 1
    assert all(fonts(made).values())
    assert data_sheet_pdf.make(SHEET) == made


def test_it_says_what_the_policy_lays_down_and_nothing_else() -> None:
    copies = "\\\\server\\wellbeing\\" + "a long folder\\" * 26 + "{user}"
    rules = LaidDown(
        there=True,
        has_mistakes=True,
        cover_minutes=3,
        lock_minutes=7,
        letters=16,
        two_people=True,
        copies=copies,
        saves_files=False,
        files_in_doubt=True,
    )
    made = data_sheet_pdf.make(replace(SHEET, laid_down=rules))
    found = read(made)
    for words in (
        "Quiet minutes until covered: 3 (policy); until locked: 7 (policy)",
        "copied to the folder that the policy names",
        "passphrases of 16 letters or more; two people for each vault",
        "copied text, backups. Saving as a file is switched off",
        "{user}",
    ):
        assert squeezed(words) in found, words
    for untrue in ("saved files, copied", "unless set otherwise", "it would be"):
        assert squeezed(untrue) not in found, untrue
    assert len(pages(made)) == 1


def test_a_policy_that_is_not_there_or_wrong_is_said() -> None:
    found = read(data_sheet_pdf.make(SHEET))
    assert squeezed(f"none; it would be {SHEET.policy}") in found
    assert squeezed("It asks for") not in found
    rules = LaidDown(
        there=True, has_mistakes=True, cover_minutes=3, saves_files=False, files_in_doubt=True
    )
    made = data_sheet_pdf.make(replace(SHEET, laid_down=rules))
    found = read(made)
    for words in (
        f"{SHEET.policy}, which has mistakes",
        "until covered: 3 (policy); until locked: 15, or as set",
        "It asks for no saved files until it is right",
    ):
        assert squeezed(words) in found, words
    assert len(pages(made)) == 1


def test_it_can_be_read_aloud_like_other_papers() -> None:
    made = data_sheet_pdf.make(SHEET)
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert reader.metadata is not None
    assert "Data sheet" in str(reader.metadata.title)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    found = roles(made)
    assert found.count("H1") + found.count("/H1") == 1
    assert found.count("H2") + found.count("/H2") == 5


@pytest.mark.parametrize(
    ("module", "name", "value", "said"), FIGURES, ids=[each[1] for each in FIGURES]
)
def test_every_figure_is_the_programs_own(
    module: ModuleType, name: str, value: object, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, value)
    made = data_sheet_pdf.make(SHEET)
    assert squeezed(said) in read(made)
    assert len(pages(made)) == 1


def test_long_places_lose_their_middle_and_a_long_name_its_line() -> None:
    deep = "C:\\" + "\\".join(f"Ein langer Ordner {number}" for number in range(20))
    places: dict[str, Any] = dict.fromkeys(
        ("program", "vaults", "backups", "settings", "log", "policy"), deep
    )
    made = data_sheet_pdf.make(replace(SHEET, organisation="The trust of " * 9, **places))
    assert len(pages(made)) == 1
    assert squeezed("Ordner 19") in read(made)
