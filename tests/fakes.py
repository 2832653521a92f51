"""Stand-ins for what a test cannot have: the clock, the keyring, dialogs and printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.system.last_opened import LastOpened, newest
from planner.views.dialogs import DialogKey, Dialogs, HelpOpener, PanelDialog
from planner.views.paper.printing import Printers


class FakeClock:
    """A clock whose hands the test moves; it starts on Tuesday 17 March 2026 at 10:30 in London."""

    def __init__(self, start: datetime = datetime(2026, 3, 17, 10, 30, tzinfo=UTC)) -> None:
        self._now = start
        self._monotonic = 0.0

    def now(self) -> datetime:
        return self._now

    def local_now(self) -> datetime:
        return self._now.astimezone(ZoneInfo("Europe/London"))

    def today(self) -> date:
        return self.local_now().date()

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        self._monotonic += by.total_seconds()

    def set(self, to: datetime) -> None:
        """Set the clock on the wall, forward or back; the monotonic one does not notice."""
        self._now = to


@dataclass(frozen=True)
class Printed:
    """One call of `FakePrinters.print_pdf`."""

    pdf: bytes
    printer: str
    title: str
    pages: list[int] | None


@dataclass
class FakePrinters(Printers):
    """Printers that keep what they were given; names in `broken` refuse."""

    listed: list[str] = field(default_factory=lambda: ["Room 3 printer", "Front desk"])
    broken: set[str] = field(default_factory=set)
    printed: list[Printed] = field(default_factory=list)

    def names(self) -> list[str]:
        return list(self.listed)

    def default_name(self) -> str:
        return self.listed[0] if self.listed else ""

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        if printer in self.broken or printer not in self.listed:
            raise PlannerError(f"{printer} is not answering.")
        progress(0, 1)
        progress(1, 1)
        self.printed.append(Printed(pdf, printer, title, None if pages is None else list(pages)))


@dataclass
class HeldPrinters(FakePrinters):
    """Printers that answer once `go_on` is set: with `broken`, by refusing even then."""

    began: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        self.began.set()
        self.go_on.wait(10)
        super().print_pdf(pdf, printer, title=title, progress=progress, pages=pages)


class FakeKeyring:
    """A computer's keyring in memory. Set `failure` to have every call raise it."""

    def __init__(self) -> None:
        self.secrets: dict[UUID, bytes] = {}
        self.opened: dict[UUID, LastOpened] = {}
        self.failure: PlannerError | None = None

    def read(self, vault_id: UUID) -> bytes | None:
        self._answer()
        return self.secrets.get(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        self._answer()
        self.secrets[vault_id] = secret

    def forget(self, vault_id: UUID) -> None:
        self._answer()
        self.secrets.pop(vault_id, None)

    def last_opened(self, vault_id: UUID) -> LastOpened:
        self._answer()
        return self.opened.get(vault_id, LastOpened())

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        self._answer()
        self.opened[vault_id] = newest(last, self.last_opened(vault_id))

    def _answer(self) -> None:
        if self.failure is not None:
            raise self.failure


@dataclass(frozen=True)
class Asked:
    """One question that was asked."""

    title: str
    text: str
    confirm: str
    safe: str
    danger: bool


@dataclass(frozen=True)
class Told:
    """One message that was shown."""

    sentence: str
    title: str
    details: str


@dataclass(frozen=True)
class PathWanted:
    """One call for a path to save to or open."""

    title: str
    file_name: str
    suffix: str


class FakeDialogs(Dialogs):
    """Keeps what was asked, told and shown; gives the answers the test queued.

    Without a queued answer a question gets the safe one, a dialog is dismissed, a path is None.
    A dialog's answer may also be a function that works the dialog and says how it ended.
    """

    def __init__(self) -> None:
        self._window = QWidget()
        self.asked: list[Asked] = []
        self.told: list[Told] = []
        self.shown: list[PanelDialog] = []
        self.paths_wanted: list[PathWanted] = []
        self.answers: list[bool] = []
        self.show_answers: list[bool | Callable[[Any], bool]] = []
        self.paths: list[Path | None] = []

    def set_keys(self, keys: list[DialogKey]) -> None:
        pass

    def set_help(self, opener: HelpOpener | None) -> None:
        pass

    def leave(self) -> bool:
        return True

    def close_all(self, then: Callable[[], None]) -> None:
        then()

    def ask(self, title: str, text: str, confirm: str, *, safe: str, danger: bool = False) -> bool:
        self.asked.append(Asked(title, text, confirm, safe, danger))
        return self.answers.pop(0) if self.answers else False

    def tell(self, sentence: str, *, title: str = "", details: str = "") -> None:
        self.told.append(Told(sentence, title, details))

    def show(self, dialog: PanelDialog) -> bool:
        self.shown.append(dialog)
        answer = self.show_answers.pop(0) if self.show_answers else False
        return answer(dialog) if callable(answer) else answer

    def save_path(self, title: str, file_name: str, kind_words: str, suffix: str) -> Path | None:
        if not self.may_save():
            return None
        self.paths_wanted.append(PathWanted(title, file_name, suffix))
        return self.paths.pop(0) if self.paths else None

    def open_path(self, title: str, kind_words: str, suffix: str) -> Path | None:
        self.paths_wanted.append(PathWanted(title, "", suffix))
        return self.paths.pop(0) if self.paths else None

    def folder_path(self, title: str) -> Path | None:
        self.paths_wanted.append(PathWanted(title, "", ""))
        return self.paths.pop(0) if self.paths else None
