"""What every question of the turned screen is, and the large boxes that it is answered in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.base import Record
from planner.views.page import Context
from planner.views.theme import Theme
from planner.views.typed import Typed
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label


@dataclass(frozen=True)
class Sitting:
    """Whose screen it is: person, pathway, and the visit that goes on, if one does."""

    person_id: UUID
    pathway_id: UUID
    visit_id: UUID | None


class Question(QWidget):
    """One question, which keeps its answer by itself.

    Emits:
        saved(datetime): an answer is durable; aware UTC.
        failed(PlannerError): it is not; what was typed is still there.
    """

    saved = Signal(object)
    failed = Signal(object)

    #: The step it belongs to, 1 to 3; 0 for none.
    step = 0

    def __init__(self, context: Context, sitting: Sitting) -> None:
        super().__init__()
        self.context = context
        self.sitting = sitting
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        grow(context.theme, self.column.setSpacing, 20)
        self._typed: list[Typed] = []

    def focus_first(self) -> None:
        """Put the keyboard where the answer goes."""
        self.setFocus()

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        left = [typed.leave() for typed in self._typed]
        return all(left)

    def finish(self) -> bool:
        """Do what follows from going on; False stays here."""
        return True

    def typed(self, field: TextField | WordsField, save: Callable[[str], Record]) -> Typed:
        """Keep a field saved by `save`."""
        made = Typed(field, save, self.context, self)
        made.saved.connect(self.saved)
        made.failed.connect(self.failed)
        self._typed.append(made)
        return made

    @contextmanager
    def deed(self) -> Iterator[None]:
        """Around one change: says that it is kept, or that it is not."""
        try:
            yield
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.saved.emit(self.context.clock.now())


class BigWords(WordsField):
    """Several lines in large letters."""

    def __init__(self, theme: Theme, label: str, lines: int = 2) -> None:
        super().__init__(theme, label, lines=lines)
        self.edit.set_style("turned-body")
        self.label.set_style("turned-heading")
        quieten(self.edit)


class BigLine(TextField):
    """One line in large letters."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme, label)
        self.edit.setProperty("turned", True)
        self.label.set_style("turned-heading")
        self.edit.setMaximumWidth(theme.px(360))
        quieten(self.edit)

    def restyle(self) -> None:
        """Take fonts from the theme again."""
        super().restyle()
        self.edit.setFont(self.theme.font("turned-body"))


class _NoMiddleButton(QObject):
    """Keeps from a box the button that, on Linux, pastes what is marked in another program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow it, pressed and let go."""
        return isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.MiddleButton


def quieten(box: QLineEdit | QPlainTextEdit) -> None:
    """No menu, no middle button, nothing dropped: none brings in what was copied elsewhere."""
    box.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    box.setAcceptDrops(False)
    pressed = box.viewport() if isinstance(box, QPlainTextEdit) else box
    pressed.installEventFilter(_NoMiddleButton(box))


def title(theme: Theme, words: str) -> Label:
    """The one thing on the screen."""
    return Label(theme, words, "turned-title")


def body(theme: Theme, words: str, token: str = "ink") -> Label:
    """Everything else."""
    return Label(theme, words, "turned-body", token)
