"""Fields whose words are saved as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from planner.errors import InvalidInputError, PlannerError
from planner.models.base import Record
from planner.views.autosave import Autosave


class TypingField(Protocol):
    """What is needed of a field: TextField, WordsField and their like."""

    edited: SignalInstance
    left: SignalInstance

    def text(self) -> str:
        """What it holds."""

    def set_text(self, text: str) -> None:
        """Show `text`."""

    def set_error(self, sentence: str | None) -> None:
        """Say what is wrong, or nothing."""


class Typed(QObject):
    """Keeps one field saved: `save` takes its text to the records and gives the row back.

    Words that cannot be taken say so at the field and stay there.

    Emits:
        saved(datetime): the words are durable; aware UTC.
        failed(PlannerError): they are not, through no fault of the words.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        field: TypingField,
        save: Callable[[str], Record],
        seal: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._save = save
        self._kept = ""
        self._autosave = Autosave(self._write, seal, self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self._show_failure)
        field.edited.connect(self._edited)
        field.left.connect(self._left)

    def show(self, text: str) -> None:
        """Show what the records hold; words that are not saved yet stay instead."""
        if not self._autosave.unsaved:
            self._kept = text
            self._field.set_text(text)
            self._field.set_error(None)

    @property
    def unsaved(self) -> bool:
        """Whether what is on the screen is not kept yet."""
        return self._autosave.unsaved

    def forget(self) -> None:
        """Let go of words that are not kept, because somebody else is shown now."""
        self._autosave.forget()

    def leave(self) -> bool:
        """Save before going elsewhere; False where it failed.

        Where everything was wiped out of a field that needs words, the last ones come back.
        """
        if self._autosave.leave():
            return True
        if self._field.text().strip():
            return False
        self._autosave.forget()
        self.show(self._kept)
        return True

    def _write(self) -> datetime:
        text = self._field.text()
        row = self._save(text)
        self._kept = text
        self._field.set_text(text)
        self._field.set_error(None)
        if row.changed_at is None:
            raise ValueError("What was kept does not say when.")
        return row.changed_at

    def _edited(self) -> None:
        self._autosave.touched()

    def _left(self) -> None:
        if self._autosave.unsaved:
            self._autosave.leave()

    def _show_failure(self, error: PlannerError) -> None:
        if isinstance(error, InvalidInputError):
            self._field.set_error(str(error))
        else:
            self.failed.emit(error)
