"""No part of a page opens as a window of its own, not even for the moment before it has a place.

It would flicker, and take the keyboard away from what is being typed in.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.questionnaires import Mode
from planner.models.wemwbs import ITEMS
from planner.records.questionnaires import HowDone
from planner.views.dialogs import PanelDialog
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.emotional_support import EmotionalSupportPage
from planner.views.pages.registry import PAGES
from planner.views.person.frame import PersonFrame
from planner.views.start_pathway import StartPathwayDialog
from planner.views.visit.end_visit import EndVisitDialog
from planner.views.visit.start_visit import StartVisitDialog
from tests.views.person.people import margaret, pathway_of

_OF_NOBODY = {Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON}


class Strays(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.objectName() != "window"
        ):
            name = watched.accessibleName()
            self.seen.append(f"{type(watched).__name__} {name}")
        return False


def test_every_page_and_dialog_is_built_inside_its_window(qtbot: QtBot, context: Context) -> None:
    records = context.records
    person = margaret(records)
    pathway = pathway_of(records, person)
    hope = records.aspirations.add(pathway.id, Horizon.WEEK, "Walk to the bench")
    barrier = records.barriers.add(pathway.id, "The hill", aspiration_id=hope.id)
    records.barriers.add_step(barrier.id, "Ring the class")
    visit = records.visits.start(person.id, pathway.id)
    for item in range(1, ITEMS + 1):
        row = records.questionnaires.answer(pathway.id, item, 3)
    records.questionnaires.describe(pathway.id, HowDone(context.clock.today(), Mode.ON_PAPER))
    records.questionnaires.finish(row.id)
    app = QApplication.instance()
    assert app is not None
    strays = Strays()
    # what earlier tests left must not be torn down under the filter's eyes
    gc.collect()
    app.installEventFilter(strays)
    try:
        stack = QStackedWidget()
        frame = PersonFrame(context, stack)
        frame.setObjectName("window")
        qtbot.addWidget(frame)
        frame.show()
        for room, make in PAGES.items():
            page = make(context)
            stack.addWidget(page)
            place = Place(room, None if room in _OF_NOBODY else person.id)
            page.show_place(place)
            stack.setCurrentWidget(page)
            frame.open(place)
            if isinstance(page, EmotionalSupportPage):
                page.open_card("why_here")
                frame.toggle_jot()
                frame.toggle_jot()
        dialogs: list[PanelDialog] = [
            StartVisitDialog(context, person.id),
            EndVisitDialog(context, visit),
            KeepingSafeDialog(context, person.id),
            StartPathwayDialog(context, person.id, frame),
        ]
        for dialog in dialogs:
            qtbot.addWidget(dialog)
    finally:
        app.removeEventFilter(strays)
    assert strays.seen == []
