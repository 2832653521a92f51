"""The ways to help: F1 on a page, its keys, and the guide. What they show is imported then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from planner.words import _

if TYPE_CHECKING:
    from planner.views.dialogs import Dialogs
    from planner.views.theme import Theme


def open_help(
    theme: Theme,
    dialogs: Dialogs,
    topics: Sequence[str],
    *,
    keys: Callable[[], object] | None = None,
    guide: bool = True,
) -> None:
    """Show the help of a page, and what is chosen from there.

    `keys` shows the table of keys, where there is one. Beside a person the `guide` is not
    offered: its pictures show others, who are invented, but do not look it.
    """
    from planner.views.help.page_help import HelpDialog, Wanted

    dialog = HelpDialog(theme, topics, dialogs.window, keys=keys is not None, guide=guide)
    dialogs.show(dialog)
    if dialog.wants is Wanted.KEYS and keys is not None:
        keys()
    elif dialog.wants is Wanted.GUIDE:
        open_guide(theme, dialogs, dialog.anchor)


def open_guide(theme: Theme, dialogs: Dialogs, anchor: str = "") -> None:
    """Show the whole guide, at a heading if one is named."""
    from planner.views.help.guide import GuideDialog

    try:
        dialog = GuideDialog(theme, dialogs.window, anchor)
    except FileNotFoundError as error:
        dialogs.tell(
            _("The guide did not come with this copy of the program. Ask whoever installed it."),
            details=str(error),
        )
        return
    dialogs.show(dialog)
