"""python -m demo: a throw-away vault with invented people, or a whole visit played by itself."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from planner.__main__ import has_display
from planner.words import _

OUTPUT = Path("demo-output")
PICTURES = Path("docs/pictures")


def main() -> int:
    """Show, play, or make the README's pictures; gives the exit status."""
    parser = argparse.ArgumentParser(prog="demo", description=_("Everyone in it is invented."))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--play", action="store_true", help=_("play a visit, without a display"))
    ways.add_argument("--pictures", action="store_true", help=_("make the README's pictures"))
    chosen = parser.parse_args()
    if chosen.play or chosen.pictures or not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from planner.run import make_application

    application = make_application()
    if chosen.pictures:
        from demo.pictures import draw

        print(_("Drawing pages with invented people for {folder}.").format(folder=PICTURES))
        draw(application, PICTURES)
        return 0
    if chosen.play or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        from demo.play import play

        print(_("Playing a first visit, and a follow-up, with an invented person."))
        play(application, OUTPUT)
        for path in sorted(OUTPUT.resolve().iterdir()):
            print(path)
        return 0
    from demo.show import show

    return show(application)


if __name__ == "__main__":
    sys.exit(main())
