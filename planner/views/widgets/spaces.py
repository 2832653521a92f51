"""Room around and between things that grows with the text, wherever it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Qt

from planner.views.theme import Theme


class _Growing(QObject):
    """Asks its parent for the same space again whenever the text size changes."""

    def __init__(self, theme: Theme, parent: QObject, setter: str) -> None:
        super().__init__(parent)
        self.setObjectName(setter)
        self._theme = theme
        self.sizes: tuple[int, ...] = ()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the space from the theme again."""
        getattr(self.parent(), self.objectName())(*map(self._theme.px, self.sizes))


def grow(theme: Theme, setter: Callable[..., None], *sizes: int) -> None:
    """Call `setter`, such as a layout's setSpacing, with `sizes`, now and at every text size.

    They are design pixels; asked for again, the last ones count.
    """
    owner = cast(QObject, getattr(setter, "__self__", None))
    name = setter.__name__
    found = owner.findChild(_Growing, name, Qt.FindChildOption.FindDirectChildrenOnly)
    growing = found if isinstance(found, _Growing) else _Growing(theme, owner, name)
    growing.sizes = sizes
    growing.restyle()
