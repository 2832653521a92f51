"""Odd places for the program and its folders, from its start: nothing is lost, and it is said."""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from demo.hand import Hand
from planner.app import Planner
from planner.keeper import Keeper
from planner.models.pathways import PathwayKind
from planner.parts import Parts
from planner.system import folders
from planner.system.environment import Environment
from planner.system.portable import NoKeyring
from planner.vault.keys import LOWEST
from planner.views.exception_hook import log_to
from planner.views.navigation import Place, Room
from planner.views.shell.context import SetUp
from planner.views.shell.first_start import FirstStart
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.fakes import FakePrinters
from tests.journeys.program import (
    PASSPHRASE,
    PIN,
    PLANNER,
    Program,
    first_start,
    to_the_last_step,
    unlock,
)
from tests.test_bad_days import full_disk, try_to_unlock

ROOT = Path(__file__).parents[1]
#: Starts the program as the command line does, looks at its first page, and closes it.
_LOOK = """
import sys
from PySide6.QtCore import QTimer
from planner.app import Planner
begin = Planner.start
def start(self, notice=""):
    begin(self, notice)
    def look():
        shown = self.window.grab().toImage()
        places = [(x, y) for x in range(0, shown.width(), 9) for y in range(0, shown.height(), 3)]
        colours = {shown.pixel(x, y) for x, y in places}
        print(type(self.window.page).__name__, len(colours) > 20, flush=True)
        self.close()
    QTimer.singleShot(100, look)
Planner.start = start
from planner.__main__ import main
sys.exit(main())
"""


@contextmanager
def reachable(folder: Path) -> Iterator[None]:
    """Anybody may walk to `folder` through what is ours above it."""
    ours = [each for each in folder.parents if each.stat().st_uid == os.geteuid() and each.parent]
    before = [(each, each.stat().st_mode) for each in ours if each != Path("/")]
    for each, mode in before:
        each.chmod(mode | 0o055)
    try:
        yield
    finally:
        for each, mode in before:
            each.chmod(mode)


def test_it_starts_from_a_read_only_folder_of_another_script_on_a_bare_computer(
    tmp_path: Path,
) -> None:
    """No D-Bus, no fonts, no log to write to; a name with spaces and letters of three scripts."""
    program = tmp_path / "Rhaglen Ωμέγα 健康 (stick)"
    shutil.copytree(ROOT / "planner", program / "planner")
    for name in ("resources", "docs"):
        (program / name).symlink_to(ROOT / name)
    home = tmp_path / "Zoë 健康"
    (home / ".local").mkdir(parents=True)
    (home / ".local" / "state").write_text("a file where the log's folder should be")
    (tmp_path / "no-fonts.conf").write_text("<fontconfig></fontconfig>")
    for folder, inside, files in os.walk(program):
        for name in (*inside, *files):
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o555)
    program.chmod(0o555)
    keep = {"PATH", "QT_QPA_PLATFORM", "LANG", "LD_LIBRARY_PATH"}
    env = {name: value for name, value in os.environ.items() if name in keep}
    somebody = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    if somebody:
        for path in (home, home / ".local", home / ".local" / "state"):
            os.chown(path, 65534, 65534)
    with reachable(home):
        done = subprocess.run(
            [sys.executable, "-c", _LOOK],
            cwd=program,
            env={
                **env,
                "HOME": str(home),
                "PYTHONPATH": str(program),
                "FONTCONFIG_FILE": str(tmp_path / "no-fonts.conf"),
                "DBUS_SESSION_BUS_ADDRESS": "",
            },
            capture_output=True,
            text=True,
            timeout=60,
            **somebody,  # type: ignore[call-overload]
        )
    if "Permission denied" in done.stderr and "site-packages" in done.stderr:
        pytest.skip("only this person can read the environment")
    assert done.stdout.split() == ["FirstStart", "True"], done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(each.name for each in program.iterdir()) == ["docs", "planner", "resources"]
    assert not (home / ".local" / "share").exists(), "nothing is kept before the vault is made"


class Stick(Program):
    """A program carried on a stick; `put_in` is where a computer shows the stick."""

    def __init__(
        self, application: QApplication, monkeypatch: pytest.MonkeyPatch, put_in: Path
    ) -> None:
        super().__init__(application)
        self._patch = monkeypatch
        monkeypatch.setenv(folders.PORTABLE_VARIABLE, "1")
        self.put_in(put_in)

    def put_in(self, at: Path) -> None:
        """Plug it in: its files are seen below `at` from now on."""
        self.data = at / folders.PORTABLE_FOLDER
        self._patch.setattr(folders, "beside_the_program", lambda: self.data)

    def make_vault(self) -> None:
        """As first start makes one there."""
        keeper = Keeper(folders.vaults_folder() / "first", NoKeyring(), self.clock, LOWEST)
        chosen = SetUp(name=PLANNER, passphrase=PASSPHRASE, recovery_code=self.code, pin=PIN)
        keeper.make(chosen).close()

    def start(self) -> Hand:
        """Open the program."""
        self.planner = Planner(
            self._application,
            Parts(
                self.clock,
                NoKeyring(),
                lambda: FakePrinters(),
                cost=LOWEST,
                environment=Environment(portable=True),
            ),
        )
        self.planner.start()
        self.planner.window.activateWindow()
        self.hand = Hand(self.planner.window)
        self.hand.wait_for(self.planner.window.isActiveWindow, "the window")
        return self.hand


@pytest.fixture
def stick(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Stick]:
    made = Stick(qapp, monkeypatch, tmp_path / "media" / "STICK")
    yield made
    made.close()


def test_a_vault_on_a_stick_opens_on_the_next_computer_by_its_words_alone(
    stick: Stick, tmp_path: Path
) -> None:
    hand = stick.start()
    (first,) = hand.window.findChildren(FirstStart)
    hand.wait_for(lambda: first.passphrase.needs_words, "what the keyring says")
    assert "no computer holds a part" in first.passphrase._no_keyring.accessibleName()
    first_start(stick, hand)
    person = stick.records.people.add("Margaret")
    stick.close()
    written = "".join(each.read_text() for each in stick.data.glob("*.json"))
    assert str(tmp_path) not in written, "the next computer shows the stick elsewhere"
    assert folders.log_folder().parent == stick.data
    there = tmp_path / "E Ω"
    (tmp_path / "media" / "STICK").rename(there)
    stick.put_in(there)
    hand = stick.start()
    assert stick.shows(UnlockPage)()
    assert hand.reads("Portable. Kept encrypted beside the program.")
    unlock(stick, hand)
    assert stick.workspace.context.vault is not None
    assert stick.workspace.context.vault.passphrase_only
    assert stick.records.people.get(person.id).called == "Margaret"
    assert stick.keyring.secrets == {}


def test_a_full_stick_keeps_words_on_the_screen_and_says_what_to_do(stick: Stick) -> None:
    stick.make_vault()
    hand = stick.start()
    unlock(stick, hand)
    person = stick.records.people.add("Margaret")
    pathway = stick.records.pathways.start(person.id, PathwayKind.RECOVERY)
    prompt = stick.records.reference.prompts()[0]
    stick.workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
    hand.click(f"Open: {prompt.title}")
    with full_disk():
        hand.type("Mornings.")
        hand.wait_for(stick.workspace.failure.isVisible, "the banner")
        assert hand.reads("Check that the stick is plugged in and has space, then try again.")
    hand.click("Try again")
    assert stick.records.emotional_support.board(pathway.id)[0].text == "Mornings."


def test_a_stick_that_was_pulled_out_is_said_and_opens_once_it_is_back(
    stick: Stick, tmp_path: Path
) -> None:
    stick.make_vault()
    hand = stick.start()
    out = tmp_path / "in a pocket"
    stick.data.rename(out)
    try_to_unlock(hand, "Plug the stick in again")
    out.rename(stick.data)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: stick.room is Room.TODAY, "Today")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    """The program on a new computer."""
    made = Program(qapp)
    yield made
    made.close()


def test_a_full_disk_at_the_first_start_leaves_nothing_and_goes_on_once_there_is_room(
    program: Program,
) -> None:
    hand = program.start()
    to_the_last_step(program, hand)
    with full_disk():
        hand.press(Qt.Key.Key_Return)
        hand.wait_for(lambda: hand.reads("has space, then try again."), "why")
    assert list(folders.vaults_folder().iterdir()) == []
    assert program.keyring.secrets == {}
    hand.press(Qt.Key.Key_Return)
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")


def test_settings_and_log_on_a_full_disk_hinder_nobody(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program.start()
    assert program.planner is not None
    told: list[str] = []
    monkeypatch.setattr(program.planner.dialogs, "tell", lambda said, **_more: told.append(said))
    log = logging.getLogger("planner")
    before = list(log.handlers)
    log_to(folders.log_folder())
    with full_disk():
        log.error("x" * 20_000)
        monkeypatch.setattr("os.fsync", _full)
        program.planner.theme.set_scale(150)
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()
    assert "could not be kept for next time. Nothing else is lost." in "".join(told)
    assert capsys.readouterr().err == ""
    assert program.shows(FirstStart)()


def _full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def by_its_key_file(computer: Computer) -> None:
    """The key file is of a later form."""
    header = computer.folder / "vault.json"
    header.write_text(json.dumps({**json.loads(header.read_text()), "version": 99, "later": "x"}))


def by_its_records(computer: Computer) -> None:
    """The key file is as this program writes it; how new the rest is can be read with the key."""
    opened = Keeper(computer.folder, computer.keyring, computer.clock, LOWEST).open(PASSPHRASE)
    opened.worker_engine.raw_connection().cursor().execute("PRAGMA user_version = 99")
    opened.close()


@pytest.mark.parametrize("newer", [by_its_key_file, by_its_records])
def test_a_newer_vault_is_not_touched_by_an_older_program(
    computer: Computer, newer: Callable[[Computer], None]
) -> None:
    """From the start of the program to its end, whatever the start tidies."""
    newer(computer)
    plan = {"before": "vault.db", "after": "vault-0000cafe.db", "version": 99}
    left = {
        "journal.json.part": "half of one",
        "vault-version-98.db.part": "half of a copy",
        "vault-0000cafe.db": "under another key",
        "rekey.json": json.dumps(plan),
    }
    for name, words in left.items():
        (computer.folder / name).write_text(words)
    before = {each.name: each.read_bytes() for each in computer.folder.iterdir()}
    try_to_unlock(computer.start(), "This vault was made by a newer Pathway Planner.")
    computer.close()
    after = {each.name: each.read_bytes() for each in computer.folder.iterdir()}
    assert after == before
    assert computer.room is not Room.TODAY
