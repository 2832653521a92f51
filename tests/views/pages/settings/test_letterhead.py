"""The organisation on paper: chosen, printed, refused without a change, kept with old papers."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from planner.export import plan_pdf, wallet_card_pdf
from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.snapshots import PrintOptions
from planner.records.papers import options_of, snapshot_of
from planner.views.page import Context
from planner.views.pages.settings.letterhead import LetterheadSection
from planner.views.pages.today.sheets import TodaySheets
from planner.views.paper import documents
from planner.views.shell.without_unlocking import BlankFormsDialog
from tests.export.reading import colours, roles, text
from tests.fakes import FakeDialogs
from tests.records.plan_makers import Someone, someone


@pytest.fixture
def who(context: Context) -> Someone:
    return someone(context.records)


@pytest.fixture
def section(qtbot: QtBot, context: Context) -> LetterheadSection:
    context.records.settings.save_planner("Priya Nair", "Planner", "Riverside <b>& Co</b>")
    made = LetterheadSection(context)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def logo(path: Path, colour: str = "#c02020") -> Path:
    Image.new("RGB", (400, 120), colour).save(path, "PNG")
    return path


def choose(qtbot: QtBot, section: LetterheadSection, path: Path) -> None:
    dialogs = section.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.paths.append(path)
    with qtbot.waitSignal(section.saved):
        section.choose.click()


def test_name_and_logo_stand_above_the_title(
    qtbot: QtBot, context: Context, section: LetterheadSection, who: Someone, tmp_path: Path
) -> None:
    plan = context.records.plans.snapshot(who.pathway_id)
    letterheads = context.records.letterheads
    without = plan_pdf.make(plan, letterheads.on(PrintOptions()))
    assert "Riverside <b>" not in text(without)
    section.named.click()
    named = plan_pdf.make(plan, letterheads.on(PrintOptions()))
    assert text(named).startswith("Riverside <b>& Co</b>")
    choose(qtbot, section, logo(tmp_path / "logo.png"))
    assert (section.summary(), section.picture.isHidden()) == ("Logo and name", False)
    drawn = plan_pdf.make(plan, letterheads.on(PrintOptions()))
    assert roles(drawn).index("/Figure") < roles(drawn).index("/H1")
    grey = plan_pdf.make(plan, letterheads.on(PrintOptions(colour=False)))
    assert colours(drawn) > colours(named) + 500
    assert colours(grey) == 0
    assert drawn == plan_pdf.make(plan, letterheads.on(PrintOptions()))
    crisis = context.records.plans.crisis_plan(who.person_id)
    card = wallet_card_pdf.make(WalletCardSnapshot(crisis), letterheads.on(PrintOptions()))
    assert "Riverside <b>" not in text(card)
    assert b"/Subtype /Image" in drawn
    assert b"/Subtype /Image" not in card


def test_blank_forms_from_today_have_it_too(
    context: Context, section: LetterheadSection, qtbot: QtBot
) -> None:
    section.named.click()
    sheets = TodaySheets(context)
    qtbot.addWidget(sheets)
    sheets.forms.click()
    assert isinstance(context.dialogs, FakeDialogs)
    (dialog,) = context.dialogs.shown
    assert isinstance(dialog, BlankFormsDialog)
    assert text(dialog._review()).startswith("Riverside <b>& Co</b>")


def test_a_paper_keeps_the_logo_it_was_handed_over_with(
    qtbot: QtBot, context: Context, section: LetterheadSection, who: Someone, tmp_path: Path
) -> None:
    records = context.records
    choose(qtbot, section, logo(tmp_path / "first.png"))
    plan = records.plans.snapshot(who.pathway_id)
    options = records.letterheads.on(PrintOptions())
    then = documents.make(plan, options)
    paper = records.papers.keep(who.pathway_id, plan, options, pages=1)
    assert len(str(paper.options)) < 2_000  # the picture itself is not in it
    choose(qtbot, section, logo(tmp_path / "second.png", "#2020c0"))
    assert documents.make(plan, records.letterheads.on(PrintOptions())) != then
    section.remove.click()
    assert section.summary() == "Nothing"
    assert records.letterheads.on(PrintOptions()).letterhead is None
    again = records.letterheads.whole(options_of(records.papers.get(paper.id)))
    assert documents.make(snapshot_of(paper), again) == then


def test_what_is_no_picture_changes_nothing(
    qtbot: QtBot, context: Context, section: LetterheadSection, tmp_path: Path
) -> None:
    choose(qtbot, section, logo(tmp_path / "logo.png"))
    before = context.records.letterheads.now()
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    (tmp_path / "bad.svg").write_text("<svg><script/></svg>")
    dialogs.paths.append(tmp_path / "bad.svg")
    section.choose.click()
    qtbot.waitUntil(partial(bool, dialogs.told))
    assert "Save it as a PNG" in dialogs.told[0].sentence
    assert context.records.letterheads.now() == before
    assert section.choose.isEnabled()
