"""Backups as rows: when, where, how large."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from planner.models.times import local
from planner.vault.backups import BackupFile
from planner.views.backup_words import size_words
from planner.views.item_models.rows import RowsModel
from planner.words import N_, _, full_day, time_of_day


class BackupsModel(RowsModel[BackupFile]):
    """Backups, the newest first."""

    heads = (N_("Made"), N_("Where"), N_("Size"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = Path()

    def show_files(self, files: list[BackupFile], here: Path) -> None:
        """Show these instead; `here` is this computer's own folder."""
        self._here = here
        self.show_rows(files)

    def words(self, row: BackupFile, column: int) -> str:
        """When, where, size."""
        here = row.path.parent == self._here
        where = _("This computer") if here else _("Your backup folder")
        return (moment_of(row), where, size_words(row.manifest.size))[column]

    def below(self, row: BackupFile, column: int) -> str:
        """Whether it needs what opened the vault earlier."""
        if column or row.verified:
            return ""
        return _("Opens with what opened the vault before its keys changed")

    def style(self, column: int) -> str:
        """When it was made stands out."""
        return "support" if column else "body-bold"


def moment_of(file: BackupFile) -> str:
    """Such as "Tuesday 17 March, 16:40"."""
    wall = local(file.made_at)
    return _("{day}, {time}").format(day=full_day(wall.date()), time=time_of_day(wall))
