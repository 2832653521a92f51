"""What a computer needs: by the wheels that the program is made of, and by what was measured.

Qt 6.11 asks for Windows 10 of 1809, and PySide6's wheel for macOS 13. A bundle for Linux needs a C
library no older than that of the computer it was made on: Debian 12.
"""

from __future__ import annotations

WINDOWS = "10 (1809)"
MACOS = "13"
GLIBC = "2.36"
#: Bytes: the program, room for two years of one planner with backups, and memory while it works.
PROGRAM_BYTES = 300_000_000
RECORDS_BYTES = 1_000_000_000
MEMORY_BYTES = 1_000_000_000
#: The smallest screen, in its own points at 100 per cent.
SCREEN = (1180, 720)
