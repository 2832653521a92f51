"""A pathway rests, is looked at again, goes on, and ends with a paper to keep: by keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from planner.models.aspirations import AspirationStatus, Horizon
from planner.models.endings import OutcomeKind, OutcomeMoment
from planner.models.papers import PaperKind
from planner.models.pathways import PathwayStatus
from planner.views.navigation import Place, Room
from tests.export.reading import read, squeezed
from tests.journeys.program import Program, new_person, press, some_days_later


def status(program: Program, person_id: UUID) -> PathwayStatus:
    (row,) = program.records.pathways.of_person(person_id)
    return row.status


def test_paused_looked_at_again_completed_and_kept(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    person_id, pathway_id = program.person_id, program.pathway_id
    hope = program.records.aspirations.add(pathway_id, Horizon.WEEK, "Walk to the bench")
    program.records.aspirations.choose_status(hope.id, AspirationStatus.ACHIEVED)
    program.workspace.go(Place(Room.OVERVIEW, person_id))

    def pause() -> None:
        hand.type("Her sister is ill")
        hand.tab_to("1 month")
        hand.press(Qt.Key.Key_Space)
        press(program, "Pause it")

    hand.tab_to("Pause")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), pause)
    assert status(program, person_id) is PathwayStatus.PAUSED
    assert hand.reads("Paused since 17 March 2026. Look again on 17 April 2026.")
    hand.control(Qt.Key.Key_Z)
    assert status(program, person_id) is PathwayStatus.ACTIVE
    hand.control(Qt.Key.Key_Y)
    assert status(program, person_id) is PathwayStatus.PAUSED

    some_days_later(program, 20)
    assert not hand.reads("Pauses to look at again")
    some_days_later(program, 11)
    assert hand.reads("Pauses to look at again")
    press(program, "Maryam")
    hand.wait_for(lambda: program.room is Room.OVERVIEW, "the overview")
    press(program, "Go on again")
    assert status(program, person_id) is PathwayStatus.ACTIVE

    def close() -> None:
        hand.tab_to("What they say of it, in their words")
        hand.type("I sat there.")
        press(program, "It is completed")

    def say_how_it_went() -> None:
        hand.tab_to("GP appointments: Before")
        hand.type("4")
        hand.tab_to("GP appointments: After")
        hand.type("1")
        press(program, "Keep this")

    hand.tab_to("It is completed")
    hand.meet(lambda: hand.press(Qt.Key.Key_Space), close, say_how_it_went)
    assert status(program, person_id) is PathwayStatus.COMPLETED
    held = program.records.endings.outcomes(pathway_id, OutcomeMoment.CLOSE)
    assert {row.kind: row.value for row in held} == {
        OutcomeKind.GP_APPOINTMENTS_BEFORE: 4,
        OutcomeKind.GP_APPOINTMENTS_AFTER: 1,
    }
    assert hand.reads("GP appointments changed from 4 to 1")

    press(program, "What I have done")
    hand.wait_for(lambda: program.room is Room.PRINT, "the print page")
    press(program, "Print on Room 3 printer")
    hand.wait_for(lambda: hand.reads("Did it come out?"), "the question")
    (printed,) = program.printers.printed
    text = read(printed.pdf)
    for words in ("What I have done", "“Walk to the bench”", "17 March 2026", "“I sat there.”"):
        assert squeezed(words) in text
    assert printed.title == "What I have done"
    (paper,) = program.records.papers.of_person(person_id)
    assert paper.kind is PaperKind.KEEPSAKE
