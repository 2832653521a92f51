"""Every reader of files that may come from outside: what it reads, and what must hold then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from demo.clock import StoryClock
from planner.system import settings
from planner.vault import erased, journal, vault
from planner.vault import header as headers
from planner.vault.backup import read_whole
from planner.vault.header import HEADER_FILE, SPARE_FILE
from planner.vault.keys import derive
from planner.vault.manifest import mac_key
from planner.vault.places import DATABASE_FILE, head_file, sweep, vault_exists
from planner.vault.refusals import TryLaterError
from planner.vault.throttle import LONGEST_WAIT, Throttle
from torture.backup_files import unheard
from torture.computers import Computer, master_of


@dataclass(frozen=True)
class Reader:
    """`read` reads the file at `path` as the program does, and gives what is wrong with what it
    believed; nothing where that is fit to be used. Raises PlannerError where it refuses.
    """

    name: str
    path: Path
    read: Callable[[], str]


def readers(computer: Computer) -> list[Reader]:
    """The readers there are; CSV, JSON and hand-over files cannot be read in yet."""
    folder, master = computer.folder, master_of(computer)
    vault_id = headers.read(folder).id
    head_key = derive(master, "journal head")
    head_path = folder / head_file(DATABASE_FILE)
    truth = journal.read_head(head_path, head_key)

    def key_file() -> str:
        header = vault.inspect(folder)
        return "" if all(slot.cost.bounded() for slot in header.slots) else "a cost past bounds"

    def spare() -> str:
        header = headers.read(folder, SPARE_FILE)
        return "" if all(slot.cost.bounded() for slot in header.slots) else "a cost past bounds"

    def head() -> str:
        return "" if journal.read_head(head_path, head_key) in (None, truth) else "a forged head"

    opened = computer.open()
    made = opened.kept.make(StoryClock(), unheard)
    opened.note_erased(uuid4())
    erased_key = erased.Key.of(master, vault_id)
    listed = erased.read(folder, erased_key)
    opened.close()

    def backup_file() -> str:
        found = read_whole(made.made.path, unheard)
        forged = found != made.made.manifest and found.authentic(mac_key(master))
        return "a forged backup" if forged else ""

    def erased_list() -> str:
        found = erased.read(folder, erased_key)
        return "a forged list" if found.whole and found not in (listed, erased.Listed()) else ""

    return [
        Reader("a backup", made.made.path, backup_file),
        Reader("erased.json", erased.file_in(folder, vault_id), erased_list),
        Reader(HEADER_FILE, folder / HEADER_FILE, key_file),
        Reader(SPARE_FILE, folder / SPARE_FILE, spare),
        Reader(head_path.name, head_path, head),
        Reader("settings.json", computer.root / "settings.json", lambda: _settings(computer)),
        Reader("vaults.json", computer.root / "vaults.json", lambda: _memory(computer, vault_id)),
    ]


def _settings(computer: Computer) -> str:
    """As the program does at its start: which vault was last, and is it there."""
    path = computer.root / "settings.json"
    found = settings.load(path)
    if found.theme_mode not in settings.MODES:
        return "a theme that is none"
    if not settings.SMALLEST_TEXT <= found.text_scale <= settings.LARGEST_TEXT:
        return "a size of text past bounds"
    folder = Path(found.last_vault or computer.folder)
    vault_exists(folder)
    sweep(folder)
    found.save(path)
    return "" if settings.load(path) == found else "settings that are not kept as they were"


def _memory(computer: Computer, vault_id: UUID) -> str:
    """As at unlocking: a wrong try is counted, the vault's generation remembered."""
    throttle = Throttle(computer.memory, vault_id, StoryClock())
    entry = computer.memory.of(vault_id)
    try:
        throttle.admit()
    except TryLaterError as later:
        if not 0 < later.seconds <= LONGEST_WAIT:
            return f"a wait of {later.seconds} seconds"
    throttle.succeeded()
    entry.generation += 1
    computer.memory.keep(vault_id, entry)
    return "" if computer.memory.of(vault_id) == entry else "a count that is not kept"
