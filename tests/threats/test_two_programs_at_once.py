"""Two programs started in the same second: one gets the vault, the other is told so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO

from planner.vault import places, vault
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock
from tests.vault.conftest import Kept

#: Says when it is ready, does it when told to, says what came of it, lets go when told to.
_CHILD = """
import json, sys
from pathlib import Path
from planner.errors import VaultError
from planner.vault import vault
from planner.vault.keys import LOWEST
from tests.fakes import FakeClock
what, folder, code = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
words, given = "otter lamp seven rivers gently onward", {"secrets": None, "clock": FakeClock()}
print("ready", flush=True)
sys.stdin.readline()
try:
    if what == "make":
        opened = vault.create(folder, words, code, cost=LOWEST, **given)
    else:
        opened = vault.open_with_recovery(folder, code, None, **given)
    print(json.dumps("opened"), flush=True)
    sys.stdin.readline()
    opened.close()
except VaultError as error:
    print(json.dumps(str(error)), flush=True)
"""


def both(what: str, folder: Path, codes: list[str]) -> list[str]:
    """What two processes say that do the same at the same moment."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _CHILD, what, str(folder), code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for code in codes
    ]
    talks = [(_there(child.stdin), _there(child.stdout)) for child in children]
    assert [heard.readline() for _told, heard in talks] == ["ready\n"] * 2
    for told, _heard in talks:
        told.write("now\n")
        told.flush()
    said = [json.loads(heard.readline()) for _told, heard in talks]
    for child in children:
        child.communicate(timeout=60)
    return said


def _there(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def test_of_two_that_open_one_vault_one_is_told(kept: Kept) -> None:
    told, opened = sorted(both("open", kept.folder, [kept.code, kept.code]))
    assert opened == "opened"
    assert "open in another window" in told
    kept.open().close()


def test_of_two_that_make_a_vault_one_is_made_and_whole(tmp_path: Path) -> None:
    folder, codes = tmp_path / "first", [new_code(), new_code()]
    said = both("make", folder, codes)
    assert said.count("opened") == 1
    assert places.vault_exists(folder)
    opened = vault.open_with_recovery(
        folder, codes[said.index("opened")], None, secrets=None, clock=FakeClock()
    )
    assert opened.check() == []
    opened.close()
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["first"]
