"""Slots as they are written: with a spare, in an older version, or not at all."""

from __future__ import annotations

import json
import shutil

import pytest

from planner.errors import VaultError
from planner.system.device_secret import KeyringUnavailableError
from planner.vault import header as headers
from planner.vault import vault
from planner.vault.header import HEADER_FILE, SPARE_FILE
from planner.vault.opening import secret_names
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.released_vaults import CODES, put_released
from tests.vault.slots.conftest import NEW, THEIRS

pytestmark = pytest.mark.usefixtures("cheap")


def test_a_header_that_cannot_be_written_leaves_the_old_passphrase_opening(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(headers, "write_whole", full)
        with pytest.raises(VaultError, match="disk is full"):
            kept.recover(NEW)
    assert len(kept.keyring.secrets) == 2
    kept.open().close()


def test_a_secret_that_a_stop_left_behind_goes_at_the_next_opening(kept: Kept) -> None:
    vault_id = vault.inspect(kept.folder).id
    (right,) = kept.keyring.secrets.values()
    kept.keyring.secrets[secret_names(vault_id)[1]] = bytes(32)
    kept.open().close()
    assert len(kept.keyring.secrets) == 2
    (kept.folder / "open.lock").write_bytes(b"open\n")
    kept.open().close()
    assert list(kept.keyring.secrets.values()) == [right]


def test_a_keyring_that_will_not_forget_is_asked_again(kept: Kept) -> None:
    real = kept.keyring.forget

    def refuse(_name: object) -> None:
        raise KeyringUnavailableError("locked")

    kept.keyring.forget = refuse  # type: ignore[method-assign,assignment]
    kept.recover(NEW).close()
    assert len(kept.keyring.secrets) == 2
    kept.keyring.forget = real  # type: ignore[method-assign]
    kept.open(NEW).close()
    assert len(kept.keyring.secrets) == 1


def test_a_spare_that_is_behind_does_not_bring_an_old_code_back(kept: Kept) -> None:
    behind = (kept.folder / SPARE_FILE).read_bytes()
    opened = kept.open()
    code = new_code()
    opened.use_recovery_code(code)
    opened.close()
    (kept.folder / SPARE_FILE).write_bytes(behind)  # as a stop between the two files leaves it
    with pytest.raises(WrongPassphraseError):
        kept.recover()
    kept.recover(code=code).close()


@pytest.mark.parametrize("spoilt", [b"{}", b"", None])
def test_a_spare_that_is_damaged_or_gone_is_made_good_at_opening(
    kept: Kept, spoilt: bytes | None
) -> None:
    spare = kept.folder / SPARE_FILE
    if spoilt is None:
        spare.unlink()
    else:
        spare.write_bytes(spoilt)
    kept.open().close()
    assert spare.read_bytes() == (kept.folder / HEADER_FILE).read_bytes()


def test_an_older_header_put_back_does_not_undo_a_newer_spare(kept: Kept) -> None:
    older = (kept.folder / HEADER_FILE).read_bytes()
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    newer = (kept.folder / SPARE_FILE).read_bytes()
    (kept.folder / HEADER_FILE).write_bytes(older)
    kept.open().close()
    assert (kept.folder / SPARE_FILE).read_bytes() == newer


def test_a_slot_without_an_id_opens_and_a_rewrite_gives_the_newer_version(kept: Kept) -> None:
    shutil.rmtree(kept.folder)
    put_released("version-1", kept.folder)
    assert {slot.id for slot in vault.inspect(kept.folder).slots} == {""}
    opened = kept.recover(NEW, code=CODES["version-1"])
    opened.slots.put(opened.slots.for_colleague(NEW, THEIRS))
    opened.close()
    fields = json.loads((kept.folder / HEADER_FILE).read_bytes())
    assert fields["version"] == headers.VERSION
    assert [bool(slot["id"]) for slot in fields["slots"]] == [False, True, True]
    for words in (NEW, THEIRS):
        kept.open(words).close()
    kept.recover(code=CODES["version-1"]).close()
