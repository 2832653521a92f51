"""Which backups still open with a passphrase or code that the vault no longer takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from planner.models.times import local
from planner.vault.backups import BackupFile
from planner.views.dialogs import PanelDialog
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.text import Label
from planner.words import _, day, plural, time_of_day

#: As many are named; the others are counted.
_NAMED = 5


class Wish(StrEnum):
    """What the planner wants done about them."""

    NOTHING = "nothing"
    BACKUP = "backup"
    KEYS = "keys"


def still_open(backups: Iterable[BackupFile], slots: Iterable[str]) -> list[BackupFile]:
    """Those that open with one of these slots, the newest first."""
    ids = frozenset(slots)
    return sorted(
        (one for one in backups if one.opens_with & ids), key=lambda one: one.made_at, reverse=True
    )


def still_open_sentence(backups: Sequence[BackupFile]) -> str:
    """How many there are, and of when the newest is."""
    return plural(
        "One backup from before still opens with it.",
        "{count} backups from before still open with it.",
        len(backups),
    )


def listed(backups: Sequence[BackupFile]) -> str:
    """The newest of them, a line each: when it was made, and where it lies."""
    lines = []
    for one in backups[:_NAMED]:
        made = local(one.made_at)
        lines.append(
            _("{day}, {time}, in {folder}").format(
                day=day(made.date()), time=time_of_day(made), folder=one.path.parent
            )
        )
    more = len(backups) - _NAMED
    if more > 0:
        lines.append(plural("and one more", "and {count} more", more))
    return "\n".join(lines)


class StillOpenDialog(PanelDialog):
    """Names them, and offers what makes them useless; `wish` is what was pressed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        lead: str,
        backups: Sequence[BackupFile],
        parent: QWidget,
        *,
        may_change_keys: bool,
    ) -> None:
        super().__init__(theme, title, parent)
        self.wish = Wish.NOTHING
        self.body.addWidget(Label(theme, lead))
        self.body.addWidget(Label(theme, still_open_sentence(backups), "body-bold"))
        self.body.addWidget(Label(theme, listed(backups), "support", "muted"))
        self.body.addWidget(
            Label(
                theme,
                _(
                    "Make a new backup, then destroy these if nobody should open them. If someone "
                    "may know the passphrase, change all keys."
                ),
            )
        )
        leave = Button(theme, _("Leave it so"))
        leave.clicked.connect(self.reject)
        backup = Button(theme, _("Make a new backup"), ButtonKind.PRIMARY, icon="backup")
        backup.clicked.connect(self._backup)
        keys = Button(theme, _("Change all keys"), ButtonKind.QUIET, icon="key")
        keys.clicked.connect(self._keys)
        if may_change_keys:
            self.add_buttons(backup, leave, keys)
        else:
            self.add_buttons(backup, leave)
            keys.hide()
        leave.setFocus()

    def _backup(self) -> None:
        self.wish = Wish.BACKUP
        self.accept()

    def _keys(self) -> None:
        self.wish = Wish.KEYS
        self.accept()
