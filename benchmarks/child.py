"""What is started as a process of its own: python child.py WHAT STARTED.

It prints the seconds since STARTED (of the system's monotonic clock) at which it had what was
asked for, and the bytes of memory it held then. It imports nothing that is not measured.
"""

import importlib
import os
import sys
import time
from typing import NoReturn

WHAT, STARTED = sys.argv[1], float(sys.argv[2])
#: What the program imports behind its unlock page.
LATER = ("planner.views.workspace", "planner.export.plan_pdf", "keyring")


def tell() -> NoReturn:
    """Say when, and how much memory, and end at once."""
    took = time.monotonic() - STARTED
    with open("/proc/self/statm", encoding="ascii") as statm:
        pages = int(statm.read().split()[1])
    print(took, pages * 4096, flush=True)
    os._exit(0)  # imports may still be under way in their thread


def empty_window() -> None:
    """An empty window of Qt's own, painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def unlock_page(*, ready: bool) -> None:
    """The program as it starts, until its unlock page is painted or everything is imported."""
    from planner.views.binding import read_no_sources

    read_no_sources()
    from planner.app import Planner
    from planner.run import make_application

    application = make_application()
    planner = Planner(application)

    from PySide6.QtCore import QEvent, QObject, QTimer

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                planner.window.removeEventFilter(self)
                QTimer.singleShot(0, self.look)
            return False

        def look(self) -> None:
            if ready and not all(name in sys.modules for name in LATER):
                QTimer.singleShot(2, self.look)
                return
            if ready:
                for name in LATER:
                    importlib.import_module(name)  # waits for one that is half-way
            tell()

    eye = Eye()
    planner.window.installEventFilter(eye)
    planner.start()
    application.exec()


def imports() -> None:
    """All the imports and nothing else."""
    importlib.import_module("planner.app")
    for name in LATER:
        importlib.import_module(name)
    tell()


if WHAT == "window":
    empty_window()
elif WHAT == "imports":
    imports()
else:
    unlock_page(ready=WHAT == "ready")
