"""python -m tests.pictures.renew: draw the references anew. Look at each before it is committed.

python -m tests.pictures.renew              everything
python -m tests.pictures.renew gallery      the gallery alone
python -m tests.pictures.renew pages        the pages alone
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# how a computer is set to draw letters must not matter
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
PARTS = ("gallery", "pages")


def main() -> int:
    """Draw, and keep as references; with --into only draw, at full size, in that folder."""
    parser = argparse.ArgumentParser(prog="tests.pictures.renew", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=" or ".join(PARTS))
    parser.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(" ".join(unknown))
    chosen.parts = chosen.parts or list(PARTS)
    from planner.run import make_application

    gc.disable()  # as in the program: what is Qt's must not be freed on another thread
    application = make_application()
    if chosen.into is not None:
        draw(application, chosen.parts, chosen.into)
        return 0
    from PySide6.QtGui import QImage

    from tests.pictures.album import keep, references

    with TemporaryDirectory() as folder:
        draw(application, chosen.parts, Path(folder))
        for old in references().glob("*.png"):
            part = "gallery" if old.name.startswith("gallery-") else "pages"
            if part in chosen.parts:
                old.unlink()
        for path in sorted(Path(folder).glob("*.png")):
            keep(QImage(str(path)), references() / path.name)
            print(references() / path.name)
    return 0


def draw(application: QApplication, parts: Sequence[str], folder: Path) -> None:
    """Draw `parts` in `folder`, each picture whole."""
    from tests.pictures import scenes

    folder.mkdir(parents=True, exist_ok=True)
    works: dict[str, Callable[[QApplication, Path], None]] = {
        "gallery": scenes.draw_gallery,
        "pages": scenes.draw_pages,
    }
    for part in parts:
        works[part](application, folder)


if __name__ == "__main__":
    sys.exit(main())
