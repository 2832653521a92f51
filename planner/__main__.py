"""python -m planner: reads the command line and calls run."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from planner.system.process import AFTER_LOCK, SELFTEST
from planner.words import _


def main() -> int:
    """Run the program; gives the exit status."""
    parser = argparse.ArgumentParser(prog="planner", description=_("Pathway Planner"))
    parser.add_argument(
        "--gallery", action="store_true", help=_("show every part that pages are made of")
    )
    parser.add_argument(
        SELFTEST,
        nargs="?",
        const="",
        metavar="FILE",
        help=_(
            "check this installation without touching its vaults; also write the results to FILE"
        ),
    )
    parser.add_argument(AFTER_LOCK, default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.selftest is not None:
        from planner.whole_check import check_installation

        return check_installation(Path(chosen.selftest) if chosen.selftest else None)
    if not has_display():
        sys.stderr.write(_("There is no display here. Try: make demo") + "\n")
        return 2
    from planner.views.binding import read_no_sources

    read_no_sources()
    from planner.run import run, run_gallery

    return run_gallery() if chosen.gallery else run(chosen.after_lock)


def has_display() -> bool:
    """Whether a window can be opened; only Linux can be without."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
