"""Earlier words: of every kind of entry, from its own page, as they were typed, never shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import String
from sqlmodel.sql.sqltypes import AutoString

from planner.models.answers import Answer
from planner.models.aspirations import Aspiration, Horizon, Progress
from planner.models.barriers import Barrier, NextStep
from planner.models.base import Record
from planner.models.concerns import Concern, ReachAttempt, Told, WhoActs
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.networks import SocialNetwork
from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Consent, Contact, Person
from planner.models.preparations import Preparation
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.reviews import Review
from planner.models.tables import RECORDS
from planner.models.visits import Appointment, Visit, WorkingNote
from planner.records.meetings import Meeting
from planner.records.questionnaires import HowDone
from planner.views.between_visits.preparation_dialog import PreparationDialog
from planner.views.keeping_safe.concern_form import ConcernForm
from planner.views.keeping_safe.reaching import ReachPanel
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.pages.registry import PAGES
from planner.views.putting_right.earlier_fields import FIELDS
from planner.views.putting_right.earlier_words import (
    EarlierButton,
    EarlierWordsDialog,
    value_words,
)
from planner.views.visit.end_visit import EndVisitDialog
from planner.views.visit.jot import JotPanel
from planner.views.visit.plan_visit import PlanVisitDialog
from planner.views.widgets.text import Label
from tests.fakes import FakeClock, FakeDialogs

WAS, NOW = 'As it was <img src="file:///etc/hostname"> 🧶', "As it is"

#: Text that is not corrected on any page, and why its earlier words are not shown there.
ELSEWHERE = {
    "planner": "the planner's own name and role, in Settings: no words of anybody's",
    "key_holder": "names of those who hold keys, in Settings",
    "surgery": "a surgery is added or left out, never changed",
    "vault_setting": "a setting; its changes are in the trail",
    "prompt": "editions: new words are a new row",
    "life_area": "editions",
    "barrier_kind": "editions",
    "crisis_number": "editions",
    "language_review": "written once, when the words of a language were read",
    "format_need": "chosen or taken away, never worded again",
    "pause": "its reason is written once, when it begins",
    "ending": "written once, when the pathway ends",
    "today_mark": "a line of Today put aside: no words of anybody's",
    "paper": "kept as it was given: never changed",
    "draft": "kept for the next unlock alone, then emptied",
    "erasure": "a certificate: never changed",
    "legal_hold": "lawful records: placed and lifted, each with its reason and day",
    "access_request": "lawful records: on the pages of requests",
    "retention": "lawful records: on the page of what is due",
}
#: Text of a table that no page changes by hand once it was written.
NOT_CORRECTED = {
    (Person, "paper_size"),
    (Person, "paper_tint"),
    (Person, "paper_language"),
    (Barrier, "kind"),
    (Appointment, "zone"),
    (Questionnaire, "licence_reference"),
    (Progress, "measure"),
    (Progress, "unit"),
}


def test_every_text_of_every_table_has_a_name_here_or_a_reason_not_to() -> None:
    for table in RECORDS:
        texts = {
            column.name
            for column in table.__table__.columns  # type: ignore[attr-defined]
            if isinstance(column.type, AutoString | String) and column.name != "id"
        }
        name = str(table.__tablename__)
        if not texts:
            assert table not in FIELDS or name not in ELSEWHERE
        elif name in ELSEWHERE:
            assert table not in FIELDS
        else:
            named = set(FIELDS[table]) | {field for kind, field in NOT_CORRECTED if kind is table}
            assert texts <= named, name


class Corrected:
    """Somebody with an entry of every kind, each of which was corrected once."""

    def __init__(self, context: Context, clock: FakeClock) -> None:
        self.context = context
        self.window = QWidget()
        records = context.records
        records.reference.seed()
        self.person = records.people.add("Margaret", detail=WAS)
        self.pathway = records.pathways.start(self.person.id, PathwayKind.RECOVERY, referred_by=WAS)
        records.meetings.plan(self.person.id, self.pathway.id, Meeting(clock.today(), place=WAS))
        clock.advance(timedelta(minutes=1))
        self._write(clock)

    def _write(self, clock: FakeClock) -> None:
        records, person, pathway = self.context.records, self.person, self.pathway
        prompt = records.reference.prompts()[0].id
        visit = records.visits.start(person.id, pathway.id)
        hope = records.aspirations.add(pathway.id, Horizon.WEEK, WAS)
        answer = records.aspirations.answer(hope.id, 3, comment=WAS).answer
        network = records.networks.answer(pathway.id, 3)
        barrier = records.barriers.add(pathway.id, WAS)
        step = records.barriers.add_step(barrier.id, WAS)
        note = records.notes.write(person.id, WAS)
        plan = records.crisis_plans.begin(person.id)
        to_ring = records.crisis_plans.add_contact(plan.id, WAS)
        concern = records.concerns.open(person.id, WhoActs.DUTY_GP)
        told = records.concerns.tell(concern.id, WAS)
        reached = records.concerns.try_to_reach(person.id, WAS)
        contact = records.people.add_contact(person.id, WAS)
        for item in range(1, 15):
            form = records.questionnaires.answer(pathway.id, item, 3)
        records.questionnaires.describe(pathway.id, HowDone(clock.today(), Mode.ON_PAPER))
        records.questionnaires.finish(form.id)
        coming = records.meetings.plan(
            person.id, pathway.id, Meeting(clock.today() + timedelta(days=7), place=WAS)
        )
        deeds: list[Callable[[str], object]] = [
            lambda text: records.emotional_support.answer(pathway.id, visit.id, prompt, text),
            lambda text: records.visits.write(visit.id, "jot", text),
            lambda text: records.aspirations.type_text(hope.id, "words", text),
            lambda text: records.aspirations.type_comment(answer.id, text),
            lambda text: records.networks.type_who(network.id, text),
            lambda text: records.barriers.type_text(barrier.id, "words", text),
            lambda text: records.barriers.type_step(step.id, "what", text),
            lambda text: records.notes.rewrite(note.id, text),
            lambda text: records.concerns.type_text(concern.id, "words", text),
            lambda text: records.concerns.type_told(told.id, "who", text),
            lambda text: records.concerns.type_try(reached.id, "how", text),
            lambda text: records.crisis_plans.type_text(plan.id, "signs", text),
            lambda text: records.crisis_plans.type_contact(to_ring.id, "name", text),
            lambda text: records.people.change_contact(contact.id, "name", text),
            lambda text: records.people.change(person.id, "detail", text),
            lambda text: records.pathways.change(pathway.id, "referred_by", text),
            lambda text: records.questionnaires.note(form.id, text),
            lambda text: records.preparations.write(person.id, "wants", text),
            lambda text: records.reviews.type_text(pathway.id, "goals_words", text, visit.id),
            lambda text: records.meetings.change(coming.id, Meeting(coming.on, place=text)),
        ]
        for text in (WAS, NOW):
            for deed in deeds:
                deed(text)
                records.changes.seal()
            clock.advance(timedelta(minutes=1))
        self.visit, self.step, self.concern, self.hope = visit, step, concern, hope

    def page(self, room: Room, item: object = None) -> Page:
        page = PAGES[room](self.context)
        page.show_place(Place(room, self.person.id, getattr(item, "id", None)))
        return page

    def step_1(self) -> QWidget:
        page = self.page(Room.EMOTIONAL_SUPPORT)
        page.open_card(self.context.records.reference.prompts()[0].key)  # type: ignore[attr-defined]
        return page

    def steps(self) -> QWidget:
        page = self.page(Room.BARRIERS)
        page.chain.step_cards[self.step.id].change.click()  # type: ignore[attr-defined]
        return page.chain.step_cards[self.step.id]  # type: ignore[attr-defined,no-any-return]

    def concern_form(self) -> QWidget:
        form = ConcernForm(self.context, self.person.id)
        form.show_concern(self.concern.id)
        return form

    def jot(self) -> QWidget:
        panel = JotPanel(self.context)
        panel.show_visit(self.visit)
        return panel


#: Where the earlier words of each kind of entry are found.
WAYS: dict[type[Record], Callable[[Corrected], QWidget]] = {
    Answer: Corrected.step_1,
    Aspiration: lambda all_: all_.page(Room.ASPIRATIONS, all_.hope),
    Progress: lambda all_: all_.page(Room.ASPIRATIONS, all_.hope),
    SocialNetwork: lambda all_: all_.page(Room.PROGRESS),
    Barrier: lambda all_: all_.page(Room.BARRIERS),
    NextStep: Corrected.steps,
    WorkingNote: lambda all_: all_.page(Room.NOTES),
    Visit: Corrected.jot,
    Preparation: lambda all_: PreparationDialog(all_.context, all_.person.id, all_.window),
    Appointment: lambda all_: PlanVisitDialog(all_.context, all_.pathway, all_.window),
    Questionnaire: lambda all_: all_.page(Room.WELLBEING),
    Review: lambda all_: all_.page(Room.REVIEW),
    Concern: Corrected.concern_form,
    Told: Corrected.concern_form,
    ReachAttempt: lambda all_: ReachPanel(all_.context, all_.person.id),
    CrisisPlan: lambda all_: all_.page(Room.CRISIS_PLAN),
    CrisisContact: lambda all_: all_.page(Room.CRISIS_PLAN),
    Contact: lambda all_: all_.page(Room.DETAILS),
    Person: lambda all_: all_.page(Room.DETAILS),
    Pathway: lambda all_: all_.page(Room.DETAILS),
}


@pytest.fixture
def corrected(context: Context, clock: FakeClock) -> Corrected:
    return Corrected(context, clock)


def ask(widget: QWidget) -> bool:
    """Press what leads to earlier words on a page; False where nothing does."""
    for button in widget.findChildren(EarlierButton):
        if button.isVisibleTo(widget):
            button.click()
            return True
    for menu in widget.findChildren(QMenu):
        for action in menu.actions():
            beside = menu.parentWidget()
            shows = beside is not None and beside.isVisibleTo(widget)
            if action.text() == "Earlier words" and shows:
                action.trigger()
                return True
    return False


def words(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def test_there_is_a_way_for_every_table_that_is_named() -> None:
    assert set(WAYS) == set(FIELDS) - {Consent}  # a consent is taken back, its words never changed


@pytest.mark.parametrize("table", list(WAYS), ids=lambda table: str(table.__tablename__))
def test_from_its_own_page_an_entry_shows_what_it_said_before(
    qtbot: QtBot, corrected: Corrected, table: type[Record]
) -> None:
    widget = WAYS[table](corrected)
    qtbot.addWidget(widget)
    dialogs = corrected.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert ask(widget)
    (dialog,) = dialogs.shown
    assert isinstance(dialog, EarlierWordsDialog)
    assert WAS in words(dialog)
    assert any(line.startswith("Until 17 March 2026, ") for line in words(dialog))


@pytest.mark.parametrize("table", list(WAYS), ids=lambda table: str(table.__tablename__))
def test_a_shared_screen_shows_no_way_to_them(
    qtbot: QtBot, corrected: Corrected, table: type[Record]
) -> None:
    corrected.context.navigator.set_together(True)
    widget = WAYS[table](corrected)
    qtbot.addWidget(widget)
    assert not ask(widget)


def test_what_was_agreed_shows_them_while_the_visit_ends(
    qtbot: QtBot, corrected: Corrected
) -> None:
    visits = corrected.context.records.visits
    for text in (WAS, NOW):
        visits.write(corrected.visit.id, "agreed", text)
        corrected.context.records.changes.seal()
    dialog = EndVisitDialog(corrected.context, corrected.visit)
    qtbot.addWidget(dialog)
    assert ask(dialog)
    dialogs = corrected.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert WAS in words(dialogs.shown[0])


def test_a_visit_gone_by_shows_them_on_the_overview(qtbot: QtBot, corrected: Corrected) -> None:
    corrected.context.records.visits.end(corrected.visit.id)
    page = corrected.page(Room.OVERVIEW)
    qtbot.addWidget(page)
    assert ask(page)
    dialogs = corrected.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert WAS in words(dialogs.shown[0])


def test_with_several_entries_each_stands_under_what_it_says_now(
    qtbot: QtBot, corrected: Corrected
) -> None:
    page = corrected.page(Room.DETAILS)
    qtbot.addWidget(page)
    ask(page)
    dialogs = corrected.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    told = words(dialogs.shown[0])
    assert "Now: Margaret" in told
    assert f"Now: {NOW}" in told


def test_nothing_changed_says_so(qtbot: QtBot, context: Context) -> None:
    person = context.records.people.add("Margaret")
    window = QWidget()
    qtbot.addWidget(window)
    assert "Nothing was changed yet." in words(EarlierWordsDialog(context, [person], window))


def test_they_are_in_the_order_of_the_chain_whatever_the_clock_said(
    context: Context, clock: FakeClock
) -> None:
    records = context.records
    person = records.people.add("Margaret", detail="first")
    for detail in ("second", "third"):
        clock.set(clock.now() - timedelta(days=365))
        records.people.change(person.id, "detail", detail)
        records.changes.seal()
    history = records.history.of_record(person.id, frozenset({"detail"}))
    assert [each.before for each in history] == ["second", "first"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Nothing"),
        ("", "Nothing"),
        (True, "Yes"),
        (False, "No"),
        ("1974-01-09", "9 January 1974"),
        ("  spaces kept ", "  spaces kept "),
        ([3, None, 5], "3, –, 5"),
        (4, "4"),
    ],
)
def test_values_read_as_people_write_them(value: object, said: str) -> None:
    assert value_words(value) == said
