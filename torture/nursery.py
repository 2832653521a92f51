"""Where children are born without importing anything anew: python -m torture.nursery

Each line read is an order. A child is forked for it, and what it says goes on from here, a line of
JSON each; a last line says how it ended.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from planner.system.folders import HOME_VARIABLE
from torture.full import on_a_full_disk
from torture.life import tell, until_killed
from torture.reading import read_hostile_files

STORIES: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "until killed": until_killed,
    "full disk": on_a_full_disk,
    "hostile files": read_hostile_files,
}


def main() -> None:
    """Bring up one child after the other."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order)
        tell(born=child)
        _child, status = os.waitpid(child, 0)
        tell(gone=status)


def _live(order: Mapping[str, Any]) -> NoReturn:
    os.environ[HOME_VARIABLE] = order["root"]
    try:
        STORIES[order["story"]](order)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is counted
        where = traceback.extract_tb(error.__traceback__)[-1]
        tell(crash=f"{type(error).__name__} at {where.name}:{where.lineno}: {error}"[:400])
    os._exit(0)


if __name__ == "__main__":
    main()
