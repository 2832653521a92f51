"""What is drawn: the gallery, and each page of the program with invented people on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from demo.clock import StoryClock
from demo.hand import Hand
from demo.people import tell_stories
from demo.ready import ORGANISATION, PASSPHRASE, PIN, PLANNER, SURGERY
from demo.stage import PaperTray, throw_away_home
from planner.app import Planner
from planner.keeper import Keeper
from planner.parts import Parts
from planner.records.book import open_records
from planner.selftest.trial import KeysInMemory
from planner.system import folders
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views.gallery import Gallery
from planner.views.jobs import Job
from planner.views.navigation import Place, Room
from planner.views.paper.paper_view import PaperView
from planner.views.paper.plan_panel import QUIET
from planner.views.shell.context import SetUp
from planner.views.theme import Mode, Theme
from planner.views.workspace import Workspace
from tests.pictures.album import LOOKS, Look

SIZE = (1180, 720)
#: Whose pages are drawn.
WHO = "Margaret"
#: What is drawn while a visit is going on.
IN_A_VISIT = (
    Room.EMOTIONAL_SUPPORT,
    Room.ASPIRATIONS,
    Room.BARRIERS,
    Room.WELLBEING,
    Room.QUESTIONNAIRE,
    Room.REVIEW,
)
#: Pages that belong to nobody.
OF_NOBODY = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


class TickingClock(StoryClock):
    """No two things happen at once, so that what is in the order of its time always is."""

    def now(self) -> datetime:
        """The moment, a millionth of a second after the one before."""
        self._now += timedelta(microseconds=1)
        return self._now


class Sitter:
    """The program sitting for its pictures, each kept in a folder under its name and its look."""

    def __init__(
        self, application: QApplication, folder: Path, size: tuple[int, int] | None = SIZE
    ) -> None:
        self._application = application
        self._size = size
        self._folder = folder
        self._clock, self._secrets = TickingClock(), KeysInMemory()
        self.planner = self._open()

    def _open(self) -> Planner:
        tray = PaperTray(self._folder / "never-printed.pdf")
        planner = Planner(
            self._application, Parts(self._clock, self._secrets, lambda: tray, cost=LOWEST)
        )
        if self._size is not None:
            planner.window.resize(*self._size)
        planner.start()
        planner.window.activateWindow()
        self.hand = Hand(planner.window)
        self.hand.wait_for(planner.window.isActiveWindow, "the window")
        return planner

    def reopen(self) -> None:
        """Close the program, and open it where a vault with the dozen people is by now."""
        self.close()
        keeper = Keeper(folders.vaults_folder() / "first", self._secrets, self._clock, LOWEST)
        opened = keeper.make(
            SetUp(
                name=PLANNER,
                organisation=ORGANISATION,
                surgeries=(SURGERY,),
                passphrase=PASSPHRASE,
                recovery_code=new_code(),
                pin=PIN,
            )
        )
        records = open_records(opened.window_engine, self._clock, opened.id)
        planner = records.settings.planner()
        records.changes.planner_id = planner.id if planner else None
        self.who = tell_stories(records, self._clock)[WHO]
        opened.close()
        self.planner = self._open()

    def close(self) -> None:
        """Close the window."""
        window = self.planner.window
        window.close()
        self.hand.wait_for(window.isHidden, "the window closing")

    @property
    def workspace(self) -> Workspace:
        """What is behind the lock; it must be open."""
        assert self.planner.workspace is not None
        return self.planner.workspace

    def in_every_look(self, *scenes: Callable[[], None]) -> None:
        """Draw `scenes` in one look after another: a change of look is what takes long."""
        for look in LOOKS:
            self.look = look
            wear(self.planner.theme, look)
            for scene in scenes:
                scene()

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of what shows, once it is all there and stays as it is."""
        self.settle()
        shown = widget or self.planner.window
        picture = shown.grab().toImage()
        for _again in range(20):
            self.hand.pause(50)
            before, picture = picture, shown.grab().toImage()
            if picture == before:
                break
        picture.save(str(self._folder / f"{name}-{self.look}.png"))

    def settle(self) -> None:
        """Wait until everything asked for was drawn, the plan at the side too."""
        papers = self.planner.window.findChildren(PaperView)
        self.hand.pause(QUIET + 60 if any(one.isVisible() for one in papers) else 20)
        self.hand.wait_for(lambda: not self.planner.findChildren(Job), "work beside the window")
        self.hand.pause(20)


def wear(theme: Theme, look: Look) -> None:
    """Dress in `look`."""
    theme.set_look(Mode(look.mode), look.scale)


def draw_pages(application: QApplication, folder: Path) -> None:
    """Draw every page in every look."""
    with still(application), throw_away_home():
        sitter = Sitter(application, folder)
        sitter.in_every_look(partial(sitter.keep, "first-start"))
        sitter.reopen()
        sitter.in_every_look(partial(sitter.keep, "unlock"))
        _unlock(sitter)
        context, who = sitter.workspace.context, sitter.who
        outside = [room for room in Room if room not in IN_A_VISIT]
        sitter.in_every_look(*(partial(_page, sitter, room, who) for room in outside))
        pathway = context.records.pathways.current(who)
        assert pathway is not None
        context.records.visits.start(who, pathway.id)
        context.navigator.visit_changed.emit()
        inside = [partial(_page, sitter, room, who) for room in IN_A_VISIT]
        sitter.in_every_look(*inside, partial(_turned, sitter, who), partial(_cover, sitter))
        sitter.close()


def unlocked(sitter: Sitter) -> None:
    """At Today, with the dozen people in the vault and their names shown."""
    sitter.reopen()
    _unlock(sitter)


def _unlock(sitter: Sitter) -> None:
    sitter.hand.type(f"{PASSPHRASE}\n")
    sitter.hand.wait_for(lambda: sitter.planner.workspace is not None, "the vault")
    context = sitter.workspace.context
    context.navigator.set_names_hidden(False)
    desk = context.backups
    assert desk is not None
    sitter.hand.wait_for(lambda: not desk.on_its_way, "the first backup, which Settings names")


def _page(sitter: Sitter, room: Room, who: UUID) -> None:
    assert sitter.workspace.go(Place(room, None if room in OF_NOBODY else who)), room
    sitter.keep(room.value.replace("_", "-"))


def _turned(sitter: Sitter, who: UUID) -> None:
    sitter.workspace.go(Place(Room.ASPIRATIONS, who))
    sitter.workspace.turning.start()
    sitter.keep("turned")
    sitter.workspace.turning.end()


def _cover(sitter: Sitter) -> None:
    sitter.planner.cover()
    sitter.keep("cover")
    sitter.hand.type(PIN)
    sitter.hand.wait_for(lambda: sitter.planner.window.over is None, "the cover being lifted")


def draw_gallery(application: QApplication, folder: Path) -> None:
    """Draw each family of widgets, whole, in every look."""
    with still(application):
        theme = Theme(Mode.LIGHT)
        theme.apply(application)
        gallery = Gallery(theme)
        gallery.resize(*SIZE)
        gallery.show()
        hand = Hand(gallery)
        for look in LOOKS:
            wear(theme, look)
            for _turn in range(6):  # what gave way to a larger text takes its room back in steps
                hand.pause(50)
                gallery.grab()
            for name, family in gallery.families.items():
                family.grab().save(str(folder / f"gallery-{name}-{look}.png"))
        gallery.close()


@contextmanager
def still(application: QApplication) -> Iterator[None]:
    """Without a cursor that blinks, which would be there in one picture and not in the next."""
    before = application.cursorFlashTime()
    application.setCursorFlashTime(0)
    yield
    application.setCursorFlashTime(before)
