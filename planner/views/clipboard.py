"""What the program itself put on the clipboard: marked, so that a lock can take it away again."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_OURS = "application/x-pathway-planner"


def put(text: str) -> None:
    """Put `text` there for another program."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(data)


def clear() -> None:
    """Take away what `put` left there; what was copied elsewhere since then stays."""
    board = QGuiApplication.clipboard()
    there = board.mimeData()
    if there is not None and there.hasFormat(_OURS):  # an empty clipboard may have none
        board.clear()
