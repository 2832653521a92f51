"""A process with other screens than the tests have: python -m tests.views.other_screens WHAT.

Qt reads what screens there are, and how they are scaled, once when a program starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.pictures.scenes import Sitter

ROOT = Path(__file__).parents[2]


def ask(what: str, folder: Path, screens: dict[str, tuple[int, int]], **around: str) -> Any:
    """What such a process found out; `screens` are name: (width, height), beside each other."""
    left, listed = 0, []
    for name, (width, height) in screens.items():
        place = {"x": left, "y": 0, "width": width, "height": height}
        listed.append({"name": name, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, **place})
        left += width
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": listed}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.views.other_screens", what],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"} | around,
        check=True,
        timeout=120,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)


def magnified(application: QApplication) -> dict[str, Any]:
    """Every page at the size that is left: the window's, and what does not fit."""
    from demo.stage import throw_away_home
    from planner.views.navigation import Place, Room
    from tests.pictures.scenes import OF_NOBODY, Sitter, unlocked

    found: dict[str, Any] = {}
    with TemporaryDirectory() as folder, throw_away_home():
        sitter = Sitter(application, Path(folder), size=None)
        unlocked(sitter)
        room = sitter.planner.window.screen().availableSize()
        for each in Room:
            sitter.workspace.go(Place(each, None if each in OF_NOBODY else sitter.who))
            for _pass in range(20):  # a page that folds asks for less a moment later
                sitter.hand.pause(30)
                found[each.value] = _fit(sitter)
                if not any(found[each.value].values()):
                    break
        sitter.close()
    return {"screen": [room.width(), room.height()], "pages": found}


def _fit(sitter: Sitter) -> dict[str, Any]:
    """What does not fit, or cannot be reached, of the page that shows."""
    from PySide6.QtWidgets import QScrollArea

    from planner.views.widgets.buttons import Button

    window, workspace = sitter.planner.window, sitter.workspace
    room, pane = window.screen().availableSize(), window.centralWidget()
    assert isinstance(pane, QScrollArea)
    lacking = workspace.minimumSizeHint() - workspace.size()
    return {
        "larger": window.width() > room.width() or window.height() > room.height(),
        "sideways": pane.horizontalScrollBar().maximum(),
        "hidden": max(lacking.width(), lacking.height(), 0),
        "cut": [
            button.text()
            for button in workspace.findChildren(Button)
            if button.isVisible() and button.width() < button.minimumSizeHint().width()
        ],
    }


def moved(application: QApplication) -> list[dict[str, float]]:
    """A window on one screen, on the other, and back."""
    from planner.views.theme import Mode, Theme
    from planner.views.widgets.buttons import Button
    from planner.views.widgets.signed import Sign
    from planner.views.window import Window

    theme = Theme(Mode.LIGHT)
    theme.apply(application)
    window, sign = Window(theme), Sign(theme, "plus")
    button = Button(theme, "Add", icon="plus", parent=sign)
    window.show_page(sign)
    window.show()
    found = []
    for number in (0, 1, 0):
        window.windowHandle().setScreen(application.screens()[number])
        application.processEvents()
        found.append(
            {
                "screen": window.devicePixelRatio(),
                "sign": sign.pixmap().devicePixelRatio(),
                "icon": button.icon().availableSizes()[0].width() / theme.px(20),
            }
        )
    return found


def main() -> None:
    """Find it out, and print it."""
    from planner.run import make_application

    application = make_application()
    print(json.dumps({"magnified": magnified, "moved": moved}[sys.argv[1]](application)))


if __name__ == "__main__":
    main()
