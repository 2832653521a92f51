"""Everything held on a person, as a file that another program can read."""

from __future__ import annotations

import json
from typing import Any


def make(data: dict[str, Any]) -> bytes:
    """`data` as UTF-8, its letters as they are and its keys in their order, one line a value."""
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
