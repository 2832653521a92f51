"""After locking, nothing that was typed in a visit lies readable anywhere on the computer."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from demo.hand import Hand
from planner.system import folders
from planner.views.mishaps import log_to
from planner.views.navigation import Room
from planner.views.shell.unlock import UnlockPage
from tests.journeys.program import (
    PASSPHRASE,
    PIN,
    Program,
    first_start,
    journal_words,
    new_person,
    open_prompt,
    start_visit,
)

#: One for each place where something is typed, in letters that occur nowhere else.
CANARIES = {
    "name": "Qwexara",
    "full name": "Zubiqola",
    "prompt": "vexiquil",
    "hope": "jorzapeth",
    "barrier": "kwyphola",
    "next step": "yxobrund",
    "jot": "fzequilo",
    "concern": "wrozimpat",
    "note": "glyzoquen",
    "search": "hupzoveq",
    "agreed": "bryxofel",
}


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every folder that the program might write to, all of them under one."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    for name in ("home", "temporary", "run"):
        (tmp_path / name).mkdir(mode=0o700, exist_ok=True)
    monkeypatch.chdir(tmp_path)
    before = list(logging.getLogger("planner").handlers)
    yield tmp_path
    for handler in set(logging.getLogger("planner").handlers) - set(before):
        logging.getLogger("planner").removeHandler(handler)
        handler.close()


def test_nothing_typed_in_a_visit_lies_readable_after_locking(
    program: Program, computer: Path
) -> None:
    hand = program.start()
    log_to(folders.log_folder())
    code = first_start(program, hand)
    _a_visit_full_of_canaries(program)
    kept = journal_words(program, program.person_id)
    assert [name for name, word in CANARIES.items() if word not in kept] == ["search"]

    hand.control(Qt.Key.Key_L)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    secrets = [PASSPHRASE, PIN, code, code.replace("-", "")]
    assert _found(computer, [*CANARIES.values(), *secrets]) == {}


def test_the_search_for_canaries_finds_one(tmp_path: Path) -> None:
    """A search that cannot find anything would prove nothing."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "some.file").write_bytes(b"..." + "Qwexara".encode("utf-16-le"))
    (tmp_path / "Zubiqola.txt").write_bytes(b"")
    assert set(_found(tmp_path, CANARIES.values())) == {"Qwexara", "Zubiqola"}


def _a_visit_full_of_canaries(program: Program) -> None:
    hand = program.hand
    new_person(program, hand, CANARIES["name"])
    hand.click("Open details")
    hand.fill("Full name", CANARIES["full name"])
    start_visit(program, hand)
    hand.control(Qt.Key.Key_J)
    hand.fill("Words as they come", CANARIES["jot"])
    hand.control(Qt.Key.Key_J)
    open_prompt(program, hand, "Why I am here")
    hand.type(CANARIES["prompt"])
    hand.alt(Qt.Key.Key_2)
    hand.fill("Something for this week", CANARIES["hope"] + "\n")
    hand.alt(Qt.Key.Key_3)
    hand.fill("Something in the way", CANARIES["barrier"] + "\n")
    hand.fill("Another next step", CANARIES["next step"] + "\n")
    hand.meet(lambda: hand.click("Keeping safe"), partial(_raise_a_concern, hand))
    hand.meet(lambda: hand.click("End visit"), partial(_end, hand))
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")
    _print(hand)
    hand.alt(Qt.Key.Key_5)
    hand.wait_for(lambda: program.room is Room.NOTES, "the notes")
    hand.click("New note")
    hand.type(CANARIES["note"])
    hand.meet(lambda: hand.control(Qt.Key.Key_K), partial(_search, hand))


def _raise_a_concern(hand: Hand) -> None:
    hand.click("The screen is turned away")
    hand.click("Duty GP, today")
    hand.fill("The words said", CANARIES["concern"])
    hand.click("Copy as text for the GP record")
    hand.click("Close")


def _end(hand: Hand) -> None:
    hand.fill("What we agreed", CANARIES["agreed"])
    hand.click("End and print the plan")


def _print(hand: Hand) -> None:
    hand.click("Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    hand.click("Yes")


def _search(hand: Hand) -> None:
    hand.type(CANARIES["search"])
    hand.wait_for(lambda: hand.reads("Nothing found"), "answer")
    hand.press(Qt.Key.Key_Escape)


def _found(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Which words lie in a file or its name below `folder`, in either encoding, in any case."""
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        held += str(path).lower().encode()
        for word in words:
            if any(word.lower().encode(kind) in held for kind in ("utf-8", "utf-16-le")):
                found.setdefault(word, []).append(path.name)
    return found
