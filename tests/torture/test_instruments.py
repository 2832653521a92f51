"""What torments the program would notice if something were lost, let in or let out."""

from __future__ import annotations

import base64
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from torture import __main__ as torture
from torture.computers import PASSPHRASE, Computer
from torture.counting import SHORT, Row, Size
from torture.hostile_bytes import hostile
from torture.life import Life
from torture.searching import Wanted, changed_since, found_in_files

WORD = "Qwexaralim and more"


def test_a_change_that_is_not_there_after_a_kill_is_told(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.make("", None).close()
    faults: list[str] = []
    order = {
        "seed": 1,
        "root": str(tmp_path),
        "known": {"note/lost": ["words"]},
        "passphrases": [PASSPHRASE],
        "codes": [],
    }
    life = Life(order, lambda **said: faults.extend(said.get("faults", ())))
    life.open()
    life.close()
    assert faults == ["note: gone"]


@pytest.mark.parametrize(
    "written",
    [
        lambda word: word.encode(),
        lambda word: word.upper().encode("utf-16-le"),
        lambda word: word.encode("utf-16-be"),
        lambda word: base64.b64encode(word.encode()),
        lambda word: base64.b64encode(b"x" + word.encode("utf-16-le")),
        lambda word: base64.b64encode(b"xy" + word.lower().encode()),
        lambda word: zlib.compress(b"so " + word.encode()),
    ],
)
def test_a_word_is_found_however_it_is_written(
    tmp_path: Path, written: Callable[[str], bytes]
) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(os.urandom(100) + written(WORD) + os.urandom(100))
    assert list(found_in_files([path], Wanted([WORD]))) == [WORD]
    assert found_in_files([tmp_path / f"{WORD}.txt"], Wanted([WORD]))


def test_a_word_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(b"Qwexaralim and less, 1482913, 0.482913")
    assert not found_in_files([path], Wanted([WORD, "482913"]))


def test_only_what_changed_is_searched(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "deep" / "new"
    new.parent.mkdir()
    old.write_text("")
    new.write_text("")
    moment = old.stat().st_ctime + 10
    os.utime(new, (moment + 1, moment + 1))
    assert list(changed_since(moment, str(tmp_path))) == [new]


def test_the_same_seed_makes_the_same_hostile_files() -> None:
    first, again = ([hostile(Random(7), b'{"a": [1, "b"]}', ["/"])] * 50 for _turn in "ab")
    assert first == again


@pytest.mark.parametrize(("bad", "status"), [([], 0), (["one word"], 1)])
def test_the_status_says_whether_anything_was_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bad: list[str], status: int
) -> None:
    def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
        assert size is SHORT
        assert scratch.is_dir()
        return [Row("something", 3, bad, 1.0)]

    monkeypatch.setattr(torture, "ROWS", {"kills": rows})
    assert torture.main(["--quick", "--seed", "5"]) == status
    said = capsys.readouterr().out
    assert "seed 5" in said
    assert ("one word" in said) is bool(bad)
