"""Where the window is, and how a page asks to go somewhere else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from planner.models.papers import PaperKind


class Room(StrEnum):
    """The pages of the workspace; those from OVERVIEW on belong to one person."""

    TODAY = "today"
    PEOPLE = "people"
    SETTINGS = "settings"
    NEW_PERSON = "new_person"
    OVERVIEW = "overview"
    DETAILS = "details"
    THEIR_RECORD = "their_record"
    EMOTIONAL_SUPPORT = "emotional_support"
    ASPIRATIONS = "aspirations"
    BARRIERS = "barriers"
    WELLBEING = "wellbeing"
    REVIEW = "review"
    PROGRESS = "progress"
    QUESTIONNAIRE = "questionnaire"
    NOTES = "notes"
    CRISIS_PLAN = "crisis_plan"
    PRINT = "print"


@dataclass(frozen=True)
class Place:
    """A page and what it shows: a person, and where it matters one thing of theirs.

    `paper` is the document that is wanted where papers are printed.
    """

    room: Room
    person_id: UUID | None = None
    item_id: UUID | None = None
    paper: PaperKind | None = None


class Navigator(QObject):
    """Carries wishes to go somewhere from pages to the workspace, which alone moves.

    Emits:
        place_wanted(Place): a page asks to go there.
        back_wanted(): a page asks to go back to where the planner came from.
        keeping_safe_wanted(person_id): the Keeping safe panel is asked for.
        visit_wanted(person_id): Start visit is asked for.
        end_visit_wanted(): End visit is asked for.
        turn_wanted(): the screen is to be turned to the person who is open.
        visit_changed(): a visit was planned, started or ended.
        toast_wanted(text): something was done that Ctrl+Z can take back; say so for a moment.
        together_changed(bool): only this person may show, or all of it again.
        names_hidden_changed(bool): names give way to initials, or come back.
        person_erased(person_id): a record is gone; nothing on the screen may show it any more.
        settings_changed(): a setting that works at once was changed, such as the idle minutes.
        lock_wanted(): the vault is to be locked now.
        another_vault_wanted(): the vault is to be locked, and another one set up.
        tour_wanted(): the tour of the window is to begin.
        tour_put_off(): the tour is not to be offered again before the next unlock.
        vault_restored(Path): another folder took the place of this vault's: close, and open that.
    """

    place_wanted = Signal(object)
    back_wanted = Signal()
    keeping_safe_wanted = Signal(object)
    visit_wanted = Signal(object)
    end_visit_wanted = Signal()
    turn_wanted = Signal()
    visit_changed = Signal()
    toast_wanted = Signal(str)
    together_changed = Signal(bool)
    names_hidden_changed = Signal(bool)
    person_erased = Signal(object)
    settings_changed = Signal()
    lock_wanted = Signal()
    another_vault_wanted = Signal()
    vault_restored = Signal(object)
    tour_wanted = Signal()
    tour_put_off = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Both look at this screen: hide rail, search, working notes, hints, counts, other people.
        self.together = False
        #: Initials stand for names wherever people are named.
        self.names_hidden = False

    @property
    def hides_names(self) -> bool:
        """Whether people are shown by initials; someone who looks along sees their own name."""
        return self.names_hidden and not self.together

    @property
    def covers_details(self) -> bool:
        """Whether birth date, numbers, address and safe ways are covered until asked for."""
        return self.names_hidden or self.together

    def set_together(self, together: bool) -> None:
        """Share the screen with the person, or stop."""
        if together != self.together:
            self.together = together
            self.together_changed.emit(together)

    def set_names_hidden(self, hidden: bool) -> None:
        """Hide names everywhere, or show them again; it stays so until it is changed."""
        if hidden != self.names_hidden:
            self.names_hidden = hidden
            self.names_hidden_changed.emit(hidden)

    def go(
        self,
        room: Room,
        person_id: UUID | None = None,
        item_id: UUID | None = None,
        paper: PaperKind | None = None,
    ) -> None:
        """Ask to go to a page."""
        self.place_wanted.emit(Place(room, person_id, item_id, paper))

    def back(self) -> None:
        """Ask to go back."""
        self.back_wanted.emit()
