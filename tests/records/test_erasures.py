"""Erasure: refused where it must be, agreed by two, whole or not at all, and certified."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from planner.errors import InvalidInputError, NotFoundError
from planner.models.aspirations import Aspiration, Horizon
from planner.models.concerns import WhoActs
from planner.models.endings import Ending, Pause
from planner.models.lawful import Erasure, ErasureReason, HoldKind, RetentionClass
from planner.models.pathways import PathwayStatus
from planner.records.book import Records, open_records
from planner.records.erasure_words import REASONS, counted, tables
from planner.records.erasures import STEPS, Agreed, certificate
from planner.records.everything_held import OWN
from planner.vault import journal
from planner.vault.connection import connect, engine_over
from planner.vault.open_vault import DATABASE_FILE
from tests.fakes import FakeClock
from tests.records.erased_half_way import ASKED, KILLS, keyed
from tests.records.held_samples import full_record
from tests.records.plan_makers import say, someone
from tests.vault.pages import found_in

BACKUPS = [
    {"name": "a.backup", "made_at": datetime(2026, 3, 1, 17, 20, tzinfo=UTC).isoformat()},
    {"name": "b.backup", "made_at": datetime(2026, 3, 9, 17, 5, tzinfo=UTC).isoformat()},
]
NAME = "Quzzelbrix"


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def erase(records: Records, person_id: UUID, agreed: Agreed = ASKED) -> Erasure:
    begun = records.erasures.begin(person_id, agreed, keyed(person_id), BACKUPS)
    return records.erasures.carry_out(begun.id, person_id, list, no_progress)


def test_a_record_is_gone_and_the_certificate_says_so_without_a_name(records: Records) -> None:
    records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    full = full_record(records, NAME)
    records.holds.lift(full.rows["legal_hold"].id, "Over", date(2026, 3, 17))
    records.concerns.close(
        full.rows["concern"].id, closed_by="P", closed_on=date(2026, 3, 17), outcome="Safe"
    )
    other = records.people.add("Maureen")
    made = erase(records, full.person_id)
    with pytest.raises(NotFoundError):
        records.people.get(full.person_id)
    assert records.people.get(other.id).called == "Maureen"
    assert made.counts["answer"] == made.counts["person"] == 1
    shown = certificate(made)
    assert (shown.number, shown.reason) == ("2026-001", "They asked for it")
    assert (shown.erased_by, shown.agreed_by) == ("Priya Nair", "Ann Okafor")
    assert "1 answer" in shown.counts
    assert shown.backups == ("9 March 2026, 17:05", "1 March 2026, 17:20")
    assert shown.position > 20
    assert NAME not in repr(shown)
    assert str(full.person_id) not in repr(made)
    assert [row.id for row in records.erasures.all()] == [made.id]
    assert records.erasures.unfinished() == []


def test_every_table_is_told_of_in_words() -> None:
    assert tables() == {str(table.__tablename__) for table in OWN} | {
        "search_entry",
        "journal_line",
    }
    assert set(REASONS) == set(ErasureReason)
    assert counted({"visit": 1, "answer": 2, "told": 0}) == ("1 visit", "2 answers")


def test_the_preview_says_what_goes_and_which_papers_left(records: Records) -> None:
    full = full_record(records)
    preview = records.erasures.preview(full.person_id)
    assert "1 person" in preview.counts
    assert [paper.id for paper in preview.papers] == [full.rows["paper"].id]


def test_a_hold_a_concern_a_request_and_a_visit_each_stand_in_the_way(records: Records) -> None:
    who = someone(records)
    records.erasures.check(who.person_id, ASKED)
    hold = records.holds.place(who.person_id, HoldKind.INQUEST, "A letter", date(2026, 3, 17))
    assert "an inquest, since 17 March 2026" in records.erasures.why_not(who.person_id)
    with pytest.raises(InvalidInputError, match="held for"):
        erase(records, who.person_id)
    records.holds.lift(hold.id, "Over", date(2026, 3, 17))
    concern = records.concerns.open(who.person_id, WhoActs.DUTY_GP)
    assert "A concern about this person is open" in records.erasures.why_not(who.person_id)
    records.concerns.close(concern.id, closed_by="P", closed_on=date(2026, 3, 17), outcome="Safe")
    request = records.access.receive(who.person_id, date(2026, 3, 17), "Margaret", "Known")
    assert "request for a copy" in records.erasures.why_not(who.person_id)
    records.access.close(request.id, "Taken back")
    visit = records.visits.start(who.person_id, who.pathway_id)
    assert "End it first" in records.erasures.why_not(who.person_id)
    records.visits.end(visit.id)
    assert records.erasures.why_not(who.person_id) == ""
    assert records.people.get(who.person_id)


@pytest.mark.parametrize("by", ["Priya Nair", " priya  NAIR ", "", "  "])
def test_the_second_person_is_somebody_else(records: Records, by: str) -> None:
    planner = records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    records.changes.planner_id = planner.id
    person = records.people.add("Margaret")
    with pytest.raises(InvalidInputError) as refused:
        erase(records, person.id, Agreed(ErasureReason.ASKED, by, "Manager"))
    assert refused.value.field == "agreed_by"
    with pytest.raises(InvalidInputError) as refused:
        erase(records, person.id, Agreed(ErasureReason.ASKED, "Ann", " "))
    assert refused.value.field == "agreed_role"
    assert records.people.get(person.id)
    assert records.erasures.all() == []


def test_kept_long_enough_is_no_reason_before_its_time(records: Records, clock: FakeClock) -> None:
    records.retention.choose_service_class(RetentionClass.OTHER_ADULT)
    person = records.people.add("Margaret")
    enough = Agreed(ErasureReason.KEPT_LONG_ENOUGH, "Ann", "Manager")
    with pytest.raises(InvalidInputError, match="until 17 March 2034") as refused:
        erase(records, person.id, enough)
    assert refused.value.field == "reason"
    clock.set(datetime(2034, 3, 17, 12, 0, tzinfo=UTC))
    assert erase(records, person.id, enough).number == "2034-001"


def test_numbers_go_on_within_a_year(records: Records, clock: FakeClock) -> None:
    numbers = [erase(records, records.people.add(f"P{n}").id).number for n in range(3)]
    clock.advance(timedelta(days=365))
    numbers.append(erase(records, records.people.add("Later").id).number)
    assert numbers == ["2026-001", "2026-002", "2026-003", "2027-001"]


def test_undo_reaches_nothing_of_it(records: Records) -> None:
    records.changes.planner_id = records.settings.save_planner("Priya", "", "").id
    who = someone(records, NAME)
    say(records, who, "why_here", "Words")
    erase(records, who.person_id)
    for person_id in (who.person_id, None):
        for page in ("", "details", "their_record", "emotional_support"):
            assert records.undo.undo(person_id, page) == [], (person_id, page)
    with records.changes.reading() as session:
        assert journal.faults(session, records.changes.origin) == []


def test_who_is_erased_is_nowhere_in_search_today_and_list(records: Records) -> None:
    from planner.records.people_list import Among, Sort, Wanted

    who = someone(records, NAME)
    records.people.opened(who.person_id)
    records.today.overview()
    records.people_list.order(Wanted(among=Among.EVERYONE), Sort.NAME)
    erase(records, who.person_id)
    assert records.search.find(NAME) == []
    assert records.today.overview().opened.total == 0
    assert records.people_list.order(Wanted(among=Among.EVERYONE), Sort.NAME) == []
    assert records.people.duplicates((NAME,), None, "") == []


def test_it_is_found_again_by_the_keyed_id_alone(records: Records) -> None:
    someone(records, "Maureen")
    person = records.people.add(NAME)
    begun = records.erasures.begin(person.id, ASKED, keyed(person.id), [])
    assert [row.id for row in records.erasures.unfinished()] == [begun.id]
    assert records.erasures.whose(begun, keyed) == person.id
    with pytest.raises(ValueError, match=str(begun.id)):
        certificate(begun)
    done = records.erasures.carry_out(begun.id, person.id, list, no_progress)
    assert records.erasures.whose(done, keyed) is None


def test_nobody_can_stop_it_half_way(records: Records) -> None:
    from planner.errors import CancelledError

    person = records.people.add(NAME)
    begun = records.erasures.begin(person.id, ASKED, keyed(person.id), [])
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        assert total == STEPS
        raise CancelledError("Stopped.")

    dropped: list[str] = []
    done = records.erasures.carry_out(begun.id, person.id, lambda: dropped.append("x"), stop)
    assert told == [0, 1, 2, 3]
    assert dropped == ["x"]
    assert done.cleared_at is not None


@pytest.mark.parametrize("where", KILLS)
def test_killed_anywhere_it_is_finished_at_the_next_opening(
    template_vault: tuple[Path, bytearray], tmp_path: Path, where: str
) -> None:
    template, master = template_vault
    path = tmp_path / DATABASE_FILE
    shutil.copyfile(template, path)
    origin = UUID(int=7)

    def opened() -> tuple[Engine, Records]:
        engine = engine_over(connect(path, master))
        return engine, open_records(engine, FakeClock(), origin)

    engine, records = opened()
    who = someone(records, NAME)
    say(records, who, "why_here", "xylquist words")
    kept = records.people.add("Maureen")
    records.changes.seal()
    engine.raw_connection().driver_connection.close()  # type: ignore[union-attr]
    given = (str(path), bytes(master).hex(), str(origin), str(who.person_id), where)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.records.erased_half_way", *given], check=False, timeout=120
    )
    assert ended.returncode == -signal.SIGKILL
    engine, records = opened()
    (row,) = records.erasures.unfinished()
    person_id = records.erasures.whose(row, keyed)
    assert (person_id is None) == (where in {"erased", "dropped", "pages"})
    assert (row.erased_at is None) == (where in {"begun", "rows"})
    if person_id is not None:  # as it was: whole
        assert records.search.find("xylquist")
    done = records.erasures.carry_out(row.id, person_id, list, no_progress)
    assert done.cleared_at is not None
    assert done.counts["person"] == 1
    assert records.erasures.unfinished() == []
    assert records.people.get(kept.id)
    with Session(engine) as session:
        assert session.connection().execute(text("PRAGMA foreign_key_check")).all() == []
        assert journal.faults(session, origin) == []
    for words in (NAME, "xylquist", str(who.person_id)):
        assert found_in(path, master, words.encode()) == 0
    engine.raw_connection().driver_connection.close()  # type: ignore[union-attr]


def test_hopes_that_became_one_and_how_a_pathway_ended_leave_with_the_rest(
    records: Records,
) -> None:
    who = someone(records)
    first = records.aspirations.add(who.pathway_id, Horizon.MONTH, "The bus")
    second = records.aspirations.add(who.pathway_id, Horizon.MONTH, "A bus again")
    records.aspirations.merge(first.id, second.id)
    records.endings.pause(who.pathway_id, "Her sister is ill", date(2026, 6, 1))
    records.endings.close(who.pathway_id, PathwayStatus.COMPLETED, own_words="I did that.")
    erase(records, who.person_id)
    with records.changes.reading() as session:
        for table in (Aspiration, Pause, Ending):
            assert session.exec(select(table)).all() == []
