"""The one banner of the workspace: what is to be said after unlocking, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from planner.views.widgets.messages import Banner


def always() -> bool:
    """So it stays until it is pressed."""
    return True


@dataclass(frozen=True)
class Notice:
    """A sentence, a button, and what it does, while it is `still` so.

    What is `passing` goes once a person is opened.
    """

    sentence: str
    button: str
    act: Callable[[], object]
    still: Callable[[], object] = always
    passing: bool = False


class Notices(QObject):
    """Shows them in their order, only where no person is open: they may look at the screen."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._waiting: list[Notice] = []
        self._alone = True
        banner.pressed.connect(self._press)

    def add(self, notice: Notice) -> None:
        """Say this after those before it."""
        self._waiting.append(notice)
        self._show()

    def set_alone(self, alone: bool) -> None:
        """Whether no person is open now."""
        self._alone = alone
        if not alone:
            self._waiting = [notice for notice in self._waiting if not notice.passing]
        self._show()

    def _press(self) -> None:
        """It is dealt with: do it, then the next has its turn."""
        if self._waiting:
            notice = self._waiting.pop(0)
            self._banner.hide()
            notice.act()
            self._show()

    def _show(self) -> None:
        if self._alone:
            self._waiting = [notice for notice in self._waiting if notice.still()]
        if not self._waiting or not self._alone:
            self._banner.hide()
            return
        notice = self._waiting[0]
        if self._banner.isHidden() or self._banner.accessibleName() != notice.sentence:
            self._banner.show_sentence(notice.sentence, notice.button)
            self._banner.show()
