"""What this program put on the clipboard, so that a lock can take it away again."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_OURS = "application/x-pathway-planner"
#: Keeps what lies there out of clipboard histories: KDE's, and by Microsoft's documentation of
#: clipboard formats (not yet run there) that of Windows and its copies on other computers.
_KEEP_OUT = (
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'
    if sys.platform == "win32"
    else "x-kde-passwordManagerHint"
)


def put(text: str) -> None:
    """Put `text` there for another program."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    data.setData(_KEEP_OUT, b"secret")
    QGuiApplication.clipboard().setMimeData(data)


def clear(board: QClipboard | None = None) -> None:
    """Take away what `put` left there, and what was copied or selected in a field of ours.

    What another program put there since then stays; so does what a clipboard manager has kept.
    """
    board = board or QGuiApplication.clipboard()
    there = board.mimeData()
    # an empty clipboard may have none, and PySide may take a new one for something long gone that
    # lay at the same address: a lock goes on all the same
    marked = isinstance(there, QMimeData) and there.hasFormat(_OURS)
    if marked or board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
