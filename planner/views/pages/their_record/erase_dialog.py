"""Erasing a record: what goes, what stays, why, who agrees, and the name typed to confirm it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.folding import fold
from planner.models.lawful import ErasureReason
from planner.models.people import Person
from planner.models.times import local
from planner.records.book import Records
from planner.records.erasure_words import REASONS
from planner.records.erasures import Agreed, Preview
from planner.vault.version_copies import drop_version_copies
from planner.views.background import beside
from planner.views.form_dialog import FormDialog, chosen
from planner.views.hidden_names import shown_called
from planner.views.jobs import Progress
from planner.views.page import Context
from planner.views.putting_right.taking_out import to_ask_back
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import TextField
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day, listing, time_of_day

if TYPE_CHECKING:
    from planner.vault.backups import BackupFile


class EraseDialog(FormDialog):
    """Nothing goes before the name is typed; once it began, it cannot be stopped.

    `erased` is the certificate's id once it is done.
    """

    wanted_width = 680

    def __init__(
        self,
        context: Context,
        person: Person,
        parent: QWidget,
        reason: ErasureReason | None = None,
    ) -> None:
        super().__init__(context, _("Erase this record?"), _("Erase this record"), parent)
        self._person = person
        self._backups: list[dict[str, Any]] = []
        self._working = False
        self.erased: UUID | None = None
        theme = context.theme
        self.told = Card(theme, "sunken")
        self._told = QVBoxLayout()
        self.told.body.addLayout(self._told)
        self._told.addWidget(Label(theme, _("Looking what would go."), "body", "muted"))
        self.body.addWidget(self.told)
        options = [(each, _(words)) for each, words in REASONS.items()]
        self.reason = self.add("reason", RadioRow(theme, _("Why"), options, vertical=True))
        self.reason.set_value(reason)
        self.by = self.add(
            "agreed_by",
            TextField(theme, _("Who agrees"), _("A second person, never you. Ask them first.")),
        )
        self.role = self.add("agreed_role", TextField(theme, _("Their role")))
        self.name = self.add(
            "name",
            TextField(
                theme,
                _("Type the name to confirm: {name}").format(
                    name=shown_called(context.navigator, person)
                ),
                _("Nobody can bring the record back."),
            ),
        )
        self.name.set_passing()
        self.name.edited.connect(self._see_name)
        self.finish()
        self.go.set_kind(ButtonKind.DANGER)
        self.go.set_confirming()
        self.go.setEnabled(False)
        self.leave_it.set_text(_("Keep the record"))
        self.leave_it.setFocus()
        self._ready = False
        beside(
            context,
            _look,
            person.id,
            context.vault.backups if context.vault is not None else list,
            finished=self._show,
            failed=self._not_looked,
        )

    def reject(self) -> None:
        """Close, unless it has begun."""
        if not self._working:
            super().reject()

    def deed(self) -> None:
        """Write down that it begins, and list the person beside the backups, before it goes on."""
        agreed = Agreed(
            ErasureReason(str(chosen(self.reason, "reason"))), self.by.text(), self.role.text()
        )
        vault, records = self.context.vault, self.context.records
        keyed = vault.kept.keyed_id(self._person.id) if vault else self._person.id.hex[::-1]
        begun = records.erasures.begin(self._person.id, agreed, keyed, self._backups)
        if vault is not None:
            try:
                vault.note_erased(self._person.id)
            except PlannerError:
                records.erasures.withdraw(begun.id)
                raise
        self._working = True
        for box in (self.by, self.role):
            box.set_passing()  # they are kept with the erasure
        for part in (self.reason, self.by, self.role, self.name, self.go, self.leave_it):
            part.hide()
        self.close_button.hide()
        self._say(_("Erasing. This cannot be stopped; please wait."))
        beside(
            self.context,
            carry_out,
            begun.id,
            self._person.id,
            vault.folder if vault is not None else None,
            finished=self._done,
            failed=self._not_done,
            progressed=self._show_progress,
        )

    def try_it(self) -> None:
        """Begin; it closes itself once it is done."""
        self.problem.hide()
        for field in (self.by, self.role, self.name):
            field.set_error(None)
        try:
            self.deed()
        except InvalidInputError as error:
            self.show_problem(error)
        except PlannerError as error:
            self.show_problem(InvalidInputError(str(error), details=error.details))

    def _see_name(self, _text: str = "") -> None:
        typed = fold(self.name.text()).split()
        names = (self._person.called, self._person.full_name)
        fits = bool(typed) and any(typed == fold(name).split() for name in names)
        self.go.setEnabled(self._ready and fits)

    def _show(self, found: tuple[Preview, list[datetime], list[dict[str, Any]]]) -> None:
        preview, made, self._backups = found
        self._ready = True
        theme = self.context.theme
        clear_layout(self._told)
        called = shown_called(self.context.navigator, self._person)
        for title, words in told(called, preview, made):
            self._told.addWidget(Label(theme, title, "body-bold"))
            self._told.addWidget(Label(theme, words, "support"))
        self._see_name()
        self.fit()

    def _not_looked(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.show_problem(InvalidInputError(str(error), details=error.details))

    def _say(self, sentence: str) -> None:
        clear_layout(self._told)
        self._told.addWidget(Label(self.context.theme, sentence))
        announce(self.told, sentence)
        self.fit()

    def _show_progress(self, done: int, total: int) -> None:
        self._say(
            _("Erasing, step {done} of {total}. This cannot be stopped; please wait.").format(
                done=min(done + 1, total), total=total
            )
        )

    def _done(self, erasure_id: UUID) -> None:
        self._working = False
        self.erased = erasure_id
        self.accept()

    def _not_done(self, error: Exception) -> None:
        """The rest is done at the next opening: it is written down."""
        self._working = False
        if not isinstance(error, PlannerError):
            raise error
        self.context.dialogs.tell(str(error), details=error.details)
        self.accept()


def told(called: str, preview: Preview, made: Sequence[datetime]) -> list[tuple[str, str]]:
    """What goes, what stays, what was handed over, and which backups still hold it."""
    said = [
        (_("What goes, for good"), _("{list}.").format(list=listing(list(preview.counts)))),
        (
            _("What stays"),
            _(
                "A certificate without a name, and lines in the journal that say when something "
                "was done and by whom, but not what."
            ),
        ),
    ]
    if preview.papers:
        said.append((_("Handed over or saved"), to_ask_back(preview.papers)))
    if made:
        days = [
            _("{day} at {time}").format(day=day(local(at).date()), time=time_of_day(local(at)))
            for at in made
        ]
        said.append((_("Backups"), _backups_words(called, days)))
    return said


def _backups_words(called: str, days: list[str]) -> str:
    one = _("A backup still holds “{name}”, made {list}. Restoring it erases them again.")
    many = _("{count} backups still hold “{name}”, made {list}. Restoring one erases them again.")
    words = one if len(days) == 1 else many
    return words.format(count=len(days), name=called, list=listing(days))


def _look(
    records: Records, person_id: UUID, backups: Callable[[], Sequence[BackupFile]]
) -> tuple[Preview, list[datetime], list[dict[str, Any]]]:
    """What would go, and the backups that hold it."""
    files = backups()
    kept = [{"name": file.path.name, "made_at": file.made_at.isoformat()} for file in files]
    return records.erasures.preview(person_id), [file.made_at for file in files], kept


def carry_out(
    records: Records,
    erasure_id: UUID,
    person_id: UUID | None,
    folder: Path | None,
    progress: Progress,
) -> UUID:
    """Erase it to the last page; what lies in the vault's folder from before an update goes too."""
    drop = partial(drop_version_copies, folder) if folder is not None else list
    return records.erasures.carry_out(erasure_id, person_id, drop, progress).id
