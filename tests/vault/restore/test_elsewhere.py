"""A vault put back on another computer, or where there is none: by whose words it opens."""

from __future__ import annotations

import shutil
from dataclasses import replace as replaced_with
from pathlib import Path

import pytest

from planner.system import folders
from planner.vault import backup, restore, vault
from planner.vault.backup import Made
from planner.vault.open_vault import OpenVault
from planner.vault.opened_backup import (
    place_for,
    with_words,
)
from planner.vault.recovery_code import new_code
from planner.vault.refusals import DeviceSecretLostError, TryLaterError, WrongPassphraseError
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.backing import heard
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.restore.conftest import NEW, called, elsewhere


def test_another_computer_opens_it_by_the_recovery_code_with_a_secret_of_its_own(
    opened: OpenVault,
    made: Made,
    kept: Kept,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    on_stick = backup.deliver(made.path, stick, opened.id, heard)
    opened.close()
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "other"))
    with pytest.raises(DeviceSecretLostError):
        with_words(on_stick, PASSPHRASE, secrets=FakeKeyring(), clock=clock)
    there = elsewhere(on_stick, kept, clock)
    assert there.generation_warning is None
    assert called(there, clock) == ["Bronwen Pugh", "Margaret Ellis"]
    folder = there.folder
    there.close()
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(folder, PASSPHRASE, secrets=kept.keyring, clock=clock)


def test_without_a_vault_the_passphrase_opens_a_backup_on_its_own_computer(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    opened.close()
    shutil.rmtree(kept.folder)
    found = with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=clock)
    new = restore.restore(found, place_for(found, clock, kept.keyring), heard)
    again = replaced_with(kept, folder=new).open()
    assert called(again, clock) == ["Bronwen Pugh", "Margaret Ellis"]
    assert again.generation_warning is None
    again.close()


def test_wrong_words_are_counted_and_refused(made: Made, opened: OpenVault, kept: Kept) -> None:
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            with_words(made.path, "wrong", secrets=kept.keyring, clock=kept.clock)
    with pytest.raises(TryLaterError):
        with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=kept.clock)
    with pytest.raises(WrongPassphraseError, match="does not open this backup"):
        with_words(made.path, new_code(), secrets=kept.keyring, clock=kept.clock)


def test_a_slot_taken_out_does_not_come_back_from_outside_either(
    opened: OpenVault, made: Made, kept: Kept, clock: FakeClock
) -> None:
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    by_code = with_words(made.path, kept.code, secrets=kept.keyring, clock=clock)
    assert place_for(by_code, clock).header.revision > made.manifest.header.revision
    by_old = with_words(made.path, PASSPHRASE, secrets=kept.keyring, clock=clock)
    assert place_for(by_old, clock).header == made.manifest.header


def test_mistyped_codes_are_taken_for_passphrases_and_cost_a_try(
    made: Made, opened: OpenVault, kept: Kept
) -> None:
    with pytest.raises(WrongPassphraseError):
        with_words(made.path, kept.code[:-1], secrets=kept.keyring, clock=kept.clock)
