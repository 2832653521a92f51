"""A labelled box: type, press Enter, type another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.base import Record
from planner.records.changes import Changes
from planner.views.autosave import Autosave
from planner.views.theme import Theme
from planner.views.widgets.fields import TextField
from planner.views.widgets.hand_on import hand_on
from planner.words import _


class QuickAdd(QWidget):
    """What is typed is kept within two seconds, like everything else; Enter or leaving ends it.

    `add(text)` makes the row; `retype(id, text)` follows what is typed after that; `drop(id)` takes
    the row away where everything was wiped out again.

    Emits:
        added(record_id): Enter was pressed, or the box left: the row is whole.
        saved(datetime): what is typed so far is durable; aware UTC.
        failed(PlannerError): it is not; it is still in the box.
    """

    added = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        add: Callable[[str], Record],
        retype: Callable[[UUID, str], Record],
        drop: Callable[[UUID], Record],
        changes: Changes,
        help: str = "",
    ) -> None:
        super().__init__()
        self._add, self._retype, self._drop = add, retype, drop
        self._changes = changes
        self._draft: UUID | None = None
        self._kept = ""
        self.field = TextField(theme, label, help, _("Type and press Enter"))
        self.edit = self.field.edit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        hand_on(self, to=self.edit)
        self._autosave = Autosave(self._write, changes.seal, self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self._show_failure)
        self.field.edited.connect(self._edited)
        self.field.left.connect(self._left)
        self.edit.returnPressed.connect(self._finish)

    @property
    def draft(self) -> UUID | None:
        """The row being typed, where it is in the records already."""
        return self._draft

    def leave(self) -> bool:
        """End what is being typed; False where it could not be saved."""
        self._finish()
        return not self._autosave.unsaved

    def _edited(self) -> None:
        self.field.set_error(None)
        if self.field.text().strip() or self._draft is not None:
            self._autosave.touched()
        else:
            self._autosave.forget()

    def _write(self) -> datetime:
        text = self.field.text()
        if self._draft is None:
            row = self._add(text)
        elif text.strip():
            row = self._retyped(self._draft, text)
        else:
            row = self._drop(self._draft)
        self._kept = text
        self._draft = None if row.removed_at is not None else row.id
        if row.changed_at is None:
            raise ValueError("What was kept does not say when.")
        return row.changed_at

    def _retyped(self, draft: UUID, text: str) -> Record:
        """The row with its new words; where somebody else changed it meanwhile, one of its own."""
        try:
            with self._changes.over(self._kept):
                return self._retype(draft, text)
        except StaleWriteError:
            return self._add(text)

    def _left(self) -> None:
        """Only leaving for another control ends it; another window may be looked at meanwhile."""
        if self.window().focusWidget() is self.edit:
            self._autosave.flush()
        else:
            self._finish()

    def _finish(self) -> None:
        """Let the row go and be ready for another."""
        if not self._autosave.leave():
            return
        done, self._draft = self._draft, None
        if done is not None:
            self.field.set_text("")
            self.added.emit(done)

    def _show_failure(self, error: PlannerError) -> None:
        if isinstance(error, InvalidInputError):
            self.field.set_error(str(error))
        else:
            self.failed.emit(error)
