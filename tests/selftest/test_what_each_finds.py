"""What is broken on purpose is found: each kind of check can fail."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from uuid import uuid4

import pytest

from planner.export import fonts
from planner.export.fonts import face_of
from planner.records.book import Records
from planner.selftest import (
    backup_checks,
    core,
    late_libraries,
    own_data,
    paper_checks,
    story,
    vault_checks,
)
from planner.selftest.checks import Check, NotRightError, NotTriedError, State, run
from planner.selftest.trial import PASSPHRASE, Trial
from planner.system import folders
from planner.system.folders import HOME_VARIABLE, PORTABLE_VARIABLE, vaults_folder
from planner.system.last_opened import LastOpened
from planner.system.resources import guide, resource


def named(checks: list[Check[Trial]], name: str) -> Callable[[Trial], str]:
    return next(each.run for each in checks if each.name == name)


@pytest.fixture
def trial() -> Iterator[Trial]:
    made = Trial()
    yield made
    made.abandon()


@pytest.fixture
def visited(records: Records) -> Trial:
    """The visit written into a vault that is there already."""
    records.reference.seed()
    made = Trial(clock=records.changes.clock, records=records)
    named(vault_checks.CHECKS, "A visit is kept word for word")(made)
    return made


def test_its_folder_is_of_no_vault_of_this_computer_and_goes(trial: Trial) -> None:
    before = os.environ[HOME_VARIABLE]
    trial.settle()
    assert trial.folder is not None
    folder = trial.folder
    assert vaults_folder().is_relative_to(folder)
    assert " " in vaults_folder().parent.name
    assert not vaults_folder().parent.name.isascii()
    trial.tidy()
    assert not folder.exists()
    trial.abandon()
    assert os.environ[HOME_VARIABLE] == before
    assert not Path(before).exists()


def test_what_a_broken_off_run_made_goes_too(trial: Trial) -> None:
    trial.settle()
    folder = trial.folder
    assert folder is not None
    trial.abandon()
    assert not folder.exists()


def _unheard(_name: str) -> None: ...


@pytest.mark.parametrize("used", [False, True], ids=["a new stick", "with a vault"])
def test_on_a_stick_what_it_carries_is_not_touched(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, used: bool
) -> None:
    stick = tmp_path / "stick"
    monkeypatch.setenv(PORTABLE_VARIABLE, "1")
    monkeypatch.setattr(folders, "beside_the_program", lambda: stick)
    if used:
        (stick / "vaults" / "first").mkdir(parents=True)
        (stick / "vaults" / "first" / "vault.json").write_text("of the planner")
    before = {path: path.is_file() and path.read_bytes() for path in stick.rglob("*")}
    settle, tidy = core.FIRST[0], core.LAST[-1]
    ended = list(run([settle, *vault_checks.CHECKS[:3]], trial, _unheard))
    assert trial.folder is not None
    assert folders.backups_folder().is_relative_to(trial.folder)
    ended += run([tidy], trial, _unheard)
    assert {path: path.is_file() and path.read_bytes() for path in stick.rglob("*")} == before
    assert [(each.name, each.found) for each in ended if each.state is not State.FINE] == []
    trial.abandon()
    assert os.environ[PORTABLE_VARIABLE] == "1"


def test_nothing_is_made_where_the_programs_own_folders_would_be_used(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_together", lambda: tmp_path / "own")
    checks = [core.FIRST[0], *vault_checks.CHECKS, *backup_checks.CHECKS, *core.LAST]
    states = [each.state for each in run(checks, trial, _unheard)]
    assert states == [State.WRONG] + [State.NOT_TRIED] * (len(checks) - 1)
    assert not (tmp_path / "own").exists()


def test_nothing_is_tried_of_what_an_earlier_check_should_have_made(trial: Trial) -> None:
    made_by_others = [
        *vault_checks.CHECKS,
        *paper_checks.CHECKS,
        *backup_checks.CHECKS,
        *core.LAST,
    ]
    for check in made_by_others:
        with pytest.raises(NotTriedError):
            check.run(trial)


def _without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, text: str) -> None:
    """The program's own data, but for one file that reads otherwise."""
    (tmp_path / "other").write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        own_data,
        "resource",
        lambda wanted: tmp_path / "other" if wanted == name else resource(wanted),
    )


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        ("Prompts, life areas and word list", "passphrase_words.txt", "few\nwords\n"),
        ("Prompts, life areas and word list", "prompts.json", "[]"),
        (
            "Crisis numbers",
            "crisis_numbers.json",
            '{"nations": {"england": [], "wales": []}, "numbers": {}}',
        ),
    ],
)
def test_data_that_is_not_whole(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, check: str, name: str, text: str
) -> None:
    named(own_data.CHECKS, check)(trial)
    _without(monkeypatch, tmp_path, name, text)
    with pytest.raises(NotRightError):
        named(own_data.CHECKS, check)(trial)


def test_a_picture_of_the_guide_that_is_gone(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str = "guide.md") -> Path:
        if name.endswith("today.png"):
            raise FileNotFoundError(name)
        return guide(name)

    monkeypatch.setattr(own_data, "guide", lacking)
    with pytest.raises(FileNotFoundError, match="today"):
        named(own_data.CHECKS, "Guide and help")(trial)


def test_a_script_without_a_font(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_data, "_LETTERS", "a\U00013000")
    with pytest.raises(NotRightError, match="\U00013000"):
        named(own_data.CHECKS, "Fonts of papers")(trial)


def test_urdu_without_its_font(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        fonts, "face_of", lambda letter, bold, urdu=False: None if urdu else face_of(letter, bold)
    )
    with pytest.raises(NotRightError, match="missing: Nastaliq, which Urdu is written in"):
        named(own_data.CHECKS, "Fonts of papers")(trial)


def test_a_later_opening_stays_known(trial: Trial) -> None:
    vault_id = uuid4()
    for generation in (4, 3):
        trial.keyring.keep_last_opened(vault_id, LastOpened(generation))
    assert trial.keyring.last_opened(vault_id).generation == 4


def test_a_translation_that_is_gone(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_data, "prepared", lambda: ("cy", "gd"))
    with pytest.raises(NotRightError, match="gd"):
        named(own_data.CHECKS, "Translations and dates")(trial)


def test_a_keyring_that_was_left_out_of_the_package(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda group: [])
    with pytest.raises(NotRightError):
        named(late_libraries.CHECKS, "What speaks to the computer's safe place for keys")(trial)


def test_words_that_search_does_not_find(visited: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    search = named(vault_checks.CHECKS, "Search finds what was said")
    search(visited)
    monkeypatch.setattr(story, "SEARCHED", (("cormorant", story.SAID[0]),))
    with pytest.raises(NotRightError, match="cormorant"):
        search(visited)


def test_words_that_are_not_on_the_paper(visited: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = named(paper_checks.CHECKS, "My plan is made and reads back")
    wellbeing = named(paper_checks.CHECKS, "My wellbeing is made and reads back")
    drawn = named(paper_checks.CHECKS, "Pages are drawn")
    assert plan(visited) == "2 pages"
    wellbeing(visited)
    drawn(visited)
    monkeypatch.setattr(story, "BARRIER", "Another one altogether")
    monkeypatch.setattr(story, "TOTALS", (42, 99))
    for check in (plan, wellbeing):
        with pytest.raises(NotRightError, match=r"Another|99"):
            check(visited)


def test_a_page_that_is_blank(trial: Trial) -> None:
    from pypdf import PdfWriter

    writer, paper = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(paper)
    trial.papers["plan"] = paper.getvalue()
    with pytest.raises(NotRightError):
        named(paper_checks.CHECKS, "Pages are drawn")(trial)


@pytest.mark.parametrize("words", [story.CALLED, story.SAID[1], PASSPHRASE])
def test_words_that_lie_in_the_clear(trial: Trial, words: str) -> None:
    trial.settle()
    trial.pathway_id = uuid4()
    assert trial.folder is not None
    for name in ("vault.db", "Pathway Planner.backup"):
        with pytest.raises(NotRightError, match="do not lie"):
            backup_checks.NOTHING_PLAIN.run(trial)
        (trial.folder / name).write_bytes(os.urandom(5000))
    assert backup_checks.NOTHING_PLAIN.run(trial) == "4 files looked through"
    for encoding in ("utf-8", "utf-16-le"):
        (trial.folder / "left.tmp").write_bytes(os.urandom(50) + words.encode(encoding))
        with pytest.raises(NotRightError, match="tmp"):
            backup_checks.NOTHING_PLAIN.run(trial)
