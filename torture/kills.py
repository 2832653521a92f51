"""kill -9 at random moments of a session: nothing acknowledged is lost, no vault is damaged.

A kill is no power cut: what the system has taken but not yet put on the disk stays. That every
change asks for it to be put there is in tests/vault/test_connection.py (`synchronous`).
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from demo.clock import StoryClock
from planner.vault import recovery_code
from torture.children import Nursery, Said, nursery
from torture.computers import PASSPHRASE, Computer
from torture.counting import Row, Size, counted


@dataclass
class _Promised:
    """What a vault must hold, and what must open it, by what its planners were told."""

    root: Path
    codes: list[str]
    passphrases: list[str] = field(default_factory=lambda: [PASSPHRASE])
    known: dict[str, list[str]] = field(default_factory=dict)
    recovering: bool = False

    def order(self, **more: Any) -> dict[str, Any]:
        """For the next life with this vault."""
        kept = {
            "root": str(self.root),
            "codes": self.codes,
            "passphrases": self.passphrases,
            "known": self.known,
        }
        return {"story": "until killed", **kept, **more}

    def hear(self, said: Said) -> None:
        """Take in what a child said."""
        match said:
            case {"key": key, "will": values}:
                self.known[key] += values
            case {"key": key, "did": value}:
                self.known[key] = [value]
            case {"way": "passphrase", "will": new}:
                self.passphrases.append(new)
            case {"way": "passphrase", "did": new}:
                self.passphrases = [new]
            case {"way": "code", "will": new}:
                self.codes.append(new)
            case {"way": "code", "did": new}:
                self.codes = [new]
            case {"recovering": now}:
                self.recovering = now


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """Every kill, in as many vaults as it takes, with every change told to be saved looked up."""
    with counted("kill -9 at a random moment of a session") as found:
        lanes = [
            (Random(chance.random()), size.kills // size.lanes, scratch / f"lane-{lane}")
            for lane in range(size.lanes)
        ]
        with ThreadPoolExecutor(size.lanes) as side_by_side:
            lived = [side_by_side.submit(_lane, *lane, size) for lane in lanes]
        looked_up = 0
        for one in lived:
            kills, changes, bad = one.result()
            found.tried += kills
            looked_up += changes
            found.bad += bad
        found.notes.append(f"{looked_up:,} acknowledged changes looked up after a kill")
    return [found]


def _lane(chance: Random, kills: int, scratch: Path, size: Size) -> tuple[int, int, list[str]]:
    looked_up, bad = 0, list[str]()
    with nursery() as home:
        for vault in range(0, kills, size.kills_a_vault):
            promised = _new_vault(scratch / str(vault))
            for number in range(vault, min(vault + size.kills_a_vault, kills)):
                for said in _one_life(home, chance, promised):
                    looked_up += said.get("whole", 0)
                    bad += [f"kill {number} of {scratch.name}: {what}" for what in _wrong(said)]
            last = promised.order(seed=chance.getrandbits(32), dies_at=None)
            for said in home.live(last, kill_after=0.0, since="whole"):
                looked_up += said.get("whole", 0)
                bad += [f"at the end of {scratch.name}: {what}" for what in _wrong(said)]
    return kills, looked_up, bad


def _new_vault(root: Path) -> _Promised:
    code = recovery_code.new_code()
    Computer(root).make(code, StoryClock()).close()
    return _Promised(root, [code])


def _one_life(home: Nursery, chance: Random, promised: _Promised) -> Iterator[Said]:
    """From opening to the kill, at a moment of one of three kinds."""
    order = promised.order(seed=chance.getrandbits(32))
    match chance.choice(("opening", "at work", "at work", "files", "files")):
        case "opening":
            life = home.live(order, kill_after=chance.uniform(0.0, 0.6))
        case "at work":
            life = home.live(order, kill_after=chance.uniform(0.0, 0.7), since="whole")
        case _:
            life = home.live(promised.order(**order, busy=True, dies_at=chance.randrange(60)))
    recovering = promised.recovering
    for said in life:
        promised.hear(said)
        refused = said.get("way") == "passphrase refused"
        if refused and len(promised.passphrases) == 1 and not recovering:
            yield {"crash": "the one passphrase there is was refused"}
        yield said


def _wrong(said: Said) -> list[str]:
    """What a child said that must not be."""
    match said:
        case {"faults": faults}:
            return list(faults)
        case {"crash": crash}:
            return [crash]
        case {"gone": status} if status != signal.SIGKILL:
            return [f"it ended by itself: {status}"]
    return []
