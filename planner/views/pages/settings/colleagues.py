"""Colleagues who cover, and the two people of the organisation who open the vault together."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.key_holders import HolderKind, KeyChange, KeyHolder
from planner.vault.keys import Slot, SlotKind
from planner.views.key_words import name_of
from planner.views.page import Context
from planner.views.pages.settings.holder_dialogs import (
    ColleagueDialog,
    RenameDialog,
    TogetherDialog,
    keep_two_codes,
)
from planner.views.pages.settings.key_dialog import vault_of
from planner.views.pages.settings.old_backups import OldBackups
from planner.views.pages.settings.rekeying import change_all_keys
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.laid_down import laid_down_label
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, day, plural


class ColleaguesSection(Section):
    """Who else has a way into this vault; each is named in the record of who opened it."""

    name = N_("Colleagues and organisation")
    icon = "people"
    group = Group.KEYS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Who else can open this vault. The record of who opened it names them.")
        )
        theme = context.theme
        self._holders = context.records.key_holders
        self._old_backups = OldBackups(context, self, self._change_all_keys)
        self._removing: KeyHolder | None = None
        self._names = ("", "")
        self._needs_two = context.records.settings.policy.two_people
        self.why_not = Label(theme, "", token="muted")
        self._listed = QVBoxLayout()
        grow(theme, self._listed.setSpacing, 4)
        self.add = Button(theme, _("Add a colleague"), icon="plus")
        self.add.clicked.connect(self._add)
        self.inside.addWidget(self.why_not)
        self.inside.addWidget(Label(theme, _("Colleagues who cover for you"), "card"))
        self.inside.addLayout(self._listed)
        self.inside.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._together = QWidget()
        self._lay_out_together()
        self.inside.addWidget(self._together)

    def _lay_out_together(self) -> None:
        theme = self.context.theme
        column = QVBoxLayout(self._together)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 16)
        self.two = Label(theme, "", token="muted")
        self.set_two = Button(theme, "", icon="key")
        self.set_two.clicked.connect(self._set_two)
        self.remove_two = Button(theme, _("Remove them"), ButtonKind.QUIET)
        self.remove_two.setAccessibleName(_("Remove the two people"))
        self.remove_two.clicked.connect(self._remove_two)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 12)
        row.addWidget(self.set_two)
        row.addWidget(self.remove_two)
        row.addStretch()
        column.addWidget(Divider(theme))
        column.addWidget(Label(theme, _("Two people of your organisation"), "card"))
        column.addWidget(self.two)
        if self._needs_two:
            column.addWidget(laid_down_label(theme, _("There have to be two.")))
        column.addLayout(row)

    def refresh(self) -> None:
        """Show who has a way in now, and what whoever is at work may change."""
        slots = vault_of(self.context).slots
        owner = self.context.records.settings.owner()
        self.why_not.set_text(
            _("Only {name} can change who opens this vault.").format(
                name=owner.name if owner else ""
            )
        )
        self.why_not.setVisible(slots.covered)
        self.add.setVisible(not slots.covered)
        self._show_colleagues(may_change=not slots.covered)
        two = self._holders.organisation()
        self.two.set_text(_two_sentence(two))
        self.set_two.set_text(_("Make two new codes") if two else _("Set it up"))
        self.set_two.setVisible(slots.owned)
        self.remove_two.setVisible(slots.owned and two is not None and not self._needs_two)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "1 colleague, two people"."""
        holders = context.records.key_holders
        count = len(holders.colleagues())
        colleagues = plural("{count} colleague", "{count} colleagues", count)
        if holders.organisation() is None:
            return colleagues if count else _("Nobody else")
        return _("{colleagues}, two people").format(colleagues=colleagues)

    def _show_colleagues(self, *, may_change: bool) -> None:
        theme = self.context.theme
        clear_layout(self._listed)
        colleagues = self._holders.colleagues()
        if not colleagues:
            self._listed.addWidget(
                Label(theme, _("Nobody else has a passphrase for this vault."), token="muted")
            )
        for holder in colleagues:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(theme, holder.name, "body-bold"))
            since = _("Since {day}").format(day=day(holder.added_on))
            words.addWidget(Label(theme, since, "small", "muted"))
            row.addLayout(words, 1)
            for title, name, act in (
                (_("Rename"), _("Rename {name}"), self._rename),
                (_("Remove"), _("Remove {name}"), self._remove),
            ):
                button = Button(theme, title, ButtonKind.QUIET)
                button.setAccessibleName(name.format(name=holder.name))
                button.setProperty("holder", holder.id)
                button.clicked.connect(act)
                button.setVisible(may_change)
                row.addWidget(button)
            self._listed.addLayout(row)

    def _add(self) -> None:
        if self.context.dialogs.show(ColleagueDialog(self.context, self.window())):
            self._done()

    def _pressed(self) -> KeyHolder:
        wanted: UUID = self.sender().property("holder")
        return next(row for row in self._holders.colleagues() if row.id == wanted)

    def _rename(self) -> None:
        dialog = RenameDialog(self.context, self._pressed(), self.window())
        if self.context.dialogs.show(dialog):
            self._done()

    def _remove(self) -> None:
        holder = self._pressed()
        if self.context.dialogs.ask(
            _("Remove “{name}”?").format(name=holder.name),
            _(
                "Their passphrase opens this vault no more. What they wrote stays, with their "
                "name. A copy of the vault that they may have still opens with it."
            ),
            _("Remove them"),
            safe=_("Keep them"),
            danger=True,
        ):
            self._take_out(holder)

    def _remove_two(self) -> None:
        two = self._holders.organisation()
        if two is not None and self.context.dialogs.ask(
            _("Remove “{name}”?").format(name=name_of(two)),
            _(
                "Their two codes open this vault no more. If you cannot be here, nobody can open "
                "it without your passphrase or your recovery code."
            ),
            _("Remove them"),
            safe=_("Keep them"),
            danger=True,
        ):
            self._take_out(two)

    def _take_out(self, holder: KeyHolder) -> None:
        self._removing = holder
        self.context.jobs.start(
            vault_of(self.context).slots.remove,
            holder.slot,
            finished=self._taken_out,
            failed=self._refused,
        )

    def _taken_out(self, _nothing: object) -> None:
        holder, self._removing = self._removing, None
        if holder is None:
            return
        two = holder.kind is HolderKind.ORGANISATION
        what = KeyChange.ORGANISATION_REMOVED if two else KeyChange.COLLEAGUE_REMOVED
        more = {"second_name": holder.second_name} if two else {}
        self.keep(partial(self._holders.drop, holder.slot))
        self.keep(partial(self._holders.note, what, holder.name, **more))
        self._done()
        self._old_backups.tell(
            {holder.slot},
            _("Removed"),
            _("“{name}” cannot open this vault any more.").format(name=name_of(holder)),
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)

    def _set_two(self) -> None:
        asked = TogetherDialog(self.context, self._holders.organisation(), self.window())
        if not self.context.dialogs.show(asked):
            return
        self._names, own = asked.names(), asked.own_text()
        codes = keep_two_codes(self.context, self._names, self.window())
        if codes is None:
            return
        self.set_two.setEnabled(False)
        self.context.jobs.start(
            vault_of(self.context).slots.for_organisation,
            own,
            *codes,
            finished=self._two_made,
            failed=self._two_refused,
        )

    def _two_made(self, slot: Slot) -> None:
        try:
            self._holders.set_organisation(slot.id, *self._names)
        except PlannerError as error:
            self._two_refused(error)
            return
        before = vault_of(self.context).slots.header.slot(SlotKind.ORGANISATION)
        self._removing = self._holders.of_slot(before.id) if before else None
        self.context.jobs.start(
            vault_of(self.context).slots.put,
            slot,
            finished=self._two_put,
            failed=self._two_refused,
        )

    def _two_put(self, _nothing: object) -> None:
        self.set_two.setEnabled(True)
        before, self._removing = self._removing, None
        if before is not None:
            self.keep(partial(self._holders.drop, before.slot))
        first, second = self._names
        self.keep(
            partial(self._holders.note, KeyChange.ORGANISATION_MADE, first, second_name=second)
        )
        self._done()
        sentence = _("{first} and {second} open this vault together from now on.").format(
            first=first, second=second
        )
        if before is None:
            self.context.dialogs.tell(sentence)
        else:
            self._old_backups.tell({before.slot}, _("Two new codes"), sentence)

    def _two_refused(self, error: Exception) -> None:
        self.set_two.setEnabled(True)
        slots = vault_of(self.context).slots
        for row in self._holders.unkept(slots.ids):
            self._holders.drop(row.slot)
        self._refused(error)

    def _change_all_keys(self) -> None:
        if vault_of(self.context).slots.owned:
            change_all_keys(self.context, self.window())

    def _done(self) -> None:
        self.refresh()
        self.saved.emit(self.context.clock.now())
        self.changed.emit()


def _two_sentence(two: KeyHolder | None) -> str:
    if two is None:
        return _(
            "Nobody yet. Two people can hold a code each, and open this vault together if you are "
            "ill, away or have left. Neither can alone."
        )
    return _("{names} hold a code each since {day}. Neither opens the vault alone.").format(
        names=name_of(two), day=day(two.added_on)
    )
