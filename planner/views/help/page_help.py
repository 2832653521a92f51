"""F1: what the page is for, what to do first, what is kept, and its keys, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from planner.views.dialogs import PanelDialog
from planner.views.help.reader import Reader
from planner.views.help.topics import help_text
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.words import _

_LINK = re.compile(r"^\[[^\]]*\]\(#[^)]*\)\n?", re.MULTILINE)


class Wanted(StrEnum):
    """What a planner goes on to from a page's help."""

    NOTHING = ""
    KEYS = "keys"
    GUIDE = "guide"


class HelpDialog(PanelDialog):
    """Stands at the side, so that the page can still be seen."""

    wanted_width = 500
    help_topic = None

    def __init__(
        self,
        theme: Theme,
        topics: Sequence[str],
        parent: QWidget,
        *,
        keys: bool,
        guide: bool,
    ) -> None:
        title, words = text_of(topics, guide=guide)
        super().__init__(theme, _("Help"), parent)
        self.setAccessibleName(title)
        self.title.set_text(title)
        #: What was chosen, and at which heading of the guide to begin.
        self.wants = Wanted.NOTHING
        self.anchor = ""
        self.reader = Reader(theme, title)
        self.reader.setMinimumHeight(160)
        self.reader.show_markdown(words)
        self.reader.place_wanted.connect(self._open_guide_at)
        self.body.addWidget(self.reader, 1)
        close = Button(theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        self.all_keys = Button(theme, _("All keys"))
        self.all_keys.clicked.connect(self._open_keys)
        self.whole_guide = Button(theme, _("The whole guide"), icon="book")
        self.whole_guide.clicked.connect(self._open_guide)
        self.add_buttons(close, self.all_keys, self.whole_guide)
        self.all_keys.setVisible(keys)
        self.whole_guide.setVisible(guide)

    def fit(self) -> None:
        """Stand at the right of the window, as tall as it is."""
        parent = self.parentWidget()
        if parent is None:
            super().fit()
            return
        window = parent.window()
        width = min(self.theme.px(self.wanted_width), window.width())
        self.resize(width, window.height())
        self.move(window.mapToGlobal(QPoint(window.width() - width, 0)))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the words: the arrows scroll them."""
        super().showEvent(event)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_keys(self) -> None:
        self.wants = Wanted.KEYS
        self.accept()

    def _open_guide(self) -> None:
        self.wants = Wanted.GUIDE
        self.accept()

    def _open_guide_at(self, anchor: str) -> None:
        self.anchor = anchor
        self._open_guide()


def text_of(topics: Sequence[str], *, guide: bool) -> tuple[str, str]:
    """The title of the first topic, and the words of all of them; those after it are parts.

    Links into the guide are left out where the guide is.
    """
    title, _blank, words = help_text(topics[0]).partition("\n")
    parts = [words, *(help_text(topic).replace("# ", "## ", 1) for topic in topics[1:])]
    together = "\n\n".join(part.strip() for part in parts)
    return title.removeprefix("# "), together if guide else _LINK.sub("", together)
