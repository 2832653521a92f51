"""A copied folder, a lost stick, a stolen disk: the files alone open nothing and say nothing."""

from __future__ import annotations

import math
import shutil
from collections import Counter
from pathlib import Path

import pytest

from planner.system.device_secret import new_secret
from planner.vault import vault
from planner.vault.open_vault import DATABASE_FILE
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add, called

WORDS = "Marta of the long lane"


@pytest.fixture
def copied(kept: Kept, tmp_path: Path, clock: FakeClock) -> Kept:
    """The same files in other hands: a copy, on a computer with a keyring of its own."""
    opened = kept.open()
    add(opened, clock, WORDS)
    opened.close()
    shutil.copytree(kept.folder, tmp_path / "stolen")
    return Kept(tmp_path / "stolen", kept.code, FakeKeyring(), clock)


def test_even_the_right_passphrase_opens_no_copy_on_another_computer(copied: Kept) -> None:
    with pytest.raises(DeviceSecretLostError):
        copied.open(PASSPHRASE)
    copied.keyring.secrets[vault.inspect(copied.folder).id] = new_secret()
    with pytest.raises(WrongPassphraseError):
        copied.open(PASSPHRASE)


def test_no_word_and_no_pattern_shows_in_the_files(copied: Kept) -> None:
    for path in copied.folder.iterdir():
        held = path.read_bytes().lower()
        for spelling in (WORDS.lower().encode(), WORDS.lower().encode("utf-16-le"), b"sqlite"):
            assert spelling not in held
    database = (copied.folder / DATABASE_FILE).read_bytes()
    shares = [count / len(database) for count in Counter(database).values()]
    assert -sum(share * math.log2(share) for share in shares) > 7.99


def test_whoever_has_the_sheet_too_reads_everything(copied: Kept) -> None:
    """Said in docs/security.md: the sheet and the files are kept apart."""
    opened = copied.recover()
    assert called(opened, FakeClock()) == [WORDS]
    opened.close()
