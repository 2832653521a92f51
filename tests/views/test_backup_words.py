"""What is said of backups: calm where all is well, plain where something wants looking at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.vault.backups import LastBackup, Missing
from planner.vault.replaced import Note
from planner.views.backup_words import (
    held_words,
    last_words,
    missing_words,
    place_words,
    reminder,
    restored_words,
)

NOW = datetime(2026, 3, 17, 16, 40, tzinfo=UTC)


def last(days: float, *, covers: bool = True, elsewhere: bool = False) -> LastBackup:
    return LastBackup(NOW - timedelta(days=days), Path("x"), covers, elsewhere)


def test_when_the_last_one_was() -> None:
    assert last_words(last(0), NOW) == "Last backup today at 16:40"
    assert last_words(last(1), NOW) == "Last backup yesterday at 16:40"
    assert last_words(last(14), NOW) == "Last backup on 3 March 2026 at 16:40"
    assert last_words(last(-2), NOW) == "Last backup on 19 March 2026 at 16:40"
    assert last_words(None, NOW) == "No backup yet"


def test_where_it_is() -> None:
    assert place_words(last(0)) == "On this computer."
    assert place_words(last(0, elsewhere=True)) == "On this computer and in your backup folder."


def test_what_wants_looking_at() -> None:
    assert reminder(last(1), "", NOW) == ""
    assert "no backup of this vault yet" in reminder(None, "", NOW)
    assert reminder(last(6.9, covers=False), "", NOW) == ""
    assert "What was recorded since is in none." in reminder(last(7.1, covers=False), "", NOW)
    assert reminder(last(30), "", NOW) == ""
    assert reminder(last(0), "The folder is away.", NOW) == "The folder is away."


def test_what_one_holds_leaves_out_what_there_is_none_of() -> None:
    assert held_words({"person": 12, "visit": 31, "questionnaire": 1}) == (
        "12 people, 31 visits and 1 questionnaire"
    )
    assert held_words({}) == "0 people"


def test_how_one_compares_with_the_vault() -> None:
    assert "everything that is in the vault" in missing_words(Missing(0, None))
    assert missing_words(Missing(41, NOW)) == (
        "It is older than the vault: 41 changes made since are not in it. "
        "The last was on Tuesday 17 March 2026 at 16:40."
    )
    assert "1 change made since" in missing_words(Missing(1, NOW))
    assert "another course" in missing_words(None)


def test_a_restore_is_said_plainly() -> None:
    note = Note(NOW.isoformat(), NOW.isoformat())
    assert restored_words(note) == (
        "This vault was put back from the backup of Tuesday 17 March 2026 at 16:40."
    )
    whole = restored_words(
        Note(NOW.isoformat(), NOW.isoformat(), replaces=("first",), erased=2, unsure=True)
    )
    assert "is in the vault it replaced" in whole
    assert "2 records that had been erased were erased again." in whole
    assert "could not be read whole" in whole
