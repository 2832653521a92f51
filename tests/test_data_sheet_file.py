"""The data sheet without a vault, a window or a display."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner import data_sheet_file
from planner.errors import PlannerError
from planner.system import folders
from planner.system.installation import installation
from tests.export.reading import pages, read, squeezed

TODAY = date(2026, 3, 17)


def test_the_command_line_writes_it_without_a_display(tmp_path: Path) -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    file = tmp_path / "für die IT, 資料.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "planner", "--data-sheet", str(file)],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "The data sheet is in" in done.stdout
    made = file.read_bytes()
    assert len(pages(made)) == 1
    told = PdfReader(file).metadata
    assert told is not None
    assert str(told.title).startswith("Data sheet, ")
    assert ", ," not in str(told.title)
    assert squeezed(f"Pathway Planner {installation().version}") in read(made)


def test_it_says_what_is_laid_down_on_that_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.toml"
    monkeypatch.setattr(folders, "policy_file", lambda: policy)
    data_sheet_file.save(tmp_path / "none.pdf", TODAY)
    assert squeezed("none; it would be") in read((tmp_path / "none.pdf").read_bytes())
    policy.write_text(
        'version = 1\n[organisation]\nname = "Garth Valley"\n[lock]\nlock_minutes = 7\n', "utf-8"
    )
    data_sheet_file.save(tmp_path / "one.pdf", TODAY)
    found = read((tmp_path / "one.pdf").read_bytes())
    assert squeezed("Garth Valley") in found
    assert squeezed("until locked: 7 (policy)") in found
    assert squeezed("it would be") not in found


def test_what_is_there_already_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "vault.db"
    there.write_bytes(b"records")
    assert data_sheet_file.save_from_command_line(there, TODAY) == 1
    assert "a file of that name already" in capsys.readouterr().err
    assert there.read_bytes() == b"records"


def test_a_place_that_takes_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="Choose another folder"):
        data_sheet_file.save(tmp_path / "no such folder" / "sheet.pdf", TODAY)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of files there")
def test_half_a_sheet_is_no_sheet(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from planner import data_sheet_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "sys.exit(data_sheet_file.save_from_command_line(Path(sys.argv[1]), date(2026, 3, 17)))\n"
    )
    file = tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "could not be saved there" in done.stderr
    assert not file.exists()


def test_a_packed_program_without_a_terminal_writes_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert data_sheet_file.save_from_command_line(tmp_path / "sheet.pdf", TODAY) == 0
    assert data_sheet_file.save_from_command_line(tmp_path / "sheet.pdf", TODAY) == 1
