"""python -m benchmarks.locked: how fast a lock is, and what can be found in memory after it.

Two ways are measured: the process that was locked goes on, and a new one takes over from it. Five
words are looked for (a name, an answer, a hope, a note, and one that is typed into a note just
before the lock), the passphrase, the master key and the database's key, raw and in hexadecimal
digits. Reading another process's memory takes Linux, and an administrator or a child's parent.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import choice
from statistics import median
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from benchmarks.lock_child import NoKeyring
from planner.keeper import Keeper
from planner.models.aspirations import Horizon
from planner.models.pathways import PathwayKind
from planner.records.book import open_records
from planner.system.clock import SystemClock
from planner.system.folders import HOME_VARIABLE, vaults_folder
from planner.vault.keys import LOWEST, database_key
from planner.vault.recovery_code import new_code
from planner.views.shell.context import SetUp

#: What a row of the table is about: the name, and every form in which it would lie in memory.
Needles = dict[str, list[bytes]]


@dataclass(frozen=True)
class Secrets:
    """What must not be found, and the two that are typed by hand."""

    needles: Needles
    passphrase: str
    typed: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both ways and print what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks.locked", description=__doc__)
    parser.add_argument("--turns", type=int, default=7, help="locks of each kind")
    turns = parser.parse_args(arguments).turns
    with TemporaryDirectory(prefix="locked-") as home:
        os.environ[HOME_VARIABLE] = home
        secrets = _vault()
        stays = [_once(secrets, anew=False) for _turn in range(turns)]
        anew = [_once(secrets, anew=True) for _turn in range(turns)]
    print(f"Medians of {turns}, in milliseconds from Ctrl+L:")
    print(f"  the unlock page is painted                {median(one.page for one in stays):8.0f}")
    print(f"  the new process's unlock page is painted  {median(one.heir for one in anew):8.0f}")
    print("Copies found in memory, the most of any turn:")
    print(f"  {'':<12} {'open':>8} {'locked':>8} {'anew':>8}")
    for name in secrets.needles:
        row = [
            max(one.open[name] for one in stays),
            max(one.locked[name] for one in stays),
            max(one.locked[name] for one in anew),
        ]
        print(f"  {name:<12} {row[0]:>8} {row[1]:>8} {row[2]:>8}")
    return 0


@dataclass(frozen=True)
class Turn:
    """One lock: milliseconds, and copies of each secret before and after."""

    page: float
    heir: float
    open: dict[str, int]
    locked: dict[str, int]


def _once(secrets: Secrets, *, anew: bool) -> Turn:
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.lock_child", "anew" if anew else "stays"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    for words in (secrets.passphrase, secrets.typed):
        child.stdin.write(len(words).to_bytes(2, "big") + words.encode())
    child.stdin.flush()
    told: dict[str, float] = {}
    found_open: dict[str, int] = {}
    pid = child.pid
    assert child.stdout is not None
    for line in child.stdout:
        name, value = line.decode().split()
        told[name] = float(value)
        if name == "open":
            found_open = _found(pid, secrets.needles)
            child.stdin.write(b"L")
            child.stdin.flush()
        if name == ("heir" if anew else "page"):
            break
    if anew:
        pid = int(told["pid"])
        child.wait(60)
    locked = _found(pid, secrets.needles)
    os.kill(pid, 9)
    child.communicate()
    begun = told["lock"]
    return Turn(
        1000 * (told["page"] - begun), 1000 * (told.get("heir", begun) - begun), found_open, locked
    )


def _found(pid: int, needles: Needles) -> dict[str, int]:
    """How often each lies in the memory of a process."""
    found = dict.fromkeys(needles, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            begin, end = (int(part, 16) for part in line.split()[0].split("-"))
            if not line.split()[1].startswith("r"):
                continue
            try:
                memory.seek(begin)
                held = memory.read(end - begin)
            except OSError:  # a window of the kernel's, or a file that has become shorter
                continue
            for name, forms in needles.items():
                found[name] += sum(held.count(form) for form in forms)
    return found


def _vault() -> Secrets:
    """A vault with the words in it, and all that must not be found later."""
    passphrase = " ".join(_word() for _count in range(7))
    keeper = Keeper(vaults_folder() / "first", NoKeyring(), SystemClock(), LOWEST)
    chosen = SetUp(name="Priya", passphrase=passphrase, recovery_code=new_code(), pin="482913")
    opened = keeper.make(chosen)
    records = open_records(opened.window_engine, SystemClock(), opened.id)
    name, answer, hope, note, typed = (_word() for _count in range(5))
    person = records.people.add(name)
    pathway = records.pathways.start(person.id, PathwayKind.RECOVERY)
    prompt = records.reference.prompts()[0]
    records.emotional_support.answer(pathway.id, None, prompt.id, answer)
    records.aspirations.add(pathway.id, Horizon.WEEK, hope)
    records.notes.write(person.id, note)
    key = bytes(database_key(opened._master))
    needles: Needles = {
        "name": _forms(name),
        "answer": _forms(answer),
        "hope": _forms(hope),
        "note": _forms(note),
        "typed": _forms(typed),
        "passphrase": [form for word in passphrase.split() for form in _forms(word)],
        "master key": [bytes(opened._master)],
        "database key": [bytes.fromhex(key[2:66].decode()), key[2:66]],
    }
    opened.close()
    return Secrets(needles, passphrase, typed)


def _word() -> str:
    return "".join(choice(ascii_lowercase) for _count in range(14))


def _forms(word: str) -> list[bytes]:
    """As Python and the database keep it, and as Qt does."""
    return [word.encode(), word.encode("utf-16-le")]


if __name__ == "__main__":
    raise SystemExit(main())
