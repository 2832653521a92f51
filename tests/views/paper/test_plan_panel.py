"""The plan at the side grows as it is written, exactly as it will print."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.views.page import Context
from planner.views.paper import documents
from planner.views.paper.documents import Snapshot
from planner.views.paper.plan_panel import QUIET, PlanPanel
from tests.records.plan_makers import Someone, say, someone


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    say(records, made, "why_here", "To get out more")
    return made


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> PlanPanel:
    made = PlanPanel(context)
    qtbot.addWidget(made)
    made.resize(440, 700)
    made.show()
    return made


def says(panel: PlanPanel, words: str) -> bool:
    return words in panel.view.sheet.accessibleDescription()


def test_it_shows_the_bytes_that_would_print_at_the_persons_size(
    qtbot: QtBot, panel: PlanPanel, who: Someone, records: Records
) -> None:
    records.people.change(who.person_id, "paper_size", PaperSize.LARGE)
    panel.show_pathway(who.pathway_id)
    qtbot.waitUntil(partial(says, panel, "To get out more"))
    snapshot = records.plans.snapshot(who.pathway_id)
    assert panel.view.pdf == documents.make(snapshot, PrintOptions(size=PaperSize.LARGE))


def test_many_changes_make_the_plan_once(
    qtbot: QtBot, panel: PlanPanel, who: Someone, records: Records
) -> None:
    panel.show_pathway(who.pathway_id)
    qtbot.waitUntil(partial(says, panel, "To get out more"))
    made: list[None] = []
    panel.view.shown.connect(partial(made.append, None))
    for count in range(5):
        say(records, who, "good_at", "Knitting" + " and more" * count)
        panel.refresh()
    qtbot.waitUntil(partial(says, panel, "and more and more"))
    assert len(made) == 1


def test_out_of_sight_it_makes_nothing_and_catches_up_when_shown(
    qtbot: QtBot, panel: PlanPanel, who: Someone, records: Records
) -> None:
    panel.show_pathway(who.pathway_id)
    qtbot.waitUntil(partial(says, panel, "To get out more"))
    panel.hide()
    say(records, who, "good_at", "Knitting")
    panel.refresh()
    qtbot.waitUntil(partial(_quiet, panel))
    assert not says(panel, "Knitting")
    panel.show()
    qtbot.waitUntil(partial(says, panel, "Knitting"))


def test_without_a_pathway_there_is_no_page(qtbot: QtBot, panel: PlanPanel, who: Someone) -> None:
    panel.show_pathway(who.pathway_id)
    qtbot.waitUntil(partial(says, panel, "To get out more"))
    panel.show_pathway(None)
    assert not panel.view.isVisible()


def _quiet(panel: PlanPanel) -> bool:
    return not panel._quiet.isActive()


def test_a_plan_that_takes_long_waits_for_a_longer_quiet(
    qtbot: QtBot, panel: PlanPanel, who: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, made = documents.make, list[bytes]()

    def slowly(snapshot: Snapshot, options: PrintOptions) -> bytes:
        Event().wait(2 * QUIET / 1000)
        made.append(make(snapshot, options))
        return made[0]

    monkeypatch.setattr(documents, "make", slowly)
    panel.show_pathway(who.pathway_id)
    qtbot.waitUntil(partial(says, panel, "To get out more"))
    assert panel._quiet.interval() >= 2 * QUIET
    monkeypatch.setattr(documents, "make", lambda *_given: made[0])
    panel.refresh()
    qtbot.waitUntil(lambda: panel._quiet.interval() < 2 * QUIET)
