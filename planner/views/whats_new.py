"""What is new in the program, to read when it suits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from planner.system.release_notes import Note, notes
from planner.views.dialogs import Dialogs, PanelDialog
from planner.views.help.reader import Reader
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.words import _

#: How tall it would like to be, in design pixels, and what of the window stays around it.
_TALL, _EDGE = 560, 32


class WhatsNewDialog(PanelDialog):
    """The notes of several versions, the newest first."""

    wanted_width = 640

    def __init__(self, theme: Theme, told: Sequence[Note], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("What is new"), parent)
        self.reader = Reader(theme, _("What is new"))
        self.reader.setMinimumHeight(160)
        self.reader.show_markdown(words_of(told))
        self.body.addWidget(self.reader, 1)
        close = Button(theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        self.add_buttons(close)

    def fit(self) -> None:
        """Tall enough to read most notes without scrolling, where the window has the room."""
        super().fit()
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            height = min(self.theme.px(_TALL), window.height() - 2 * _EDGE)
            self.resize(self.width(), height)
            middle = window.frameGeometry().center()
            self.move(middle - QPoint(self.width() // 2, height // 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the words: the arrows scroll them."""
        super().showEvent(event)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)


def words_of(told: Sequence[Note]) -> str:
    """The notes as one Markdown, each below its version."""
    if not told:
        return _("The notes did not come with this copy of the program.")
    return "\n\n".join(
        f"## {_('Version {number}').format(number=note.version)}\n\n{note.words}" for note in told
    )


def open_whats_new(theme: Theme, dialogs: Dialogs, after: str = "") -> None:
    """Show what came after a version; without one, all there is."""
    dialogs.show(WhatsNewDialog(theme, notes(after), dialogs.window))
