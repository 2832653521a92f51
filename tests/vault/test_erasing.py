"""A person erased: nothing of them in any row, index, journal line, free page or log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, text

from planner.errors import VaultError
from planner.models.aspirations import Horizon
from planner.models.drafts import Draft
from planner.models.pathways import PathwayKind
from planner.models.tables import metadata
from planner.models.visits import WorkingNote
from planner.records.book import Records, open_records
from planner.vault import integrity, journal
from planner.vault.connection import connect, engine_over
from planner.vault.erasing import erase_person, free_pages
from planner.vault.keys import database_salt
from planner.vault.open_vault import DATABASE_FILE
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, answer_wemwbs, say, someone
from tests.vault.pages import found_in, pages

NAME = "Quzzelbrix Vandrakofsky"
WORDS = "the xylquist swims at jorrovat pool"
ORIGIN = UUID("6b1c6a58-5f0b-4c2c-9d8e-0a3c8f6f2f11")


@dataclass
class Vault:
    """A vault's database with its key, and its records."""

    connection: Any
    path: Path
    master: bytearray
    engine: Engine
    records: Records

    def pages_with(self, words: str) -> int:
        """In how many pages `words` stand."""
        return found_in(self.path, self.master, words.encode())

    def everything(self) -> bytes:
        """All pages, in lower case."""
        return b"\0".join(pages(self.path, self.master)).lower()

    def erase(self, person_id: UUID) -> dict[str, int]:
        """Erase a person as the program does."""
        self.connection.execute("BEGIN IMMEDIATE")
        gone = erase_person(self.connection, person_id)
        self.connection.execute("COMMIT")
        free_pages(self.connection)
        return gone


@pytest.fixture
def vault(
    template_vault: tuple[Path, bytearray], tmp_path: Path, clock: FakeClock
) -> Iterator[Vault]:
    """A vault of this test's own."""
    template, master = template_vault
    path = tmp_path / DATABASE_FILE
    path.write_bytes(template.read_bytes())
    connection = connect(path, master)
    engine = engine_over(connection)
    yield Vault(connection, path, master, engine, open_records(engine, clock, ORIGIN, ORIGIN))
    engine.dispose()
    connection.close()


def a_full_record(records: Records) -> Someone:
    """Somebody with something in most tables, changed, searched for, removed."""
    who = someone(records, NAME)
    records.people.change(who.person_id, "full_name", f"{NAME} of Ballincurrig")
    records.people.change(who.person_id, "full_name", NAME)
    records.people.add_contact(who.person_id, f"Sister of {NAME}")
    records.people.agree(who.person_id, "My GP")
    say(records, who, "why_here", WORDS)
    say(records, who, "why_here", f"{WORDS} no more")
    hope = records.aspirations.add(who.pathway_id, Horizon.WEEK, WORDS)
    smaller = records.aspirations.add(who.pathway_id, Horizon.WEEK, f"half of {WORDS}")
    with records.changes.transaction() as session:
        row = records.changes.held(session, type(smaller), smaller.id)
        row.parent_id = hope.id
    answer_wemwbs(records, who, 3)
    with records.changes.transaction() as session:
        session.add(WorkingNote(person_id=who.person_id, text=f"{NAME}: {WORDS}"))
        session.add(
            Draft(person_id=who.person_id, text=WORDS, written_at=datetime(2026, 3, 1, tzinfo=UTC))
        )
    records.people.opened(who.person_id)
    return who


def test_nothing_of_a_person_is_left_in_any_page(vault: Vault) -> None:
    who = a_full_record(vault.records)
    other = someone(vault.records, "Maureen")
    kept = say(vault.records, other, "why_here", "the ducks on the canal")
    assert vault.pages_with(NAME) > 3
    assert vault.pages_with(WORDS) > 3
    assert vault.pages_with(str(who.person_id)) > 0
    gone = vault.erase(who.person_id)
    left = vault.everything()
    for canary in (NAME, "vandrakofsky", WORDS, "xylquist", "jorrovat", "ballincurrig"):
        assert canary.lower().encode() not in left
    for key in (who.person_id, who.pathway_id):
        for form in (key.hex.encode(), str(key).encode(), key.bytes.lower()):
            assert form not in left
    assert vault.path.with_name("vault.db-wal").stat().st_size == 0
    assert gone["person"] == 1
    assert gone["answer"] == 1
    assert gone["aspiration"] == 2
    assert gone["draft"] == 1
    assert vault.records.people.get(other.person_id).called == "Maureen"
    assert kept.id in {hit.record_id for hit in vault.records.search.find("ducks canal")}
    assert integrity.faults(vault.connection) == []


def test_without_freeing_the_pages_the_words_would_still_stand(vault: Vault) -> None:
    """What `free_pages` is for: SQLCipher overwrites what is deleted, but the log still has it."""
    who = a_full_record(vault.records)
    assert vault.connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    vault.connection.execute("BEGIN IMMEDIATE")
    erase_person(vault.connection, who.person_id)
    vault.connection.execute("COMMIT")
    assert vault.pages_with(NAME) > 0
    free_pages(vault.connection)
    assert vault.pages_with(NAME) == 0
    assert vault.connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_no_segment_of_the_index_knows_the_words(vault: Vault) -> None:
    who = a_full_record(vault.records)
    for number in range(120):
        other = someone(vault.records, f"Person {number}")
        say(vault.records, other, "why_here", f"walking {number} miles round the park")
    terms = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search_index', 'row')"
    vault.connection.execute(terms)
    held = "SELECT count(*) FROM temp.terms WHERE term IN ('uzz', 'xyl', 'jor', 'rov')"
    assert vault.connection.execute(held).fetchone()[0] == 4
    vault.erase(who.person_id)
    assert vault.connection.execute(held).fetchone()[0] == 0
    leads = vault.connection.execute("SELECT term FROM search_index_idx").fetchall()
    assert not any(part in bytes(term[0] or b"") for term in leads for part in (b"xyl", b"uzz"))
    assert len(vault.records.search.find("walking")) == 50


def test_the_chain_still_verifies_and_its_lines_say_nothing(vault: Vault) -> None:
    who = a_full_record(vault.records)
    vault.records.changes.seal()
    with vault.records.changes.reading() as session:
        before = journal.head(session, ORIGIN)
        assert journal.faults(session, ORIGIN) == []
    lines = "SELECT count(*) FROM journal_line WHERE person_id = ?"
    about = vault.connection.execute(lines, (who.person_id.hex,)).fetchone()[0]
    gone = vault.erase(who.person_id)
    assert gone["journal_line"] >= about > 10
    with vault.records.changes.reading() as session:
        assert journal.head(session, ORIGIN) == before
        assert journal.faults(session, ORIGIN) == []
    assert vault.connection.execute(lines, (who.person_id.hex,)).fetchone()[0] == 0
    assert vault.records.undo.stacks(who.person_id, "details").undo == []


def test_a_line_that_is_still_open_is_blanked_and_can_be_sealed(vault: Vault) -> None:
    who = someone(vault.records, NAME)
    vault.records.people.change(who.person_id, "detail", WORDS)
    vault.erase(who.person_id)
    vault.records.changes.seal()
    with vault.records.changes.reading() as session:
        assert journal.faults(session, ORIGIN) == []
    assert vault.pages_with(WORDS) == 0


def test_lines_of_others_that_name_the_person_are_blanked(vault: Vault) -> None:
    who, other = someone(vault.records, NAME), someone(vault.records, "Maureen")
    vault.records.settings.put("last_seen", [str(who.person_id)])
    vault.records.settings.put("last_seen", [str(other.person_id)])
    vault.erase(who.person_id)
    assert str(who.person_id).encode() not in vault.everything()
    assert str(other.person_id).encode() in vault.everything()
    with vault.records.changes.reading() as session:
        assert journal.faults(session, ORIGIN) == []


def test_a_draft_of_nobody_with_the_persons_name_goes_too(vault: Vault) -> None:
    written = datetime(2026, 3, 1, tzinfo=UTC)
    with vault.records.changes.transaction() as session:
        draft = Draft(text=NAME, written_at=written)
        other = Draft(text="Somebody else entirely", written_at=written)
        session.add_all([draft, other])
    with vault.records.changes.transaction() as session:
        vault.records.changes.held(session, Draft, draft.id).text = NAME[:12]
    with vault.records.changes.transaction() as session:
        vault.records.changes.held(session, Draft, draft.id).text = ""
    who = someone(vault.records, NAME)
    vault.erase(who.person_id)
    assert vault.pages_with(NAME[:12]) == 0
    assert vault.connection.execute("SELECT text FROM draft ORDER BY text").fetchall() == [
        ("",),
        ("Somebody else entirely",),
    ]
    assert vault.pages_with("Somebody else entirely") > 0


def test_an_entry_moved_to_another_stays_with_the_other(vault: Vault) -> None:
    who, other = someone(vault.records, NAME), someone(vault.records, "Maureen")
    hope = vault.records.aspirations.add(who.pathway_id, Horizon.WEEK, "See the sea")
    vault.records.moving.move(hope, other.person_id)
    vault.erase(who.person_id)
    kept = vault.connection.execute("SELECT words, person_id FROM aspiration").fetchall()
    assert kept == [("See the sea", other.person_id.hex)]
    assert vault.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_is_reached(vault: Vault) -> None:
    """A table that points at a person's rows holds the person's id itself, so it is erased too."""
    own = {name for name, table in metadata.tables.items() if "person_id" in table.columns}
    for name, table in metadata.tables.items():
        points_at = {key.column.table.name for key in table.foreign_keys}
        if points_at & {*own, "person"}:
            assert name in own


def test_breaking_off_leaves_the_person_whole(vault: Vault) -> None:
    who = a_full_record(vault.records)
    before = {
        name: vault.connection.execute(f'SELECT * FROM "{name}"').fetchall()
        for name in metadata.tables
    }
    vault.connection.execute("BEGIN IMMEDIATE")
    erase_person(vault.connection, who.person_id)
    vault.connection.execute("ROLLBACK")
    for name, rows in before.items():
        assert vault.connection.execute(f'SELECT * FROM "{name}"').fetchall() == rows
    assert vault.records.search.find("xylquist")


def test_somebody_who_is_gone_already_is_no_error(vault: Vault) -> None:
    who = someone(vault.records, NAME)
    assert vault.erase(who.person_id)
    assert vault.erase(who.person_id) == {}


def test_a_reader_in_the_way_is_said_and_later_it_works(vault: Vault) -> None:
    who = someone(vault.records, NAME)
    vault.connection.execute("BEGIN IMMEDIATE")
    erase_person(vault.connection, who.person_id)
    vault.connection.execute("COMMIT")
    reader = connect(vault.path, vault.master)
    vault.connection.execute("PRAGMA busy_timeout = 10")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchall()
    with pytest.raises(VaultError, match="not cleared yet"):
        free_pages(vault.connection)
    reader.execute("ROLLBACK")
    free_pages(vault.connection)
    assert vault.pages_with(NAME) == 0
    reader.close()


def test_attaching_is_refused_again_afterwards(vault: Vault, tmp_path: Path) -> None:
    free_pages(vault.connection)
    with pytest.raises(driver.DatabaseError, match="not authorized"):
        vault.connection.execute("ATTACH ? AS other", (str(tmp_path / "plain.db"),))
    with vault.records.changes.reading() as session:
        session.execute(text("SELECT 1"))
    someone_new = vault.records.people.add("Still working")
    assert vault.records.pathways.start(someone_new.id, PathwayKind.RECOVERY)


def test_written_anew_it_opens_by_the_same_key_under_our_own_salt(vault: Vault) -> None:
    someone(vault.records, NAME)
    free_pages(vault.connection)
    assert vault.path.read_bytes()[:16] == database_salt(vault.master)
    again = connect(vault.path, vault.master)
    assert again.execute("SELECT called FROM person").fetchall() == [(NAME,)]
    again.close()
