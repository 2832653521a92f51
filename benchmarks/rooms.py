"""What a planner waits for all day: Today, a person, a letter typed into the search."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Any
from uuid import UUID

from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.measuring import TURNS, Row, seconds, timed_row
from benchmarks.painting import PlainWindow, until_painted, words_on
from benchmarks.program import Program
from benchmarks.vaults import Statement, long_record, reads_of, send
from planner.records.book import open_records
from planner.views.navigation import Place, Room
from planner.views.search_palette import SearchPalette

#: Words of which each letter is a keystroke; from the third letter on there is a query to hold
#: against, as FTS5 finds nothing shorter.
_WORDS = ("garden", "daughter", "sister", "mornings", "kaur")


def today(program: Program) -> Row:
    """Unlock to Today painted; opening the vault, and so deriving its keys, is left out."""
    program.unlock()
    changes = program.records.changes
    fresh = open_records(changes.engine, changes.clock, changes.origin)  # has kept nothing yet
    reads = reads_of(program.records, fresh.today.overview)
    words = words_on(program.workspace)
    program.lock()
    plain = PlainWindow()

    def ours() -> float:
        took = program.unlock()
        program.lock()
        return took

    def limit() -> float:
        bare = program.vault.bare()
        took = until_painted(plain, lambda: _read_and_show(bare, reads, plain, words))
        bare.close()
        return took

    row = timed_row(
        f"Unlock to Today painted, {program.vault.people:,} people", ours, limit, 2, program.turns
    )
    plain.close()
    return row


def person(program: Program) -> Row:
    """Open the person with a long record, from Today to their page painted."""
    workspace, person_id = program.workspace, long_record(program.records)
    open_person(program, person_id)
    reads = reads_of(program.records, lambda: workspace.go(Place(Room.OVERVIEW, person_id)))
    words = words_on(workspace)
    plain = PlainWindow()
    bare = program.vault.bare()

    def limit() -> float:
        return until_painted(plain, lambda: _read_and_show(bare, reads, plain, words))

    row = timed_row(
        "A person with 300 entries painted",
        lambda: open_person(program, person_id),
        limit,
        2,
        program.turns,
    )
    bare.close()
    plain.close()
    return row


def open_person(program: Program, person_id: UUID) -> float:
    """Seconds from Today to the person's page painted."""
    workspace = program.workspace
    workspace.go(Place(Room.TODAY))
    return until_painted(workspace, lambda: workspace.go(Place(Room.OVERVIEW, person_id)))


def search(program: Program) -> Row:
    """One keystroke in the search, its hits painted."""
    palette = shown_palette(program)
    plain = QListView()
    model = QStringListModel()
    plain.setModel(model)
    plain.resize(720, 366)
    plain.show()
    typed = cycle(_queries())
    bare = program.vault.bare()
    reads: list[list[Statement]] = []
    hits: list[list[str]] = []

    def ours() -> float:
        query = next(typed)
        palette.field.edit.setText(query[:-1])
        QApplication.processEvents()
        took = until_painted(palette, lambda: QTest.keyClicks(palette.field.edit, query[-1]))
        find = program.records.search.find
        reads.append([one for one in reads_of(program.records, lambda: find(query)) if _asks(one)])
        hits.append([f"{hit.name}\n{hit.snippet}" for hit in find(query)])
        return took

    def find_and_list() -> None:
        send(bare, reads.pop())
        model.setStringList(hits.pop())

    def limit() -> float:
        return until_painted(plain.viewport(), find_and_list)

    turns = program.turns if program.turns < TURNS else len(_queries())
    row = timed_row(
        f"A letter typed into the search, {program.vault.people:,} people", ours, limit, 2, turns
    )
    bare.close()
    palette.close()
    plain.close()
    return row


def _read_and_show(bare: Any, reads: list[Statement], plain: PlainWindow, words: list[str]) -> None:
    """The least that could do it: the same rows by the driver alone, in plain labels."""
    send(bare, reads)
    plain.show_words(words)


def shown_palette(program: Program) -> SearchPalette:
    """The search, open over the window without holding it up."""
    palette = SearchPalette(program.workspace.context, None)
    palette.show()
    QApplication.processEvents()
    return palette


def growth(small: Program, large: Program) -> list[Row]:
    """What ten times the people cost, at the same number of hits and entries."""
    size = f"{large.vault.people:,} people against {small.vault.people:,}"

    def row(measure: str, once: Callable[[Program], float]) -> Row:
        return timed_row(
            f"{measure}: {size}", lambda: once(large), lambda: once(small), 1.5, large.turns
        )

    return [
        row("Back to Today, painted", _show_today),
        row("A letter typed into the search", _find),
        row("A person painted", _open_long),
    ]


def _show_today(program: Program) -> float:
    workspace = program.workspace
    workspace.go(Place(Room.PEOPLE))
    return until_painted(workspace, lambda: workspace.go(Place(Room.TODAY)))


def _find(program: Program) -> float:
    """The records alone: fifty hits in both."""
    return seconds(lambda: program.records.search.find("garden"))


def _open_long(program: Program) -> float:
    return open_person(program, long_record(program.records))


def _asks(statement: Statement) -> bool:
    return "MATCH" in statement[0]


def _queries() -> list[str]:
    return [word[:length] for word in _WORDS for length in range(3, len(word) + 1)]
