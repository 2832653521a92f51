"""Changing all keys from Settings: nothing before it is certain, Cancel, and what it ends with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.records.book import open_records
from planner.system.policy import Policy
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.places import sweep
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError
from planner.views.page import Context
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.rekeying import RekeyDialog
from planner.views.progress_dialog import ProgressDialog
from planner.views.shell.code_dialog import CodeDialog
from planner.views.shell.context import SetUp
from tests.fakes import FakeClock, FakeDialogs, FakeKeyring
from tests.held import held

OLD, NEW = "a lantern over the slow canal", "nine green boats at dawn"


@pytest.fixture
def keeper(tmp_path: Path, clock: FakeClock) -> Keeper:
    return Keeper(tmp_path / "vaults" / "first", FakeKeyring(), clock, LOWEST)


@pytest.fixture
def opened(keeper: Keeper) -> Iterator[OpenVault]:
    made = keeper.make(SetUp(name="Priya", passphrase=OLD, recovery_code=new_code(), pin="482913"))
    yield made
    made.close()


@pytest.fixture
def section(qtbot: QtBot, context: Context, opened: OpenVault) -> PassphraseSection:
    records = open_records(opened.window_engine, context.clock, opened.id)
    records.key_holders.enter(opened.slots)
    made = PassphraseSection(replace(context, vault=opened, records=records))
    made.refresh()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def filled(qtbot: QtBot, old: str = OLD) -> Callable[[RekeyDialog], bool]:
    def fill(dialog: RekeyDialog) -> bool:
        assert dialog.own is not None
        dialog.own.set_text(old)
        dialog.new.first.set_text(NEW)
        dialog.new.again.set_text(NEW)
        ended: list[bool] = []
        dialog.accepted.connect(lambda: ended.append(True))
        dialog.next.click()
        qtbot.waitUntil(lambda: bool(ended) or not dialog.busy)
        return bool(ended)

    return fill


def copied(dialog: CodeDialog) -> bool:
    for number, field in dialog.typed.items():
        field.set_text(dialog.sheet.groups[number])
        field.edited.emit("")
    return dialog.have_copy.isEnabled()


def waited(qtbot: QtBot) -> Callable[[ProgressDialog], bool]:
    def wait(dialog: ProgressDialog) -> bool:
        qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
        return dialog.error is None

    return wait


def test_at_its_end_the_vault_locks_and_opens_by_the_new_keys_alone(
    qtbot: QtBot,
    section: PassphraseSection,
    dialogs: FakeDialogs,
    opened: OpenVault,
    keeper: Keeper,
) -> None:
    slot = opened.slots.for_colleague(OLD, "two otters under the old bridge")
    section.context.records.key_holders.add_colleague(slot.id, "Sam Okoro")
    opened.slots.put(slot)
    dialogs.show_answers = [filled(qtbot), copied, waited(qtbot)]
    dialogs.answers = [True]
    with qtbot.waitSignal(section.context.navigator.lock_wanted, timeout=30_000):
        section.change_keys.click()
    form, code = dialogs.shown[0], dialogs.shown[1]
    assert isinstance(code, CodeDialog)
    said = " ".join(label.text() for label in form.findChildren(type(form.title)))
    assert "Sam Okoro will need a passphrase again" in said
    assert dialogs.asked[0].danger
    opened.close()
    sweep(keeper.folder)
    with pytest.raises(WrongPassphraseError):
        keeper.open(OLD)
    keeper.open(NEW).close()
    keeper.recover("-".join(code.sheet.groups), NEW).close()


def test_where_there_have_to_be_two_people_they_have_new_codes_before_it_is_certain(
    qtbot: QtBot,
    section: PassphraseSection,
    dialogs: FakeDialogs,
    opened: OpenVault,
    keeper: Keeper,
) -> None:
    section.context.records.settings.policy = Policy(two_people=True)
    fill = filled(qtbot)

    def nobody_named(dialog: RekeyDialog) -> bool:
        assert not fill(dialog)
        assert dialog.both["first"].error
        return False

    def named(dialog: RekeyDialog) -> bool:
        dialog.both["first"].set_text("Ann Ode")
        dialog.both["second"].set_text("Ben Ali")
        return fill(dialog)

    dialogs.show_answers = [nobody_named, named, copied, copied, False]
    section.change_keys.click()
    section.change_keys.click()
    assert not opened.slots.retired, "one of the two has no copy of their code"
    dialogs.show_answers = [named, copied, copied, copied, waited(qtbot)]
    dialogs.answers = [True]
    with qtbot.waitSignal(section.context.navigator.lock_wanted, timeout=30_000):
        section.change_keys.click()
    sheets = [each.sheet for each in dialogs.shown if isinstance(each, CodeDialog)]
    first, second = ("-".join(sheet.groups) for sheet in sheets[-2:])
    opened.close()
    sweep(keeper.folder)
    keeper.open_together(first, second).close()
    again = keeper.open(NEW)
    records = open_records(again.window_engine, section.context.clock, again.id)
    assert records.key_holders.enter(again.slots) == []
    two = records.key_holders.organisation()
    assert two is not None
    assert (two.name, two.second_name) == ("Ann Ode", "Ben Ali")
    again.close()


@pytest.mark.parametrize("stop", ["wrong passphrase", "no copy", "not sure"])
def test_before_it_is_certain_nothing_happens(
    qtbot: QtBot,
    section: PassphraseSection,
    dialogs: FakeDialogs,
    opened: OpenVault,
    stop: str,
) -> None:
    before = (opened.folder / "vault.json").read_bytes()
    old = "not mine" if stop == "wrong passphrase" else OLD
    answers: list[Any] = [filled(qtbot, old), False if stop == "no copy" else copied]
    dialogs.show_answers = answers
    dialogs.answers = [False]
    section.change_keys.click()
    assert len(dialogs.shown) == (1 if stop == "wrong passphrase" else 2)
    assert (opened.folder / "vault.json").read_bytes() == before
    assert not opened.slots.retired


def test_cancelled_it_says_so_and_goes_on_with_the_old_keys(
    qtbot: QtBot, section: PassphraseSection, dialogs: FakeDialogs, opened: OpenVault
) -> None:
    holding = ExitStack()

    def copied_and_held(dialog: CodeDialog) -> bool:
        holding.enter_context(held(section.context.jobs))
        return copied(dialog)

    def cancel(dialog: ProgressDialog) -> bool:
        dialog.cancel.click()
        holding.close()
        qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
        return dialog.error is None

    dialogs.show_answers = [filled(qtbot), copied_and_held, cancel]
    dialogs.answers = [True]
    section.change_keys.click()
    assert dialogs.told[0].sentence == "Stopped. All keys are as they were."
    assert not opened.slots.retired
    section.context.records.people.add("Margaret")
    assert opened.check() == []


def test_what_fails_is_told(
    qtbot: QtBot,
    section: PassphraseSection,
    dialogs: FakeDialogs,
    opened: OpenVault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.vault.integrity.faults", lambda _connection: ["page 7"])
    dialogs.show_answers = [filled(qtbot), copied, waited(qtbot)]
    dialogs.answers = [True]
    section.change_keys.click()
    assert "did not read as it should" in dialogs.told[0].sentence
    assert dialogs.told[0].details == "page 7"
    assert not opened.slots.retired


def test_the_bar_says_how_far_it_is(qtbot: QtBot, context: Context) -> None:
    heard = Event()

    def work(progress: Callable[[int, int], None]) -> str:
        heard.wait(10)
        progress(1, 4)
        return "done"

    dialog = ProgressDialog(
        context.theme, context.jobs, "Working", "It takes a moment.", work, parent=None
    )
    qtbot.addWidget(dialog)
    seen: list[str] = []
    assert dialog._job is not None
    dialog._job.progressed.connect(lambda _d, _t: seen.append(dialog.bar.accessibleName()))
    heard.set()
    with qtbot.waitSignal(dialog.accepted):
        dialog.show()
    assert seen == ["25 per cent done"]
    assert dialog.result_of_work == "done"
