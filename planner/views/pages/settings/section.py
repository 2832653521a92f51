"""What a section of Settings is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.page import Context
from planner.views.widgets.fields import Field
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _


class Group(StrEnum):
    """What sections are about, in their order in the list."""

    YOU = N_("You and this screen")
    SERVICE = N_("How your service works")
    KEYS = N_("Keys and copies")
    RECORDS = N_("Records")
    PROGRAM = N_("The program")


class Section(QWidget):
    """One section: its title, a lead sentence, then its own fields in `inside`.

    Emits:
        saved(datetime): a setting is kept; aware UTC.
        failed(PlannerError): it is not; what was typed stays.
        changed(): the line below its name in the list may read otherwise now.
    """

    saved = Signal(object)
    failed = Signal(object)
    changed = Signal()

    #: Name and icon in the list at the left.
    name = ""
    icon = ""
    group = Group.PROGRAM

    def __init__(self, context: Context, lead: str = "") -> None:
        super().__init__()
        self.context = context
        #: What it found since it was made; stands in the list before how it is set.
        self.found = ""
        theme = context.theme
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        grow(theme, self.inside.setSpacing, 16)
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 2)
        words.addWidget(Label(theme, _(self.name), "section"))
        if lead:
            words.addWidget(Label(theme, lead, token="muted"))
        self.inside.addLayout(words)

    def refresh(self) -> None:
        """Show what is set now."""

    def summary(self) -> str:
        """The line below its name: what it found, or how it is set."""
        return self.found or self.as_set(self.context)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """How it is set, for its line in the list; asked before there is such a section."""
        return ""

    def leave(self) -> bool:
        """Keep what is typed; False where that failed."""
        return True

    def keep(self, act: Callable[[], object], field: Field | None = None) -> bool:
        """Do `act`; its failure is shown at `field`, or said at the top."""
        try:
            act()
        except PlannerError as error:
            if field is not None:
                field.set_error(str(error))
            else:
                self.failed.emit(error)
            return False
        if field is not None:
            field.set_error(None)
        self.saved.emit(self.context.clock.now())
        self.changed.emit()
        return True
