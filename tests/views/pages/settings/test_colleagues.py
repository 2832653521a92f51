"""Colleagues and the organisation's two people, from Settings, with a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.keeper import Keeper
from planner.models.journal import JournalLine, Why
from planner.system.policy import Policy
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError
from planner.views.page import Context
from planner.views.pages.settings.colleagues import ColleaguesSection
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.holder_dialogs import (
    ColleagueDialog,
    RenameDialog,
    TogetherDialog,
)
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.rekeying import RekeyDialog
from planner.views.pages.settings.you import YouSection
from planner.views.shell.code_dialog import CodeDialog
from planner.views.shell.context import SetUp
from planner.views.widgets.buttons import Button
from planner.views.window import Window
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring, Told
from tests.test_accessible_names import faults

OWN, THEIRS = "a lantern over the slow canal", "two otters under the old bridge"
NEW = "nine green boats at dawn"


class At:
    """A vault that is opened by one person after the other."""

    def __init__(self, qtbot: QtBot, keeper: Keeper, context: Context) -> None:
        self.qtbot = qtbot
        self.keeper = keeper
        self._context = context
        self.opened: OpenVault | None = None

    def enter(self, opened: OpenVault) -> Context:
        from planner.records.book import open_records

        self.opened = opened
        records = open_records(opened.window_engine, self._context.clock, opened.id)
        records.key_holders.enter(opened.slots)
        self.context = replace(self._context, vault=opened, records=records)
        self.section = ColleaguesSection(self.context)
        self.section.refresh()
        self.qtbot.addWidget(self.section)
        return self.context

    def leave(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    @property
    def dialogs(self) -> FakeDialogs:
        assert isinstance(self.context.dialogs, FakeDialogs)
        return self.context.dialogs

    def work(self, dialog: Any, act: Callable[[], object]) -> bool:
        """Press, and wait for the answer, as a planner does."""
        ended: list[bool] = []
        dialog.accepted.connect(lambda: ended.append(True))
        act()
        self.qtbot.waitUntil(lambda: bool(ended) or not dialog.busy)
        return bool(ended)

    def press(self, name: str) -> None:
        found = [
            one
            for one in self.section.findChildren(Button)
            if one.accessibleName() == name and not one.isHidden()
        ]
        assert len(found) == 1, name
        found[0].click()

    def whats(self) -> list[dict[str, Any]]:
        with self.context.records.changes.reading() as session:
            lines = session.exec(
                select(JournalLine).where(JournalLine.why == Why.KEYS_CHANGED)
            ).all()
        return [line.after or {} for line in sorted(lines, key=lambda one: one.sequence or 0)]

    def add(self, name: str = "Sam Okoro", words: str = THEIRS) -> None:
        def fill(dialog: ColleagueDialog) -> bool:
            assert dialog.own is not None
            dialog.own.set_text(OWN)
            dialog.called.set_text(name)
            dialog.new.first.set_text(words)
            dialog.new.again.set_text(words)
            return self.work(dialog, dialog.add.click)

        self.dialogs.show_answers = [fill]
        self.press("Add a colleague")


def copied(dialog: CodeDialog) -> bool:
    for number, field in dialog.typed.items():
        field.set_text(dialog.sheet.groups[number].lower())
        field.edited.emit("")
    return dialog.have_copy.isEnabled()


@pytest.fixture
def at(qtbot: QtBot, context: Context, tmp_path: Path, clock: FakeClock) -> Iterator[At]:
    keeper = Keeper(tmp_path / "vaults" / "first", FakeKeyring(), clock, LOWEST)
    made = At(qtbot, keeper, context)
    made.enter(
        keeper.make(
            SetUp(name="Priya Nair", passphrase=OWN, recovery_code=new_code(), pin="482913")
        )
    )
    yield made
    made.leave()


def test_a_colleague_is_added_and_opens_it_under_their_name(at: At) -> None:
    at.add()
    assert at.section.summary() == "1 colleague"
    assert at.whats() == [{"what": "colleague added", "name": "Sam Okoro"}]
    at.leave()
    context = at.enter(at.keeper.open(THEIRS))
    planner = context.records.settings.planner()
    assert planner is not None
    assert planner.name == "Sam Okoro"


@pytest.mark.parametrize(
    ("own", "name", "words", "said"),
    [
        ("not mine", "Sam", THEIRS, "own"),
        (OWN, " ", THEIRS, "called"),
        (OWN, "priya nair", THEIRS, "called"),
        (OWN, "Sam", "password", "new"),
        (OWN, "Sam", OWN, "new"),
    ],
)
def test_what_will_not_do_is_said_where_it_was_typed_and_adds_nobody(
    at: At, own: str, name: str, words: str, said: str
) -> None:
    def fill(dialog: ColleagueDialog) -> bool:
        assert dialog.own is not None
        dialog.own.set_text(own)
        dialog.called.set_text(name)
        dialog.new.first.set_text(words)
        dialog.new.again.set_text(words)
        done = at.work(dialog, dialog.add.click)
        errors = {
            "own": dialog.own.error,
            "called": dialog.called.error,
            "new": dialog.new.first.error,
        }
        assert [field for field, error in errors.items() if error] == [said]
        assert dialog.own.text() == own
        return done

    at.dialogs.show_answers = [fill]
    at.press("Add a colleague")
    assert at.context.records.key_holders.colleagues() == []
    assert at.whats() == []


def test_a_key_file_that_cannot_be_written_leaves_no_name_behind(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    def fill(dialog: ColleagueDialog) -> bool:
        assert dialog.own is not None
        dialog.own.set_text(OWN)
        dialog.called.set_text("Sam")
        dialog.new.first.set_text(THEIRS)
        dialog.new.again.set_text(THEIRS)
        with monkeypatch.context() as patch:
            patch.setattr("planner.vault.header.write_whole", full)
            done = at.work(dialog, dialog.add.click)
        assert "disk is full" in dialog.failure.sentence.text()
        return done

    at.dialogs.show_answers = [fill]
    at.press("Add a colleague")
    assert at.context.records.key_holders.colleagues() == []


def test_a_colleague_is_renamed(at: At) -> None:
    at.add()

    def fill(dialog: RenameDialog) -> bool:
        dialog.called.set_text(" ")
        dialog._rename()
        assert dialog.called.error
        dialog.called.set_text("Sam O.")
        dialog._rename()
        return True

    at.dialogs.show_answers = [fill]
    at.press("Rename Sam Okoro")
    assert [row.name for row in at.context.records.key_holders.colleagues()] == ["Sam O."]


def test_a_colleague_who_is_taken_out_cannot_open_it(qtbot: QtBot, at: At) -> None:
    at.add()
    at.press("Remove Sam Okoro")  # the safe answer
    assert len(at.context.records.key_holders.colleagues()) == 1
    at.dialogs.answers = [True]
    at.press("Remove Sam Okoro")
    qtbot.waitUntil(lambda: bool(at.dialogs.told))
    assert at.dialogs.asked[-1].danger
    assert "still opens with it" in at.dialogs.asked[-1].text
    assert at.dialogs.told == [Told("“Sam Okoro” cannot open this vault any more.", "Removed", "")]
    assert at.whats()[-1] == {"what": "colleague removed", "name": "Sam Okoro"}
    at.leave()
    with pytest.raises(WrongPassphraseError):
        at.keeper.open(THEIRS)


def test_a_colleague_sees_that_they_cover_and_may_change_only_their_own(
    qtbot: QtBot, at: At
) -> None:
    at.add()
    at.leave()
    context = at.enter(at.keeper.open(THEIRS))
    assert [one.accessibleName() for one in _pressed(at.section)] == []
    assert "Only Priya Nair" in at.section.why_not.text()
    you, cover, words = YouSection(context), CoverSection(context), PassphraseSection(context)
    for section in (you, cover, words):
        qtbot.addWidget(section)
        section.refresh()
    assert "You are covering for Priya Nair." in you.covering.sentence.text()
    assert not cover.no_pin.isHidden()
    assert words._owners.isHidden()
    words.old.set_text(THEIRS)
    words.new.set_text(NEW)
    words.again.set_text(NEW)
    words.change.click()
    qtbot.waitUntil(lambda: bool(at.dialogs.told))
    assert at.whats()[-1] == {"what": "colleague's passphrase changed", "name": "Sam Okoro"}
    at.leave()
    with pytest.raises(WrongPassphraseError):
        at.keeper.open(THEIRS)
    context = at.enter(at.keeper.open(NEW))
    assert len(context.records.key_holders.colleagues()) == 1
    at.leave()
    at.enter(at.keeper.open(OWN))


def _pressed(section: ColleaguesSection) -> list[Button]:
    section.show()
    return [one for one in section.findChildren(Button) if one.isVisible()]


def set_up_two(at: At, button: str) -> tuple[str, str]:
    codes: list[str] = []

    def name_them(dialog: TogetherDialog) -> bool:
        assert dialog.own is not None
        dialog.own.set_text(OWN)
        dialog.first.set_text("Ann Ode")
        dialog.second.set_text("Ben Ali")
        return at.work(dialog, dialog.next.click)

    def keep(dialog: CodeDialog) -> bool:
        codes.append("-".join(dialog.sheet.groups))
        return copied(dialog)

    at.dialogs.show_answers = [name_them, keep, keep]
    before = len(at.whats())
    at.press(button)
    at.qtbot.waitUntil(lambda: len(at.whats()) > before)
    first, second = codes
    return first, second


def test_two_people_are_named_and_open_it_together(at: At) -> None:
    codes = set_up_two(at, "Set it up")
    sheets = [dialog.sheet for dialog in at.dialogs.shown if isinstance(dialog, CodeDialog)]
    assert [(sheet.holder, sheet.other) for sheet in sheets] == [
        ("Ann Ode", "Ben Ali"),
        ("Ben Ali", "Ann Ode"),
    ]
    assert at.whats()[-1] == {
        "what": "organisation's codes made",
        "name": "Ann Ode",
        "second_name": "Ben Ali",
    }
    assert "Ann Ode and Ben Ali" in at.section.two.text()
    at.leave()
    context = at.enter(at.keeper.open_together(*codes))
    assert [one.accessibleName() for one in _pressed(at.section)] == ["Add a colleague"]

    def fill(dialog: ColleagueDialog) -> bool:
        assert dialog.own is None
        dialog.called.set_text("Sam Okoro")
        dialog.new.first.set_text(THEIRS)
        dialog.new.again.set_text(THEIRS)
        return at.work(dialog, dialog.add.click)

    at.dialogs.show_answers = [fill]
    at.press("Add a colleague")
    assert [row.name for row in context.records.key_holders.colleagues()] == ["Sam Okoro"]
    at.leave()
    at.enter(at.keeper.open(THEIRS))


def test_new_codes_take_the_place_of_the_old_and_can_be_taken_out(qtbot: QtBot, at: At) -> None:
    old = set_up_two(at, "Set it up")
    new = set_up_two(at, "Make two new codes")
    at.leave()
    with pytest.raises(WrongPassphraseError):
        at.keeper.open_together(*old)
    at.enter(at.keeper.open_together(*new))
    at.leave()
    at.enter(at.keeper.open(OWN))
    at.dialogs.answers = [True]
    at.press("Remove the two people")
    qtbot.waitUntil(lambda: at.section.two.text().startswith("Nobody yet."))
    assert at.whats()[-1]["what"] == "organisation's codes removed"
    at.leave()
    with pytest.raises(WrongPassphraseError):
        at.keeper.open_together(*new)


def test_codes_that_were_not_typed_back_count_for_nothing(at: At) -> None:
    def name_them(dialog: TogetherDialog) -> bool:
        assert dialog.own is not None
        dialog.own.set_text(OWN)
        dialog.first.set_text("Ann Ode")
        dialog.second.set_text("Ben Ali")
        return at.work(dialog, dialog.next.click)

    at.dialogs.show_answers = [name_them, copied, False]
    at.press("Set it up")
    assert len(at.dialogs.shown) == 3
    assert at.context.records.key_holders.organisation() is None
    assert at.opened is not None
    assert len(at.opened.slots.header.slots) == 2


def test_every_dialog_can_be_named_reached_and_pressed(
    qtbot: QtBot, at: At, window: Window
) -> None:
    at.add()
    (holder,) = at.context.records.key_holders.colleagues()
    at.context.records.settings.policy = Policy(two_people=True)
    found: list[str] = []
    for dialog in (
        ColleagueDialog(at.context, window),
        RenameDialog(at.context, holder, window),
        TogetherDialog(at.context, None, window),
        RekeyDialog(at.context, window),
    ):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found += faults(type(dialog).__name__, dialog)
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)


@pytest.fixture
def window(qtbot: QtBot, context: Context, qapp: QApplication) -> Window:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made)
    made.show()
    return made
