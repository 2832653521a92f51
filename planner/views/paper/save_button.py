"""The button that leads to a file, wherever there is one."""

from __future__ import annotations

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import plain_tip


class SaveButton(Button):
    """Where nothing may be saved as a file it has a lock, and can be pressed all the same: what
    it opens says why (`Dialogs.may_save`), to those who hear it too. A dead button says nothing.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        no_files: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "save",
    ) -> None:
        super().__init__(theme, text, kind, "lock" if no_files else icon)
        if no_files:
            self.setToolTip(plain_tip(no_files))
            self.setAccessibleDescription(no_files)
