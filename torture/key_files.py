"""Every byte of a vault's small files changed: none is believed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from planner.errors import VaultError
from planner.vault import header as headers
from planner.vault import journal, recovery_code
from planner.vault.header import HEADER_FILE, SPARE_FILE
from planner.vault.keys import derive
from planner.vault.places import DATABASE_FILE, head_file
from torture.computers import Computer, master_of
from torture.counting import Row, Size, counted
from torture.harms import changes_at

_HEAD = head_file(DATABASE_FILE)
#: Whether the changed file is refused, or told from the one that was written.
Notices = Callable[[], bool]


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """A line for each file, and one for some of the changes opened in earnest."""
    computer = Computer(scratch)
    code = recovery_code.new_code()
    opened = computer.make(code)
    opened.use_recovery_code(recovery_code.new_code())
    opened.close()
    master = master_of(computer)
    files: dict[str, Notices] = {
        HEADER_FILE: partial(_header_noticed, computer.folder, HEADER_FILE, master),
        SPARE_FILE: partial(_header_noticed, computer.folder, SPARE_FILE, master),
        _HEAD: partial(_head_noticed, computer.folder, derive(master, "journal head")),
    }
    found = [
        _every_byte(computer.folder / name, noticed, size.stride) for name, noticed in files.items()
    ]
    return [*found, _in_earnest(chance, size, computer)]


def _every_byte(path: Path, noticed: Notices, stride: int) -> Row:
    whole = path.read_bytes()
    with counted(f"a byte of {path.name} changed, at every place") as row:
        if noticed():
            row.bad.append("refused though nothing was changed")
        for position in range(0, len(whole), stride):
            for what, changed in changes_at(whole, position):
                path.write_bytes(changed)
                row.tried += 1
                if not noticed():
                    row.bad.append(what)
        path.write_bytes(whole)
    return row


def _header_noticed(folder: Path, name: str, master: bytearray) -> bool:
    try:
        return not headers.read(folder, name).authentic(master)
    except VaultError:
        return True


def _head_noticed(folder: Path, key: bytearray) -> bool:
    return journal.read_head(folder / _HEAD, key) is None


def _in_earnest(chance: Random, size: Size, computer: Computer) -> Row:
    """Opened by the right passphrase, as a planner would: refused, or opened with a warning."""
    with counted("the same, some of them opened by the right passphrase") as row:
        for name in (HEADER_FILE, _HEAD):
            path = computer.folder / name
            whole = path.read_bytes()
            for _turn in range(size.openings):
                what, changed = chance.choice([*changes_at(whole, chance.randrange(len(whole)))])
                path.write_bytes(changed)
                row.tried += 1
                if not _refused_or_warned(computer):
                    row.bad.append(f"{name}: {what}")
                path.write_bytes(whole)
            computer.open().close()
    return row


def _refused_or_warned(computer: Computer) -> bool:
    (computer.root / "vaults.json").unlink(missing_ok=True)  # no waits after a refusal
    try:
        opened = computer.open()
    except VaultError:
        return True
    warned = opened.generation_warning is not None
    opened.close()
    return warned
