"""What is offered in each state, what a shared screen leaves out, and what a death ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.endings import OutcomeKind, OutcomeMoment, OutcomeSource
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.records.endings import Said
from planner.records.meetings import Meeting
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.overview import OverviewPage
from planner.views.pathway_states.close_dialog import CloseDialog
from planner.views.pathway_states.earlier_pathway import EarlierPathwayDialog
from planner.views.pathway_states.outcomes_dialog import OutcomesDialog
from planner.views.widgets.buttons import Button
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.text import ElidedLabel, Label
from tests.fakes import FakeClock, FakeDialogs
from tests.views.pages.typing_helpers import HOSTILE, put_words, retype

K = OutcomeKind


@pytest.fixture
def pathway(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> OverviewPage:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 900)
    page.show_place(Place(Room.OVERVIEW, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def offered(page: OverviewPage) -> list[str]:
    """What can be done with the pathway; seeing its progress can be in every state."""
    shown = [each for each in page.pathway.deeds.findChildren(Button) if not each.isHidden()]
    assert page.pathway.progress in shown
    return [each.text().strip() for each in shown if each is not page.pathway.progress]


def words(page: OverviewPage) -> str:
    kinds = (Label, ElidedLabel, ClampedLabel)
    return "\n".join(label.text() for kind in kinds for label in page.findChildren(kind))


def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def test_each_state_offers_its_own(page: OverviewPage, context: Context, pathway: Pathway) -> None:
    ends = ["It is completed", "It ended early", "Hand to another surgery"]
    assert offered(page) == ["Pause", *ends]
    context.records.endings.pause(pathway.id, "", date(2026, 4, 1))
    page.refresh()
    assert offered(page) == ["Go on again", "Look again later", *ends]
    assert "Wednesday 1 April" in words(page)
    context.records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    page.refresh()
    assert offered(page) == ["Open it again", "How it went", "What I have done"]
    context.records.pathways.start(pathway.person_id, PathwayKind.RECOVERY)
    page.refresh()
    assert offered(page) == ["Pause", *ends]


def test_a_shared_screen_says_neither_why_nor_what_was_reported(
    page: OverviewPage, context: Context, pathway: Pathway
) -> None:
    context.records.endings.close(
        pathway.id, PathwayStatus.ENDED_EARLY, reason="canary", own_words="I moved."
    )
    said = {K.REFERRED_TO_SECONDARY_CARE: Said(1, OutcomeSource.PRACTICE)}
    context.records.endings.report(pathway.id, OutcomeMoment.CLOSE, said)
    page.refresh()
    assert "canary" in words(page)
    assert "Single Point of Access" in words(page)
    context.navigator.set_together(True)
    assert "canary" not in words(page)
    assert "Single Point of Access" not in words(page)
    assert "“I moved.”" in words(page)
    assert offered(page) == ["Open it again", "What I have done"]


def test_handing_over_names_the_surgery_and_calls_the_visit_off(
    page: OverviewPage, context: Context, pathway: Pathway
) -> None:
    context.records.meetings.plan(pathway.person_id, pathway.id, Meeting(date(2026, 3, 24)))

    def hand_over(dialog: CloseDialog) -> bool:
        dialog.go.click()
        assert dialog.handed_to.error
        put_words(dialog.handed_to.edit, "Mill Road Surgery")
        assert dialog.call_off.text() == "Call off the visit on Tuesday 24 March"
        dialog.call_off.click()
        dialog.go.click()
        return dialog.result() == dialog.DialogCode.Accepted

    def not_now(_dialog: OutcomesDialog) -> bool:
        return False

    dialogs(context).show_answers += [hand_over, not_now]
    QTest.mouseClick(page.pathway.deeds.ends[PathwayStatus.TRANSFERRED], Qt.MouseButton.LeftButton)
    assert "Handed to Mill Road Surgery 17 March 2026." in words(page)
    assert context.records.meetings.coming(pathway.person_id) is None


def test_outcomes_say_what_is_wrong_at_their_box_and_come_back_as_kept(
    page: OverviewPage, context: Context, pathway: Pathway
) -> None:
    context.records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    page.refresh()

    def report(dialog: OutcomesDialog) -> bool:
        gp = dialog.asked[1]
        retype(gp.counts[K.GP_APPOINTMENTS_BEFORE].edit, "four")
        dialog.go.click()
        assert "Put a number" in gp.counts[K.GP_APPOINTMENTS_BEFORE].error
        retype(gp.counts[K.GP_APPOINTMENTS_BEFORE].edit, "4")
        retype(gp.counts[K.GP_APPOINTMENTS_AFTER].edit, "1")
        gp.source.buttons()[1].click()
        dialog.months.buttons()[1].click()
        dialog.go.click()
        return dialog.result() == dialog.DialogCode.Accepted

    def look(dialog: OutcomesDialog) -> bool:
        gp = dialog.asked[1]
        assert gp.counts[K.GP_APPOINTMENTS_AFTER].text() == "1"
        assert gp.source.value() is OutcomeSource.PRACTICE
        assert dialog.months.value() == 6
        assert dialog.asked[0].answer is not None
        assert dialog.asked[0].answer.value() is None
        return False

    dialogs(context).show_answers += [report, look]
    for _time in range(2):
        QTest.mouseClick(page.pathway.deeds.at_close, Qt.MouseButton.LeftButton)
    assert (
        "GP appointments changed from 4 to 1, in 6 months before and after. As the practice says."
        in words(page)
    )
    assert dialogs(context).show_answers == []


def test_three_months_after_can_be_left_out(
    page: OverviewPage, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    context.records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    clock.advance(timedelta(days=92))
    page.refresh()
    assert "Three months after" in offered(page)

    def leave_out(dialog: OutcomesDialog) -> bool:
        dialog.not_asked.click()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs(context).show_answers.append(leave_out)
    QTest.mouseClick(page.pathway.deeds.later, Qt.MouseButton.LeftButton)
    assert context.records.today.overview().outcomes.total == 0


def test_of_someone_who_has_died_nothing_is_offered_or_due(
    page: OverviewPage, context: Context, pathway: Pathway
) -> None:
    context.records.meetings.plan(pathway.person_id, pathway.id, Meeting(date(2026, 3, 24)))
    context.records.retention.died(pathway.person_id, date(2026, 3, 16))
    page.refresh()
    assert "They died on 16 March 2026. Nothing is asked for any more." in words(page)
    assert offered(page) == ["Close the pathway"]
    assert page.due.go.isHidden()
    assert "Tuesday 24 March" not in words(page)
    assert "Baseline not answered yet" not in words(page)

    def close(dialog: CloseDialog) -> bool:
        assert dialog.title.text() == "Close the pathway"
        assert dialog.own_words.isHidden()
        dialog.go.click()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs(context).show_answers.append(close)  # and nothing is asked afterwards
    QTest.mouseClick(page.pathway.deeds.ends[PathwayStatus.ENDED_EARLY], Qt.MouseButton.LeftButton)
    assert not context.records.pathways.get(pathway.id).is_open
    assert "Open it again" not in offered(page)


def test_old_words_are_read_beside_the_new_pathway(
    page: OverviewPage, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    records = context.records
    records.aspirations.add(pathway.id, Horizon.YEAR, HOSTILE)
    barrier = records.barriers.add(pathway.id, "The stairs")
    records.barriers.mark_done(records.barriers.add_step(barrier.id, "Ring Paul").id, True)
    records.endings.close(pathway.id, PathwayStatus.COMPLETED)
    clock.advance(timedelta(days=400))
    records.pathways.start(pathway.person_id, PathwayKind.RECOVERY)
    page.refresh()
    (then,) = [
        button
        for button in page.pathway.findChildren(Button)
        if button.accessibleName().startswith("What was said then")
    ]
    seen: list[str] = []

    def read(dialog: EarlierPathwayDialog) -> bool:
        seen.extend(label.text() for label in dialog.findChildren(Label))
        return True

    dialogs(context).show_answers.append(read)
    then.click()
    assert {HOSTILE, "The stairs", "Done 17 March 2026: Ring Paul"} <= set(seen)
    context.navigator.set_together(True)
    named = [
        each.accessibleName() for each in page.pathway.findChildren(Button) if each.isVisible()
    ]
    assert not any(name.startswith("What was said then") for name in named)
