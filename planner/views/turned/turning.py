"""Turns the workspace's screen to the person who is open, and back by the PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.models.aspirations import AspirationStatus, Horizon
from planner.models.wemwbs import ITEMS
from planner.models.wemwbs_wording import Wording
from planner.views.drafts_at_lock import typed_on
from planner.views.navigation import Place, Room
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.shell.pin import PIN_KEY, Pin
from planner.views.turned.hopes import HopeQuestion, NewHopeQuestion
from planner.views.turned.question import Sitting
from planner.views.turned.questionnaire import ItemQuestion, LastQuestion, TalkQuestion
from planner.views.turned.screen import Asking, TurnedScreen
from planner.words import _

if TYPE_CHECKING:
    from planner.views.workspace import Workspace

#: Where the questionnaire is what is asked.
_MEASURES = (Room.WELLBEING, Room.QUESTIONNAIRE)


class Turning(QObject):
    """Holds the turned screen while there is one.

    Emits:
        turned(): the screen is turned now, or turned back.
    """

    turned = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._context = workspace.context
        self._together_before = False
        self.screen: TurnedScreen | None = None

    def start(self) -> None:
        """Turn the screen; without a PIN it says that one is needed."""
        sitting, place = self._sitting(), self._workspace.place
        if self.screen is not None or sitting is None or place is None:
            return
        if not self._workspace.leave():
            return
        settings = self._context.records.settings
        kept = settings.get(settings.own(PIN_KEY))
        if kept is None:
            self._ask_for_a_pin()
            return
        wording = self._context.records.wording.shown() if place.room in _MEASURES else None
        called = self._context.records.people.get(sitting.person_id).called
        askings = self._hopes(sitting) if wording is None else self._items(sitting, wording)
        askings.append(partial(LastQuestion, self._context, sitting))
        screen = TurnedScreen(self._context.theme, called, askings, Pin(**kept).fits)
        screen.left.connect(self.end)
        screen.lock_wanted.connect(self._workspace.lock_wanted)
        self.screen = screen
        self._together_before = self._context.navigator.together
        self._context.navigator.set_together(True)
        self.turned.emit()
        screen.focus_first()

    def end(self) -> None:
        """Back to the page; in a visit it stays as it is seen together."""
        screen = self.screen
        if screen is None or not self._kept(screen):
            return
        self.screen = None
        self.turned.emit()
        screen.hide()
        screen.deleteLater()
        if self._context.records.visits.current() is None:
            self._context.navigator.set_together(self._together_before)
        self._workspace.refresh()
        if self._workspace.page is not None:
            self._workspace.page.focus_first()

    def _kept(self, screen: TurnedScreen) -> bool:
        """Save what is typed, or keep aside what cannot be; False where neither can be done."""
        place = self._workspace.place
        if screen.leave() or place is None:
            return True
        try:
            self._context.records.drafts.keep(list(typed_on(screen, place)))
        except PlannerError as error:
            screen.say_not_kept(error)
            return False
        self._workspace.picking_up.offer_drafts()
        return True

    def leave(self) -> bool:
        """Save what is typed on it; False where that could not be."""
        return self.screen is None or self.screen.leave()

    def _sitting(self) -> Sitting | None:
        """Who is open, where they have a pathway."""
        place, records = self._workspace.place, self._context.records
        if place is None or place.person_id is None:
            return None
        pathway = records.pathways.current(place.person_id)
        if pathway is None:
            return None
        visit_id = records.visits.going_on(place.person_id)
        return Sitting(place.person_id, pathway.id, visit_id)

    def _hopes(self, sitting: Sitting) -> list[Asking]:
        """Each hope that is still hoped for, then whether there are more."""
        context, records = self._context, self._context.records.aspirations
        hopes = [
            hope
            for hope in records.of_pathway(sitting.pathway_id)
            if hope.aspiration.status is AspirationStatus.ACTIVE
        ]
        asked: list[Asking] = [
            partial(HopeQuestion, context, sitting, hope.aspiration.id) for hope in hopes
        ]
        for horizon in Horizon:
            already = [hope for hope in hopes if hope.aspiration.horizon is horizon]
            asked.append(partial(NewHopeQuestion, context, sitting, horizon, already))
        return asked

    def _items(self, sitting: Sitting, wording: Wording) -> list[Asking]:
        """All fourteen, then whether there is anything to talk about."""
        context = self._context
        asked: list[Asking] = [
            partial(ItemQuestion, context, sitting, wording, item) for item in range(1, ITEMS + 1)
        ]
        return [*asked, partial(TalkQuestion, context, sitting)]

    def _ask_for_a_pin(self) -> None:
        wanted = self._context.dialogs.ask(
            _("A PIN is needed first"),
            _(
                "The turned screen is left by the PIN of the cover, and you have none yet. "
                "Settings are not for a shared screen: turn it away before you go there."
            ),
            _("Set a PIN in Settings"),
            safe=_("Not now"),
        )
        workspace = self._workspace
        if wanted and workspace.go(Place(Room.SETTINGS)):
            page = workspace.page
            if isinstance(page, SettingsPage):
                page.open_section(CoverSection)
