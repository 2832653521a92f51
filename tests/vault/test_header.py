"""`vault.json`: what is not exactly as it was written is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from planner.errors import VaultError
from planner.vault import header as headers
from planner.vault.header import HEADER_FILE, SPARE_FILE, Header
from planner.vault.keys import LOWEST, Cost, Slot, SlotKind, make_slot, new_master, open_slot
from planner.vault.refusals import NewerVaultError

WORDS = "a lantern over the slow canal"
DEVICE = bytes(range(32))


@pytest.fixture(scope="module")
def master() -> bytearray:
    return new_master()


@pytest.fixture(scope="module")
def header(master: bytearray) -> Header:
    vault_id = uuid4()
    slots = (
        make_slot(vault_id, SlotKind.PASSPHRASE_DEVICE, master, WORDS, DEVICE, LOWEST),
        make_slot(vault_id, SlotKind.RECOVERY, master, "CODE", b"", LOWEST),
    )
    return Header(vault_id, 1, slots)


def accepted(folder: Path, master: bytearray) -> bool:
    """Whether the header would be believed by someone who holds the master key."""
    try:
        return headers.read(folder).authentic(master)
    except VaultError:
        return False


def test_it_reads_as_it_was_written(tmp_path: Path, header: Header, master: bytearray) -> None:
    written = headers.write(tmp_path, header, master)
    assert headers.read(tmp_path) == written
    assert accepted(tmp_path, master)
    assert not accepted(tmp_path, new_master())


def test_every_change_of_a_single_byte_is_noticed(
    tmp_path: Path, header: Header, master: bytearray
) -> None:
    headers.write(tmp_path, header, master)
    path = tmp_path / HEADER_FILE
    whole = path.read_bytes()
    believed = []
    for position, byte in enumerate(whole):
        for changed in {byte ^ 1, byte ^ 0x20, 0x20} - {byte}:
            path.write_bytes(whole[:position] + bytes([changed]) + whole[position + 1 :])
            if accepted(tmp_path, master):
                believed.append((position, changed))
        path.write_bytes(whole[:position] + whole[position + 1 :])
        if accepted(tmp_path, master):
            believed.append((position, -1))
    assert believed == []


def test_a_slot_added_taken_away_or_made_cheaper_is_noticed(
    tmp_path: Path, header: Header, master: bytearray
) -> None:
    headers.write(tmp_path, header, master)
    path = tmp_path / HEADER_FILE
    fields = json.loads(path.read_bytes())
    slots = fields["slots"]
    dearer = {**slots[0], "passes": slots[0]["passes"] + 1}
    for changed in ([slots[0]], [*slots, slots[1]], slots[::-1], [dearer, slots[1]]):
        text = json.dumps({**fields, "slots": changed}, indent=1, sort_keys=True)
        path.write_text(text + "\n")
        assert headers.read(tmp_path)
        assert not accepted(tmp_path, master)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(LOWEST.memory - 1, 3),
        Cost(LOWEST.memory, 2),
        Cost(2**40, 3),
        Cost(LOWEST.memory, 2**30),
        Cost(LOWEST.memory, 3, lanes=0),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_anything_is_derived(
    tmp_path: Path, header: Header, master: bytearray, cost: Cost
) -> None:
    slot = replace(header.slots[0], cost=cost)
    headers.write(tmp_path, replace(header, slots=(slot,)), master)
    with pytest.raises(VaultError, match="damaged"):
        headers.read(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"format": "pathway-planner vault", "version": 1e999}',
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 9_000,
        b" " * 20_000,
        b'{"format": 1}',
    ],
)
def test_rubbish_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / HEADER_FILE).write_bytes(content)
    with pytest.raises(VaultError, match="damaged"):
        headers.read(tmp_path)


def test_a_newer_header_asks_for_a_newer_program(tmp_path: Path) -> None:
    newer = {"format": "pathway-planner vault", "version": 3, "doors": []}
    (tmp_path / HEADER_FILE).write_text(json.dumps(newer))
    with pytest.raises(NewerVaultError):
        headers.read(tmp_path)


def test_a_slot_opens_by_its_words_and_device_in_its_own_vault_alone(
    header: Header, master: bytearray
) -> None:
    slot = header.slots[0]
    assert open_slot(header.id, slot, WORDS, DEVICE) == master
    moved: list[tuple[Slot, str, bytes]] = [
        (slot, WORDS + " ", DEVICE),
        (slot, WORDS, bytes(32)),
        (slot, WORDS, b""),
        (replace(slot, kind=SlotKind.PASSPHRASE_ONLY), WORDS, DEVICE),
        (replace(slot, cost=Cost(LOWEST.memory, 4)), WORDS, DEVICE),
    ]
    assert [open_slot(header.id, *changed) for changed in moved] == [None] * len(moved)
    assert open_slot(uuid4(), slot, WORDS, DEVICE) is None


def test_a_header_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, header: Header, master: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = headers.write(tmp_path, header, master)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(VaultError, match="disk is full"):
        headers.write(tmp_path, header.with_slot(header.slots[1]), master)
    assert headers.read(tmp_path) == written
    assert {path.name for path in tmp_path.iterdir()} == {HEADER_FILE, SPARE_FILE}
