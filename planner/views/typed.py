"""Fields whose words are saved as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.base import Record
from planner.views.autosave import Autosave
from planner.views.page import Context
from planner.views.putting_right.both_wordings import BothWordingsDialog
from planner.words import _


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

    def isVisible(self) -> bool:  # noqa: N802 - Qt's own
        """Whether it shows."""

    def window(self) -> QWidget:
        """The window or dialog it is in."""


class Typed(QObject):
    """Keeps one field saved: `save` takes its text to the records and gives the row back.

    Words that cannot be taken say so at the field and stay there. Where the records hold words by
    now that this field never showed, nothing is overwritten: the planner chooses once they leave
    the field, and what they do not keep stays under earlier words.

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
        context: Context,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._save = save
        self._context = context
        self._changes = context.records.changes
        self._kept = ""
        self._stale: StaleWriteError | None = None
        self._choosing = False
        self._autosave = Autosave(self._write, self._changes.seal, self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self._show_failure)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._let_choose)
        field.edited.connect(self._edited)
        field.left.connect(self._left)

    def show(self, text: str, kept: str | None = None) -> None:
        """Show what the records hold; words that are not saved yet stay instead.

        `kept` is what they hold where the field shows something to begin with in its place.
        """
        if not self._autosave.unsaved:
            self._kept = text if kept is None else kept
            self._field.set_text(text)
            self._field.set_error(None)

    @property
    def unsaved(self) -> bool:
        """Whether what is on the screen is not kept yet."""
        return self._autosave.unsaved

    def forget(self) -> None:
        """Let go of words that are not kept, because somebody else is shown now."""
        self._stale = None
        self._autosave.forget()

    def leave(self) -> bool:
        """Save before going elsewhere; False where it failed.

        Where everything was wiped out of a field that needs words, the last ones come back.
        """
        if self._autosave.leave():
            return True
        if self._stale is not None:
            self._soon.start()
            return False
        if self._field.text().strip():
            return False
        self._autosave.forget()
        self.show(self._kept)
        return True

    def _write(self) -> datetime:
        return self._write_over(self._kept, self._field.text())

    def _write_over(self, was: str, text: str) -> datetime:
        """Keep `text` in the place of `was`. Raises StaleWriteError where that is not there."""
        with self._changes.over(was):
            row = self._save(text)
        self._kept = text
        self._field.set_text(text)
        self._stale = None
        self._field.set_error(None)
        if row.changed_at is None:
            raise ValueError("What was kept does not say when.")
        return row.changed_at

    def _edited(self) -> None:
        self._autosave.touched()

    def _left(self) -> None:
        if self._autosave.unsaved and not self._autosave.leave() and self._stale is not None:
            self._soon.start()

    def _show_failure(self, error: PlannerError) -> None:
        if isinstance(error, InvalidInputError):
            self._field.set_error(str(error))
            return
        if isinstance(error, StaleWriteError):
            self._stale = error
            self._field.set_error(
                _("This was changed somewhere else. You can choose once you leave this box.")
            )
        self.failed.emit(error)

    def _let_choose(self) -> None:
        """Show both wordings, unless the screen was covered or the vault locked meanwhile."""
        over = QApplication.activeModalWidget()
        if self._stale is None or self._choosing or not self._field.isVisible():
            return
        if over is not None and over is not self._field.window():
            return
        error = self._stale
        dialog = BothWordingsDialog(self._context.theme, error, self._field.text())
        self._choosing = True  # the field is left once more while the dialog opens and closes
        try:
            chose = self._context.dialogs.show(dialog)
        finally:
            self._choosing = False
        if chose:
            self._keep(dialog.chosen, error)

    def _keep(self, chosen: str, error: StaleWriteError) -> None:
        """Keep what was chosen. Mine is written first, so that it is among the earlier words."""
        mine, theirs = self._field.text(), str(error.theirs)
        moment = error.changed_at
        self._changes.seal()  # so that the other words are a line of their own
        try:
            if mine.strip() or chosen == mine:
                moment = self._write_over(theirs, mine)
                self._changes.seal()
                theirs = mine
            if chosen != theirs:
                moment = self._write_over(theirs, chosen)
                self._changes.seal()
        except PlannerError as failure:
            self._show_failure(failure)
            return
        self.forget()
        self.show(chosen)
        self.saved.emit(moment or self._context.clock.now())
