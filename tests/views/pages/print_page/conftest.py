"""A plan with words to print, and the page that prints it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.models.answers import AnswerState
from planner.models.aspirations import Horizon
from planner.records.book import Records
from planner.views.page import Context
from planner.views.pages.print_page import PrintPage
from tests.fakes import FakeDialogs, FakePrinters
from tests.records.plan_makers import Someone, prompt, say, someone
from tests.views.pages.print_page.hands import FEELING, WHY


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    say(records, made, "why_here", WHY)
    say(records, made, "about_myself", FEELING)
    unsaid = prompt(records, made, "about_my_life")
    records.emotional_support.mark(made.pathway_id, None, unsaid, AnswerState.NOT_NOW)
    records.aspirations.add(made.pathway_id, Horizon.WEEK, "Walk to the bench")
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PrintPage:
    made = PrintPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


@pytest.fixture
def printers(context: Context) -> FakePrinters:
    assert isinstance(context.printers, FakePrinters)
    return context.printers


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs
