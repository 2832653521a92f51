"""Files made to do harm, given to everything that reads files from outside."""

from __future__ import annotations

from pathlib import Path
from random import Random

from torture.children import nursery
from torture.computers import Computer
from torture.counting import Row, Size, counted

_MISSING = "CSV, JSON and hand-over files cannot be read in yet, so were not tried"


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """One line: every reader, turn by turn."""
    computer = Computer(scratch / "computer")
    computer.make().close()
    outside = scratch / "outside"
    decoys = _decoys(outside)
    (computer.root / "settings.json").write_text('{"last_vault": "/nowhere", "text_scale": 150}')
    with counted("hostile files, to every reader of files from outside") as row, nursery() as home:
        order = {
            "story": "hostile files",
            "seed": chance.getrandbits(32),
            "root": str(computer.root),
            "outside": str(outside),
            "inputs": size.inputs,
            "paths": decoys,
        }
        for said in home.live(order):
            match said:
                case {"wrong": wrong, **more}:
                    row.bad.append(f"{wrong} {more.get('input', '')}")
                case {"read": counts}:
                    row.tried = sum(counts.values())
                    row.notes += [f"{count:>6,} {name}" for name, count in counts.items()]
                case {"crash": crash}:
                    row.bad.append(crash)
                case {"gone": status} if status != 0:
                    row.bad.append(f"the reader was stopped: {status}")
    row.notes.append(_MISSING)
    return [row]


def _decoys(outside: Path) -> list[str]:
    """Folders of somebody else's that a hostile file may name; what lies there must stay."""
    for name in ("work", "work.part", "vault.json"):
        (outside / name).mkdir(parents=True)
        for file in ("letter.txt", "film.part", "open.lock"):
            (outside / name / file).write_text("somebody else's")
    return [
        str(outside / "work"),
        str(outside),
        str(outside / "work" / "letter.txt"),
        "/",
        ".",
        "..",
    ]
