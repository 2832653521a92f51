"""Runs first in a packed program: what it starts itself sees the system's own libraries.

The bootloader points LD_LIBRARY_PATH at the bundle, which our own process has read by now.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
