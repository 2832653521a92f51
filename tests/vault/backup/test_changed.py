"""One backup: every byte of it is covered, and what is no backup of ours is refused."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from planner.vault import manifest
from planner.vault.backup import Made, read_whole
from planner.vault.backup_refusals import BackupError, NewerBackupError
from tests.vault.backing import Backed, heard
from tests.vault.backup.conftest import reads


def test_every_byte_of_its_end_is_covered(vault: Backed, made: Made, tmp_path: Path) -> None:
    content, path, chance = made.path.read_bytes(), tmp_path / "changed.backup", random.Random(5)
    unnoticed = []
    for at in range(made.manifest.size, len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        if reads(path, vault.master):
            unnoticed.append(at)
    assert unnoticed == []
    path.write_bytes(content)
    assert reads(path, vault.master)


def test_flips_cuts_swaps_and_additions_anywhere_are_noticed(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    content, path, chance = made.path.read_bytes(), tmp_path / "changed.backup", random.Random(11)
    unnoticed = []
    for trial in range(200):
        at, other = sorted(chance.sample(range(made.manifest.size // 4096), 2))
        first, second = content[at * 4096 :][:4096], content[other * 4096 :][:4096]
        match trial % 4:
            case 0:
                changed = bytearray(content)
                changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            case 1:
                changed = bytearray(content[: chance.randrange(len(content))])
            case 2:
                changed = bytearray(
                    content[: at * 4096]
                    + second
                    + content[(at + 1) * 4096 : other * 4096]
                    + first
                    + content[(other + 1) * 4096 :]
                )
            case _:
                changed = bytearray(content[: at * 4096] + b"\0" + content[at * 4096 :])
        path.write_bytes(changed)
        if bytes(changed) != content and reads(path, vault.master):
            unnoticed.append((trial, at, other))
    assert unnoticed == []


def rewritten(made: Made, path: Path, **fields: object) -> Path:
    """The backup with other fields in its manifest, spelt as we would."""
    content = made.path.read_bytes()
    body = json.loads(content[made.manifest.size : -len(manifest.END) - 8])
    body.update(fields)
    spelt = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    end = b"%08d" % len(spelt) + manifest.END
    path.write_bytes(content[: made.manifest.size] + spelt + end)
    return path


HOSTILE: dict[str, dict[str, object]] = {
    "a path for an id": {"id": "../../../../etc/passwd" + "0" * 10},
    "a path for a table": {"rows": {"../person": 1}},
    "a quote in a table": {"rows": {'person" --': 1}},
    "too many tables": {"rows": {f"t{'x' * count}": 1 for count in range(300)}},
    "a size beyond the file": {"size": 2**60},
    "a negative size": {"size": -1},
    "a size that is no number": {"size": True},
    "a time that is none": {"made_at": "yesterday"},
    "a hash that is none": {"hash": "../"},
    "no key file": {"header": ""},
    "a list": {"rows": []},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_manifest_is_refused(name: str, made: Made, tmp_path: Path) -> None:
    path = rewritten(made, tmp_path / "hostile.backup", **HOSTILE[name])
    with pytest.raises(BackupError, match="damaged or was changed"):
        read_whole(path, heard)


@pytest.mark.parametrize(
    ("field", "value"), [("database", "../vault.db"), ("database", "/etc/passwd")]
)
def test_a_key_file_that_names_another_place_is_refused(
    field: str, value: str, made: Made, tmp_path: Path
) -> None:
    header = json.loads(json.loads(_body(made))["header"])
    header[field] = value
    text = json.dumps(header, indent=1, sort_keys=True) + "\n"
    with pytest.raises(BackupError, match="damaged or was changed"):
        manifest.read(rewritten(made, tmp_path / "hostile.backup", header=text))


def test_a_key_file_that_asks_for_a_tebibyte_is_refused_before_anything_is_derived(
    made: Made, tmp_path: Path
) -> None:
    header = json.loads(json.loads(_body(made))["header"])
    header["slots"][0]["memory"] = 2**30
    text = json.dumps(header, indent=1, sort_keys=True) + "\n"
    with pytest.raises(BackupError, match="damaged or was changed"):
        manifest.read(rewritten(made, tmp_path / "hostile.backup", header=text))


def test_deeply_nested_or_huge_ends_are_refused(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "hostile.backup"
    for body in (b"[" * 60_000, b"9" * 60_000, b"{}", b"null", b"\xff"):
        path.write_bytes(bytes(4096) + body + b"%08d" % len(body) + manifest.END)
        with pytest.raises(BackupError):
            manifest.read(path)
    path.write_bytes(bytes(200_000) + b"%08d" % 100_000 + manifest.END)
    with pytest.raises(BackupError, match="damaged"):
        manifest.read(path)
    for content in (b"", b"x", bytes(100), manifest.END, b"0000000x" + manifest.END):
        path.write_bytes(content)
        with pytest.raises(BackupError):
            manifest.read(path)


def _body(made: Made) -> bytes:
    return made.path.read_bytes()[made.manifest.size : -len(manifest.END) - 8]


def test_a_backup_of_a_newer_program_is_said_to_be_one(made: Made, tmp_path: Path) -> None:
    with pytest.raises(NewerBackupError, match="newer Pathway Planner"):
        manifest.read(rewritten(made, tmp_path / "newer.backup", version=2))
    header = json.loads(json.loads(_body(made))["header"])
    text = json.dumps({**header, "version": 99}, indent=1, sort_keys=True) + "\n"
    with pytest.raises(NewerBackupError):
        manifest.read(rewritten(made, tmp_path / "newer.backup", header=text))


def test_a_manifest_in_another_spelling_is_refused(made: Made, tmp_path: Path) -> None:
    content, body = made.path.read_bytes(), _body(made)
    path = tmp_path / "spelt.backup"
    for spelt in (body.replace(b',"', b', "', 1), body.replace(b'"size":', b'"size": ')):
        end = b"%08d" % len(spelt) + manifest.END
        path.write_bytes(content[: made.manifest.size] + spelt + end)
        with pytest.raises(BackupError, match="damaged"):
            manifest.read(path)
