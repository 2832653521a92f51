"""Other people who sign in to the same computer, or share a folder: they find doors closed."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.keeper import Keeper
from planner.system import folders
from planner.system.files import write_paper, write_whole
from planner.system.settings import Settings
from planner.vault.integrity import unheard
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views.exception_hook import log_to
from planner.views.shell.context import SetUp
from tests.fakes import FakeClock, FakeKeyring

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has rights of its own")


@pytest.fixture
def careless() -> Iterator[None]:
    """A computer on which whatever is made is everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def log() -> Iterator[Path]:
    """The program's log."""
    ours = logging.getLogger("planner")
    before = list(ours.handlers)
    log_to(folders.log_folder())
    yield folders.log_folder()
    for handler in [each for each in ours.handlers if each not in before]:
        ours.removeHandler(handler)
        handler.close()


def test_what_the_program_keeps_is_closed_to_others_whatever_the_umask(
    tmp_path: Path, clock: FakeClock, careless: None, log: Path
) -> None:
    chosen = tmp_path / "share" / "priya" / "copies"
    (tmp_path / "share").mkdir()
    keeper = Keeper(folders.vaults_folder() / "first", FakeKeyring(), clock, LOWEST)
    words = "otter lamp seven rivers gently onward"
    opened = keeper.make(
        SetUp(name="Priya", passphrase=words, recovery_code=new_code(), pin="482913")
    )
    Settings().save(folders.settings_file())
    opened.kept.lay_down(chosen, tmp_path / "share")
    try:
        delivery = opened.kept.make(clock, unheard).delivery
        assert delivery is not None
        delivery.run(unheard)
    finally:
        opened.close()
    for folder in (folders.data_folder(), log, chosen, chosen.parent):
        mode = stat.S_IMODE(folder.stat().st_mode)
        assert mode & 0o077 == 0, f"{folder.name} is {mode:o}"


@pytest.mark.parametrize("write", [write_whole, write_paper])
@pytest.mark.parametrize("lay", [os.symlink, os.link, lambda _precious, part: os.mkfifo(part)])
def test_what_is_laid_where_a_file_will_be_written_leads_nowhere(
    tmp_path: Path, write: Callable[[Path, bytes], None], lay: Callable[[Path, Path], None]
) -> None:
    """In a folder that several people write to, such as one for backups; a pipe would wait."""
    precious, path = tmp_path / "vault.db", tmp_path / "share" / "erased.json"
    precious.write_bytes(b"records")
    path.parent.mkdir()
    lay(precious, path.parent / "erased.json.part")
    write(path, b"{}")
    assert precious.read_bytes() == b"records"
    assert path.read_bytes() == b"{}"
    assert path.lstat().st_nlink == 1
    assert not path.is_symlink()
