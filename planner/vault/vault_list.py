"""The vaults of this computer: where each lies, and what its planner calls it before unlocking.

Kept in `settings.json`, since the unlock page shows it; what lies in the vaults' folder and is not
listed there is found too, so that a list that was lost loses nobody's vault.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from planner.system.files import PART
from planner.system.settings import WITH_SETTINGS, Settings
from planner.vault.places import vault_exists
from planner.vault.replaced import current, is_replaced, settle
from planner.words import _

LONGEST_LABEL = 60
_FIRST = "first"


@dataclass(frozen=True)
class KnownVault:
    """One vault: `there` is False where its folder is not where it was."""

    folder: Path
    label: str
    there: bool


class VaultList:
    """Lists them, and remembers which one was open last. `root` is the usual place for them.

    What is `carried` on a stick lies elsewhere on each computer: its folders are written as seen
    from the settings.
    """

    def __init__(
        self, settings: Settings, path: Path, root: Path, *, carried: bool = False
    ) -> None:
        self._settings = settings
        self._path = path
        self._root = root
        self._carried = carried
        settle(root)

    def all(self) -> list[KnownVault]:
        """Every vault that may be opened here, those that are missing among them."""
        labels = self._labels()
        last = self._last()
        listed = [*labels, *([last] if last else []), *self._found()]
        shown = [folder for folder in dict.fromkeys(listed) if not is_replaced(folder)]
        return [
            KnownVault(
                folder,
                labels.get(folder) or _("Vault {number}").format(number=number),
                vault_exists(folder),
            )
            for number, folder in enumerate(shown, start=1)
        ]

    def last(self) -> Path:
        """The folder of the vault opened last, else of one that is there, else the usual one."""
        known = self.all()
        there = [one.folder for one in known if one.there]
        last = self._last()
        if last is not None and (last in there or not there):
            return last
        return there[0] if there else self._root / _FIRST

    @property
    def opened_before(self) -> bool:
        """Whether a vault was ever opened on this computer, wherever it is now."""
        return bool(self._settings.last_vault)

    def label_of(self, folder: Path) -> str:
        """What the vault in `folder` is called."""
        return next((one.label for one in self.all() if one.folder == folder), "")

    def rename(self, folder: Path, label: str) -> None:
        """Call it otherwise; nothing typed is the name it came with. Raises OSError."""
        self._put(folder, " ".join(label.split())[:LONGEST_LABEL])

    def remember(self, folder: Path) -> None:
        """It was opened: it is listed, and chosen next time. Raises OSError."""
        if self._settings.last_vault != self._spelt(folder) or folder not in self._labels():
            self._settings.last_vault = self._spelt(folder)
            self._put(folder, self._labels().get(folder, ""))

    def new_folder(self) -> Path:
        """Where another vault may be made: a folder that no vault lies in, or lay in."""
        taken = {one.folder for one in self.all()}
        names = [_FIRST, *(f"vault-{number}" for number in range(2, len(taken) + 100))]
        return next(
            self._root / name
            for name in names
            if self._root / name not in taken and not os.path.exists(self._root / name)
        )

    def _last(self) -> Path | None:
        """The vault opened last, or the one that was put back in its place."""
        last = self._settings.last_vault
        return current(self._placed(last)) if last else None

    def _spelt(self, folder: Path) -> str:
        """How a folder is written in the settings."""
        home = self._path.parent
        if self._carried and folder.is_relative_to(home):
            return WITH_SETTINGS + folder.relative_to(home).as_posix()
        return str(folder)

    def _placed(self, text: str) -> Path:
        """The folder that `_spelt` wrote, on this computer."""
        if text.startswith(WITH_SETTINGS):
            return self._path.parent / text.removeprefix(WITH_SETTINGS)
        return Path(text)

    def _labels(self) -> dict[Path, str]:
        """The folders in the settings in their order, a restored one in place of what it replaced;
        what is damaged there is left out.
        """
        found: dict[Path, str] = {}
        for entry in self._entries():
            folder, label = entry.get("folder"), entry.get("label")
            if isinstance(folder, str) and folder and isinstance(label, str):
                found[current(self._placed(folder))] = label[:LONGEST_LABEL]
        return found

    def _entries(self) -> list[dict[str, str]]:
        return [entry for entry in self._settings.vaults if isinstance(entry, dict)]

    def _found(self) -> list[Path]:
        try:
            inside = sorted(self._root.iterdir())
        except OSError:
            return []
        return [
            folder for folder in inside if not folder.name.endswith(PART) and vault_exists(folder)
        ]

    def _put(self, folder: Path, label: str) -> None:
        labels = {one.folder: self._labels().get(one.folder, "") for one in self.all()}
        labels[folder] = label
        known = {str(entry.get("folder")): entry for entry in self._entries()}
        self._settings.vaults = [
            {**known.get(self._spelt(each), {}), "folder": self._spelt(each), "label": words}
            for each, words in labels.items()
        ]
        self._settings.save(self._path)
