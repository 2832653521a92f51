"""A forgotten passphrase, a new computer, a reset sign-in: the code opens it, nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.vault.recovery_code import new_code
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add, called

NEW = "seven kettles under a green bridge"


@pytest.fixture
def used(kept: Kept, clock: FakeClock) -> Kept:
    """A vault with somebody in it."""
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    return kept


def opens_with_everything(kept: Kept, passphrase: str) -> None:
    opened = kept.open(passphrase)
    assert called(opened, FakeClock()) == ["Marta"]
    assert opened.check() == []
    assert opened.generation_warning is None
    opened.close()


def test_a_forgotten_passphrase_is_replaced_by_the_code(used: Kept, cheap: None) -> None:
    used.recover(NEW).close()
    opens_with_everything(used, NEW)
    with pytest.raises(WrongPassphraseError):
        used.open(PASSPHRASE)


def test_a_reset_sign_in_takes_the_keyring_along_and_the_code_makes_a_new_secret(
    used: Kept, cheap: None
) -> None:
    before = dict(used.keyring.secrets)
    used.keyring.secrets.clear()
    with pytest.raises(DeviceSecretLostError, match="recovery code"):
        used.open()
    used.recover(NEW).close()
    assert used.keyring.secrets.keys() == before.keys()
    assert used.keyring.secrets != before
    opens_with_everything(used, NEW)


def test_a_new_computer_takes_the_folder_and_the_code(
    used: Kept, tmp_path: Path, cheap: None
) -> None:
    shutil.copytree(used.folder, tmp_path / "new")
    moved = Kept(tmp_path / "new", used.code, FakeKeyring(), used.clock)
    moved.recover(NEW).close()
    assert moved.keyring.secrets != used.keyring.secrets
    opens_with_everything(moved, NEW)
    used.open(PASSPHRASE).close()  # what stayed behind is as it was


def test_a_sheet_that_was_replaced_opens_nothing_any_more(used: Kept, cheap: None) -> None:
    opened = used.open()
    opened.use_recovery_code(new_code())
    opened.close()
    with pytest.raises(WrongPassphraseError, match="newest sheet"):
        used.recover(NEW)
    opens_with_everything(used, PASSPHRASE)
