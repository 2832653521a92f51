"""The log's name and size: nothing of it ever grows beyond that."""

from __future__ import annotations

LOG_FILE = "planner.log"
#: Bytes of one file, and how many older ones are kept beside it.
MOST_BYTES = 500_000
OLDER = 2
