"""What every page of the workspace is, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.records.book import Records
from planner.system.clock import Clock
from planner.views.navigation import Navigator, Place
from planner.views.widgets.surfaces import ScrollArea, scrolled

if TYPE_CHECKING:
    from planner.system.release_notes import News
    from planner.vault.health import HealthCheck
    from planner.vault.open_vault import OpenVault
    from planner.vault.vault_list import VaultList
    from planner.views.backup_desk import BackupDesk
    from planner.views.dialogs import Dialogs
    from planner.views.jobs import Jobs
    from planner.views.page_head import SavedMark
    from planner.views.paper.printing import Printers
    from planner.views.theme import Theme


@dataclass(frozen=True)
class Context:
    """What pages are made from; made once at unlock by app.py, gone at lock."""

    records: Records
    clock: Clock
    navigator: Navigator
    dialogs: Dialogs
    jobs: Jobs
    theme: Theme
    printers: Printers
    #: Where the passphrase is changed; tests of other pages leave it out.
    vault: OpenVault | None = None
    #: What this vault is called before unlocking; the same.
    vault_list: VaultList | None = None
    #: Who makes backups of it.
    backups: BackupDesk | None = None
    #: Who looks at its health.
    health: HealthCheck | None = None
    #: Whether this system can keep other programs from taking pictures of the windows.
    can_block_screenshots: bool = False
    #: What is new in this version of the program.
    news: News | None = None
    #: What pages are made in: with a style sheet, whatever is full is dear to put elsewhere.
    home: QWidget | None = None


class Page(QWidget):
    """A page: layout plus connections. It decides nothing; records and models do.

    Emits:
        words_saved(datetime): a change is durable; the moment, aware UTC.
        save_failed(PlannerError): it is not; the words are still on the screen.
    """

    words_saved = Signal(object)
    save_failed = Signal(object)

    #: The name under which undo finds this page's steps; empty where there is nothing to undo.
    undo_page = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.home if parent is None else parent)
        self.context = context
        self.place: Place | None = None
        #: Where the page itself says since when all is saved; else the bar above it does.
        self.saved: SavedMark | None = None

    @property
    def busy(self) -> bool:
        """Whether it waits for something whose end it has to keep, such as a paper that prints."""
        return False

    def show_place(self, place: Place) -> None:
        """Fill the page for `place`; called each time it is opened, before it is shown."""
        self.place = place
        self.refresh()

    def refresh(self) -> None:
        """Read again what the page shows, keeping focus and scroll where they are."""

    def leave(self) -> bool:
        """Save what is being typed. False keeps the planner here: the save failed and says so."""
        return True

    def lay_scrolled(self, inside: QWidget) -> ScrollArea:
        """Make `inside` the whole page, scrolling where the window is low; best while empty."""
        area = ScrollArea(self.context.theme, inside, self)
        area.lie_in_margin()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll it where nothing in it took them."""
        if not scrolled(self, event):
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the keyboard where it belongs on opening: the page's title unless overridden."""
        self.setFocus()
