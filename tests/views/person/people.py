"""A person with a pathway, and the words typed for them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from planner.models.pathways import Pathway, PathwayKind
from planner.models.people import Person
from planner.records.book import Records


def margaret(records: Records) -> Person:
    """Margaret Ellis, born in 1973, without a pathway."""
    records.reference.seed()
    return records.people.add("Margaret", full_name="Margaret Ellis", born_on=date(1973, 6, 4))


def pathway_of(records: Records, person: Person) -> Pathway:
    """A prevention pathway started today."""
    return records.pathways.start(person.id, PathwayKind.PREVENTION)


def commit(widget: QWidget, text: str) -> None:
    """Type any script into the focused `widget`, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
