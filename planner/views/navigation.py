"""Where the window is, and how a page asks to go somewhere else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, Signal


class Room(StrEnum):
    """The pages of the workspace; those from OVERVIEW on belong to one person."""

    TODAY = "today"
    PEOPLE = "people"
    SETTINGS = "settings"
    NEW_PERSON = "new_person"
    OVERVIEW = "overview"
    DETAILS = "details"
    EMOTIONAL_SUPPORT = "emotional_support"
    ASPIRATIONS = "aspirations"
    BARRIERS = "barriers"
    WELLBEING = "wellbeing"
    QUESTIONNAIRE = "questionnaire"
    NOTES = "notes"
    PRINT = "print"


@dataclass(frozen=True)
class Place:
    """A page and what it shows: a person, and where it matters one thing of theirs."""

    room: Room
    person_id: UUID | None = None
    item_id: UUID | None = None


class Navigator(QObject):
    """Carries wishes to go somewhere from pages to the workspace, which alone moves.

    Emits:
        place_wanted(Place): a page asks to go there.
        back_wanted(): a page asks to go back to where the planner came from.
        keeping_safe_wanted(person_id): the Keeping safe panel is asked for.
        visit_wanted(person_id): Start visit is asked for.
        visit_changed(): a visit was started or ended.
        toast_wanted(text): something was done that Ctrl+Z can take back; say so for a moment.
    """

    place_wanted = Signal(object)
    back_wanted = Signal()
    keeping_safe_wanted = Signal(object)
    visit_wanted = Signal(object)
    visit_changed = Signal()
    toast_wanted = Signal(str)

    def go(self, room: Room, person_id: UUID | None = None, item_id: UUID | None = None) -> None:
        """Ask to go to a page."""
        self.place_wanted.emit(Place(room, person_id, item_id))

    def back(self) -> None:
        """Ask to go back."""
        self.back_wanted.emit()
