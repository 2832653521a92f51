"""An organisation's policy in the real window: each line of it holds, and is said where it does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from demo.hand import Hand
from planner.models.letterheads import Letterhead
from planner.system import folders
from planner.system.policy import Policy, load
from planner.views.exception_hook import log_to, read_log
from planner.views.navigation import Place, Room
from planner.views.pages.settings.backups import BackupsSection
from planner.views.pages.settings.colleagues import ColleaguesSection
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.letterhead import LetterheadSection
from planner.views.pages.settings.log import LogSection
from planner.views.pages.settings.organisation import OrganisationSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.section import Section
from planner.views.pages.settings.you import YouSection
from planner.views.paper.save_button import SaveButton
from planner.views.shell.first_start import FirstStart
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import PASSPHRASE

SET = "Set by your organisation."
Kind = TypeVar("Kind", bound=Section)
NO_FILES = "does not allow anything to be saved as a file"


def section(computer: Computer, kind: type[Kind]) -> Kind:
    """A part of Settings, open."""
    computer.workspace.go(Place(Room.SETTINGS))
    page = computer.page
    assert isinstance(page, SettingsPage)
    page.open_section(kind)
    assert isinstance(page.shown, kind)
    return page.shown


def words(widget: QWidget) -> str:
    """What can be read in it now."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def is_said(widget: QWidget) -> bool:
    return SET in words(widget)


def test_cover_lock_and_two_people_are_as_the_organisation_says(computer: Computer) -> None:
    computer.policy = Policy(cover_minutes=1, lock_minutes=7, two_people=True)
    hand = computer.unlocked()
    assert hand.reads(
        "Your organisation asks that two people hold a code each, so that this vault can be "
        "opened if you are ill, away or have left."
    )
    hand.click("Set it up")
    colleagues = section(computer, ColleaguesSection)
    assert is_said(colleagues)
    computer.records.key_holders.set_organisation("slot", "Jo Penn", "Sam Roe")
    colleagues.refresh()
    assert not colleagues.remove_two.isVisible()
    computer.records.settings.put("lock_minutes", 30)
    assert computer.idle.cover_after == timedelta(minutes=1)
    assert computer.idle.lock_after == timedelta(minutes=7)
    shown = section(computer, CoverSection)
    assert [row.values for row in (shown.cover, shown.lock)] == [[1], [7]]
    assert words(shown).count(SET) == 2
    for button in (*shown.cover.buttons(), *shown.lock.buttons()):
        button.click()
    assert computer.records.settings.get("lock_minutes") == 30
    assert computer.records.settings.get("cover_minutes") is None


def test_a_passphrase_has_the_letters_asked_for_and_an_older_one_opens_all_the_same(
    computer: Computer,
) -> None:
    computer.policy = Policy(letters=len(PASSPHRASE) + 3)
    hand = computer.unlocked()
    assert hand.reads(
        f"Your organisation now asks for passphrases of at least {len(PASSPHRASE) + 3} letters. "
        "Yours is shorter."
    )
    hand.click("Change it")
    shown = section(computer, PassphraseSection)
    assert is_said(shown)
    for typed, error in (
        (PASSPHRASE + "ab", "Your organisation asks for 1 letter more."),
        ("a" * 60, "Very easy to guess. Add another word or two that nobody would expect."),
        (PASSPHRASE + " and on", ""),
    ):
        shown.pair.first.set_text(typed)
        shown.pair.again.set_text(typed)
        assert shown.pair.looked_at() == (not error)
        assert shown.pair.first.error == error


def test_backups_go_where_the_organisation_says_whatever_the_vault_says(
    computer: Computer, tmp_path: Path
) -> None:
    share = tmp_path / "a share"
    computer.policy = Policy(backups=f"{share}/{{user}}")
    hand = computer.unlocked()
    vault = computer.workspace.context.vault
    desk = computer.workspace.context.backups
    assert vault is not None
    assert desk is not None
    computer.records.settings.put("backup_folder", str(tmp_path / "elsewhere"))
    computer.someone()
    shown = section(computer, BackupsSection)
    hand.wait_for(lambda: not desk.on_its_way, "the first backup")
    shown.make.click()
    hand.wait_for(lambda: not desk.running, "the backup")
    assert "could not be reached" in shown.said.sentence.text()
    share.mkdir()
    shown.make.click()
    hand.wait_for(lambda: not desk.running, "the copy")
    folder = computer.policy.backup_folder(vault.id)
    assert folder is not None
    assert len(list(folder.glob("*.backup"))) == 1
    assert "“" + str(folder) + "”" in shown.folder.text()
    assert is_said(shown)
    assert not shown.choose.isVisible()
    assert not shown.stop_using.isVisible()


def test_name_and_logo_of_the_organisation_are_on_papers_and_stay_on_those_given(
    computer: Computer, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    picture = QImage(40, 10, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(logo))
    computer.policy = Policy(path=tmp_path, organisation="Garth Valley", logo=logo)
    hand = computer.unlocked()
    letterheads = computer.records.letterheads
    hand.wait_for(lambda: letterheads.now().picture != "", "the logo")
    letterheads.name_it(True)
    now = letterheads.now()
    assert (now.name, now.named) == ("Garth Valley", True)
    shown = section(computer, LetterheadSection)
    assert words(shown).count(SET) == 2
    assert not shown.choose.isVisible()
    you = section(computer, YouSection)
    assert you.organisation.edit.isReadOnly()
    assert you.organisation.text() == "Garth Valley"
    you.role.set_text("Planner")
    assert you.leave()
    planner = computer.records.settings.planner()
    assert planner is not None
    assert (planner.role, planner.organisation) == ("Planner", "")
    given = Letterhead(picture=now.key)
    computer.close()
    computer.policy = Policy()
    computer.unlocked()
    assert computer.records.letterheads.now().picture == ""
    assert computer.records.letterheads._whole(given).png == now.png


def test_nothing_is_saved_as_a_file_and_every_button_says_why(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.policy = Policy(saves_files=False)
    hand = computer.unlocked()
    person = computer.someone()
    log_to(folders.log_folder())
    (folders.log_folder() / "planner.log").write_text("a line\n", "utf-8")
    monkeypatch.setattr(
        "planner.views.file_dialog.file_to_save",
        lambda *_given: pytest.fail("a file was offered"),
    )
    section(computer, LogSection)
    pressed = press_every_save(computer, hand)
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: "Save as PDF" in hand.names(), "the paper")
    pressed += press_every_save(computer, hand)
    computer.workspace.go(Place(Room.TODAY))
    pressed += press_every_save(computer, hand)
    assert {"Save a copy", "Save as PDF"} <= set(pressed)


def press_every_save(computer: Computer, hand: Hand) -> list[str]:
    """Press what leads to a file on the page that shows; each has to say that it does not."""
    pressed = []
    for button in computer.page.findChildren(SaveButton):
        if not button.isVisible():
            continue
        assert NO_FILES in button.accessibleDescription()

        def look() -> None:
            assert NO_FILES in words(hand.top)
            hand.press(Qt.Key.Key_Escape)

        hand.wait_for(button.isEnabled, "the button")
        hand.meet(button.click, look)
        pressed.append(button.text())
    return pressed


def test_mistakes_are_said_before_unlocking_in_settings_and_in_the_log(
    computer: Computer, tmp_path: Path
) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("version = 1\n[lock]\nlock_minutes = 90\n[file]\nsave = true\n", "utf-8")
    computer.policy = load(path)
    log_to(folders.log_folder())
    hand = computer.start()
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    assert (
        "has a mistake. You can work as usual. Nothing can be saved as a file until it is put "
        "right. Tell"
    ) in words(hand.window)
    hand.click("Details")
    assert "“lock.lock_minutes” is not allowed" in words(hand.window)
    assert "“lock.lock_minutes” is not allowed" in read_log(folders.log_folder())
    hand.window.findChildren(UnlockPage)[0].focus_first()
    hand.type(f"{PASSPHRASE}\n")
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")
    assert computer.idle.lock_after == timedelta(minutes=15)
    shown = section(computer, OrganisationSection)
    assert "“file” is not known here" in words(shown)
    assert str(path) in words(shown)


def test_a_logo_that_is_no_picture_is_said_and_papers_go_on_without_it(
    computer: Computer, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg><script/></svg>", "utf-8")
    computer.policy = Policy(path=tmp_path / "policy.toml", logo=logo)
    hand = computer.start()
    log_to(folders.log_folder())
    planner = computer.planner
    assert planner is not None
    hand.wait_for(lambda: planner._organisation.policy.faults != (), "the logo")
    hand.type(f"{PASSPHRASE}\n")
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")
    assert "“organisation.logo” cannot be used." in words(section(computer, OrganisationSection))
    assert section(computer, LetterheadSection).choose.isVisible()


def test_first_start_asks_for_what_the_organisation_asks(computer: Computer) -> None:
    (folders.vaults_folder() / "first").rename(folders.vaults_folder().parent / "away")
    computer.policy = Policy(
        organisation="Garth Valley", letters=35, two_people=True, faults=("A mistake.",)
    )
    hand = computer.start()
    hand.wait_for(computer.shows(FirstStart), "first start")
    assert computer.planner is not None
    page = computer.planner.window.page
    assert isinstance(page, FirstStart)
    assert "has a mistake" in words(page)
    assert page.about.organisation.edit.isReadOnly()
    page.passphrase.first.set_text(PASSPHRASE)
    page.passphrase.again.set_text(PASSPHRASE)
    page.passphrase._weigh()
    assert (
        page.passphrase.problem()
        == f"Your organisation asks for {35 - len(PASSPHRASE)} letters more."
    )
    page.passphrase.suggest.click()
    assert len(page.passphrase.first.text()) >= 35
    assert page.together.problem() == "Type both names to go on."
    page.about.name.set_text("Priya Nair")
    page._show_step(5)
    assert not page.together.when.isVisible()
    assert is_said(page)
    for field, name in zip(page.together.names, ("Jo Penn", "Sam Roe"), strict=True):
        assert field.isVisible()
        field.set_text(name)
    assert page.together.problem() == "Both people need a copy of their code."
    assert page.chosen().organisation == "Garth Valley"
    assert page.chosen().together is not None
