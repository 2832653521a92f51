"""python -m planner: reads the command line, and does what it asks for or opens the window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from planner import __version__
from planner.system import portable, startup_checks
from planner.system.clock import SystemClock
from planner.system.environment import sudo_refusal
from planner.system.process import AFTER_LOCK, SELFTEST
from planner.system.without_window import say
from planner.words import _


def main() -> int:
    """Run the program; gives the exit status."""
    chosen = _parser().parse_args()
    if chosen.selftest is not None:
        from planner.full_selftest import check_installation

        return check_installation(Path(chosen.selftest) if chosen.selftest else None)
    portable.settle(asked=chosen.portable, heir=bool(chosen.after_lock))
    if chosen.data_sheet is not None:
        from planner.data_sheet_file import save_from_command_line

        return save_from_command_line(chosen.data_sheet, SystemClock().today())
    refused = sudo_refusal() or (not has_display() and _no_display())
    if refused:
        say(refused)
        return 2
    return _open_window(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pathway-planner", description=_("Pathway Planner"))
    parser.add_argument("--version", action="version", version=f"Pathway Planner {__version__}")
    parser.add_argument(
        "--portable",
        action="store_true",
        help=_("keep everything in one folder beside the program, as on a stick"),
    )
    parser.add_argument(
        SELFTEST,
        nargs="?",
        const="",
        metavar=_("FILE"),
        help=_(
            "check this installation without touching its vaults; also write the results to FILE"
        ),
    )
    parser.add_argument(
        "--data-sheet",
        metavar=_("FILE"),
        type=Path,
        help=_("write a page about this installation, for IT and governance, as a PDF"),
    )
    parser.add_argument(
        "--gallery", action="store_true", help=_("show every part that pages are made of")
    )
    parser.add_argument(AFTER_LOCK, default="", help=argparse.SUPPRESS)
    return parser


def _open_window(chosen: argparse.Namespace) -> int:
    """The program itself, once Qt can be loaded; else what keeps it from that."""
    try:
        from planner.views.binding import plugins, read_no_sources

        read_no_sources()
        from planner.run import run, run_gallery
    except ImportError as error:
        say(startup_checks.could_not_load(error))
        return 2
    lacking = startup_checks.no_window_opens(os.environ, plugins())
    if lacking:
        say(lacking)
        return 2
    return run_gallery() if chosen.gallery else run(chosen.after_lock)


def has_display() -> bool:
    """Whether a window can be opened; only Linux can be without."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _no_display() -> str:
    if getattr(sys, "frozen", False):
        return _("There is no display here. Start Pathway Planner from a desktop.")
    return _("There is no display here. Try: make demo")


if __name__ == "__main__":
    sys.exit(main())
