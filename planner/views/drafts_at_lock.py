"""Before a lock: everything typed is saved, and what cannot be is kept aside in the vault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

from planner.records.drafts import Unkept
from planner.views.navigation import Place, Room
from planner.words import N_, _

if TYPE_CHECKING:
    from planner.views.dialogs import Dialogs
    from planner.views.workspace import Workspace

#: What pages are called where a draft says where it was typed.
ROOMS = {
    Room.TODAY: N_("Today"),
    Room.PEOPLE: N_("People"),
    Room.SETTINGS: N_("Settings"),
    Room.NEW_PERSON: N_("New person"),
    Room.OVERVIEW: N_("Overview"),
    Room.DETAILS: N_("Details"),
    Room.THEIR_RECORD: N_("Their record"),
    Room.EMOTIONAL_SUPPORT: N_("Emotional support"),
    Room.ASPIRATIONS: N_("Aspirations"),
    Room.BARRIERS: N_("Barriers"),
    Room.WELLBEING: N_("Wellbeing"),
    Room.REVIEW: N_("Review"),
    Room.PROGRESS: N_("Progress"),
    Room.QUESTIONNAIRE: N_("Questionnaire"),
    Room.NOTES: N_("Notes"),
    Room.CRISIS_PLAN: N_("Crisis plan"),
    Room.PRINT: N_("Print"),
}


def keep_words(dialogs: Dialogs, workspace: Workspace) -> Exception | None:
    """Save what is typed in the dialogs that are open and in `workspace`, or keep it aside.

    Raises StorageError where the vault cannot be written. A fault of ours in saving is given back,
    to be raised once the vault is locked: the words are kept aside by then.
    """
    fault: Exception | None = None
    for leave in (dialogs.leave, workspace.leave):
        try:
            leave()
        except Exception as error:  # noqa: BLE001 - given back
            fault = fault or error
    here = workspace.place
    found = [
        each
        for dialog in dialogs.open_dialogs
        for each in _typed_in(dialog, dialog.accessibleName(), here)
    ]
    found += workspace.unkept()
    workspace.context.records.drafts.keep(found)
    return fault


def typed_on(page: QWidget, place: Place) -> list[Unkept]:
    """What is typed on a page, or beside it, and not kept."""
    return list(_typed_in(page, _(ROOMS[place.room]), place))


def has_words(dialog: QWidget) -> bool:
    """Whether something was typed in a dialog that is gone when it closes."""
    return any(_typed_in(dialog, "", None))


def _typed_in(within: QWidget, title: str, place: Place | None) -> Iterator[Unkept]:
    """Words that were changed by hand since they were last kept."""
    boxes: list[QLineEdit | QPlainTextEdit] = [
        *within.findChildren(QLineEdit),
        *within.findChildren(QPlainTextEdit),
    ]
    for box in boxes:
        text = _changed_by_hand(box)
        if text.strip():
            yield Unkept(
                where=_("{page}: {field}").format(page=title, field=box.accessibleName()),
                text=text,
                room=str(place.room) if place else "",
                person_id=place.person_id if place else None,
            )


def _changed_by_hand(box: QLineEdit | QPlainTextEdit) -> str:
    if box.isReadOnly() or box.property("passing"):
        return ""
    if isinstance(box, QPlainTextEdit):
        return box.toPlainText() if box.document().isModified() else ""
    if isinstance(box.parentWidget(), QAbstractSpinBox):
        return ""
    return box.text() if box.isModified() else ""
