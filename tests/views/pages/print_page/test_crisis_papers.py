"""The crisis plan and the wallet card from the print page: chosen, shown, kept, printed again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from pytestqt.qtbot import QtBot

from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.papers import PaperKind
from planner.records.book import Records
from planner.records.papers import options_of, snapshot_of
from planner.views.pages.print_page import PrintPage
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone
from tests.views.pages.print_page.hands import asked, opened, papers, press, ready, words

LONG = "I stop answering the door and lie awake. " * 8
HELPS = "Ten minutes in the garden."


def plan_of(records: Records, who: Someone, clock: FakeClock) -> None:
    plan = records.crisis_plans.begin(who.person_id)
    records.crisis_plans.type_text(plan.id, "signs", LONG)
    records.crisis_plans.type_text(plan.id, "helps", HELPS)
    records.crisis_plans.add_contact(plan.id, "Jean, next door", "01632 960172")
    records.crisis_plans.agree(plan.id, clock.today() + timedelta(days=28))


def choose(qtbot: QtBot, page: PrintPage, kind: PaperKind) -> None:
    at = page.side.kind.values.index(kind)
    press(page.side.kind.buttons()[at])
    qtbot.waitUntil(partial(ready, page))


def test_the_crisis_plan_is_wanted_shown_and_kept(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, clock: FakeClock
) -> None:
    plan_of(records, who, clock)
    opened(qtbot, page, who, wanted=PaperKind.CRISIS_PLAN)
    assert page.head.title.text() == "Print Margaret’s crisis plan"
    assert "Who to ring now" in words(page)
    assert HELPS in words(page)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    (paper,) = papers(page, who)
    assert paper.kind is PaperKind.CRISIS_PLAN
    assert snapshot_of(paper) == records.plans.crisis_plan(who.person_id)


def test_what_goes_on_the_card_is_chosen_and_what_has_no_room_is_named(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, clock: FakeClock
) -> None:
    plan_of(records, who, clock)
    opened(qtbot, page, who, wanted=PaperKind.CRISIS_PLAN)
    choose(qtbot, page, PaperKind.WALLET_CARD)
    card = page.side.choices.card
    qtbot.waitUntil(lambda: HELPS in words(page))
    assert card.ticks["said:helps"].isChecked()
    assert not card.ticks["said:signs"].isChecked()
    assert card.no_room.isHidden()
    assert page.side.choices.text_size.isHidden()
    card.ticks["said:signs"].click()
    qtbot.waitUntil(card.no_room.isVisible)
    assert "Signs I am struggling" in card.no_room.sentence.text()
    qtbot.waitUntil(partial(ready, page))
    assert "lie awake" not in words(page)
    card.ticks["said:signs"].click()
    card.ticks["person:0"].click()
    qtbot.waitUntil(lambda: page.view.pdf is not None and "Jean" not in words(page))
    qtbot.waitUntil(card.no_room.isHidden)
    qtbot.waitUntil(partial(ready, page))
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    (paper,) = papers(page, who)
    assert isinstance(snapshot_of(paper), WalletCardSnapshot)
    assert "person:0" in options_of(paper).left_out_prompts


def test_without_any_plan_the_numbers_print(qtbot: QtBot, page: PrintPage, who: Someone) -> None:
    opened(qtbot, page, who, wanted=PaperKind.CRISIS_PLAN)
    assert "116 123" in words(page)
    assert "Nothing is written here yet." in words(page)
