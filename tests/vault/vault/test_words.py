"""Making and opening vaults: which words open one, and which do not."""

from __future__ import annotations

import pytest

from planner.errors import InvalidInputError
from planner.system.device_secret import KeyringUnavailableError
from planner.vault import vault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import (
    DeviceSecretLostError,
    WrongPassphraseError,
)
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.vault.conftest import add, called


def test_what_is_written_is_there_when_opened_again(kept: Kept, clock: FakeClock) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    opened.close()
    again = kept.open()
    assert called(again, clock) == ["Marta"]
    assert again.check() == []
    assert again.generation_warning is None
    assert not again.closed_badly
    assert not again.passphrase_only
    again.close()


def test_a_wrong_passphrase_opens_nothing_and_says_so(kept: Kept) -> None:
    with pytest.raises(WrongPassphraseError, match="did not open the vault"):
        kept.open(PASSPHRASE.title())
    kept.open().close()


def test_another_computers_secret_answers_like_a_wrong_passphrase(kept: Kept) -> None:
    vault_id = vault.inspect(kept.folder).id
    kept.keyring.secrets[vault_id] = bytes(32)
    with pytest.raises(WrongPassphraseError, match="did not open the vault"):
        kept.open()


def test_the_same_letters_typed_on_another_keyboard_open_it(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, "the caf\u00e9 on the hill")
    opened.close()
    kept.open("the cafe\u0301 on the hill").close()


def test_a_changed_passphrase_replaces_the_old_one_alone(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    with pytest.raises(WrongPassphraseError):
        opened.change_passphrase("not this", "something else")
    opened.change_passphrase(PASSPHRASE, "something else")
    opened.close()
    with pytest.raises(WrongPassphraseError):
        kept.open()
    kept.open("something else").close()
    kept.recover().close()


def test_a_lost_device_secret_leads_to_the_code_and_a_new_secret(kept: Kept, cheap: None) -> None:
    kept.keyring.secrets.clear()
    with pytest.raises(DeviceSecretLostError, match="recovery code"):
        kept.open()
    kept.recover("a new one for a new computer").close()
    assert len(kept.keyring.secrets) == 1
    kept.open("a new one for a new computer").close()


def test_a_keyring_that_fails_keeps_nobody_out(kept: Kept, cheap: None) -> None:
    kept.keyring.failure = KeyringUnavailableError("locked")
    with pytest.raises(KeyringUnavailableError, match="recovery code"):
        kept.open()
    kept.recover().close()
    with pytest.raises(KeyringUnavailableError):
        kept.recover("changed while the keyring is away")
    opened = vault.open_with_recovery(
        kept.folder,
        kept.code,
        "six words are what it takes here",
        secrets=None,
        clock=kept.clock,
    )
    assert opened.passphrase_only
    opened.close()
    kept.open("six words are what it takes here").close()


def test_a_new_recovery_code_replaces_the_old_one(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    code = new_code()
    opened.use_recovery_code(code)
    opened.close()
    with pytest.raises(WrongPassphraseError, match="newest sheet"):
        kept.recover()
    kept.recover(code=code.replace("-", " ").lower()).close()


def test_a_mistyped_code_is_known_without_trying_it(kept: Kept) -> None:
    with pytest.raises(InvalidInputError, match="36"):
        kept.recover(code=kept.code[:-1])
    swapped = kept.code[:1] + ("2" if kept.code[1] != "2" else "3") + kept.code[2:]
    with pytest.raises(InvalidInputError, match="sheet"):
        kept.recover(code=swapped)
