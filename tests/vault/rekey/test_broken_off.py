"""New keys throughout: cancelled or refused, everything is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from planner.errors import CancelledError, VaultError
from planner.system import files as files_of_ours
from planner.system.device_secret import KeyringUnavailableError
from planner.vault import integrity, leftovers, places
from planner.vault.recovery_code import new_code
from planner.vault.rekey import NewKeys
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.rekey.conftest import (
    NEW,
    any_progress,
    change_all_keys,
    files,
    fill,
    looked_through,
    nothing_more,
    opened_by_code,
)

pytestmark = pytest.mark.usefixtures("cheap")


class Stop:
    """Presses Cancel once so much is done."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.told: list[int] = []

    def __call__(self, done: int, total: int) -> None:
        assert total == 100
        self.told.append(done)
        if done >= self.at:
            raise CancelledError("Stopped. Nothing was changed.")


@pytest.mark.parametrize("at", [0, 30, 70, 90, 99])
def test_cancelled_it_leaves_everything_as_it_was(kept: Kept, at: int) -> None:
    fill(kept)
    before = files(kept)
    secrets = dict(kept.keyring.secrets)
    stop = Stop(at)
    with pytest.raises(CancelledError):
        change_all_keys(kept, new_code(), stop)
    assert stop.told == sorted(stop.told)
    assert files(kept) == before
    assert kept.keyring.secrets == secrets
    assert looked_through(kept, PASSPHRASE)
    assert not looked_through(kept, NEW)


def test_a_keyring_that_refuses_leaves_everything_as_it_was(kept: Kept) -> None:
    fill(kept)
    before = files(kept)
    opened = kept.open()

    def lock(done: int, _total: int) -> None:
        if done == 90:
            kept.keyring.failure = KeyringUnavailableError("locked")

    with pytest.raises(KeyringUnavailableError):
        opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), nothing_more, lock)
    opened.close()
    kept.keyring.failure = None
    assert files(kept) == before
    assert looked_through(kept, PASSPHRASE)
    assert not looked_through(kept, NEW)


@pytest.mark.parametrize("fault", ["pages", "rows", "chain"])
def test_a_copy_that_does_not_read_as_it_should_never_counts(
    kept: Kept, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kept)
    before = files(kept)
    counts = iter([{"person": 1}, {"person": 2}])

    def spoil(engine: Engine) -> None:
        if fault == "chain":
            with engine.begin() as connection:
                connection.exec_driver_sql("DROP TRIGGER journal_line_never_changed")
                connection.exec_driver_sql("UPDATE journal_line SET why = 'typed'")

    opened = kept.open()
    with monkeypatch.context() as patch:
        if fault == "pages":
            patch.setattr(integrity, "faults", lambda _connection: ["page 7"])
        if fault == "rows":
            patch.setattr(integrity, "row_counts", lambda _connection: next(counts))
        with pytest.raises(VaultError, match="did not read as it should"):
            opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), spoil, any_progress)
    opened.close()
    assert files(kept) == before
    assert looked_through(kept, PASSPHRASE)


def test_a_header_that_was_written_counts_though_its_folder_could_not_be_synced(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kept)
    opened = kept.open()
    real = files_of_ours.write_whole

    def unsure(path: Path, content: bytes) -> None:
        real(path, content)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("planner.vault.header.write_whole", unsure)
    opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), nothing_more, any_progress)
    opened.close()
    places.sweep(kept.folder)
    assert looked_through(kept, NEW)


def test_a_plan_with_other_names_touches_nothing(kept: Kept) -> None:
    fill(kept)
    outside = kept.folder.parent / "vault.db"
    outside.write_text("not ours")
    names = ["../vault.db", "vault.json", "/etc/passwd", "vault-spare.json", "vault.db", ""]
    for name in names:
        for plan in (leftovers.Plan("vault.db", name), leftovers.Plan(name, "vault.db")):
            leftovers.write_plan(kept.folder, plan)
            places.sweep(kept.folder)
    for text in ("", "[]", "{", '{"before": 1}', '{"before": null, "after": "vault.db"}'):
        (kept.folder / places.PLAN_FILE).write_text(text)
        places.sweep(kept.folder)
    assert outside.read_text() == "not ours"
    assert looked_through(kept, PASSPHRASE)
    assert opened_by_code(kept, kept.code)


def test_what_no_plan_names_is_never_swept(kept: Kept) -> None:
    fill(kept)
    for name in ("vault-0123abcd.db", "vault-version-1.db", "journal-0123abcd.json"):
        (kept.folder / name).write_text("somebody's")
    before = files(kept)
    places.sweep(kept.folder)
    kept.open().close()
    assert files(kept) == before


def test_a_plan_whose_own_file_is_missing_destroys_nothing(kept: Kept) -> None:
    fill(kept)
    leftovers.write_plan(kept.folder, leftovers.Plan("vault-0123abcd.db", "vault.db"))
    (kept.folder / "vault-0123abcd.db").write_text("the only one there is")
    (kept.folder / "vault.db").rename(kept.folder / "elsewhere")
    places.sweep(kept.folder)
    assert (kept.folder / "vault-0123abcd.db").exists()
