"""Who the planner is, and where they see people."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.models.planners import Planner
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import TextField
from planner.views.widgets.laid_down import fix
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, plural


class YouSection(Section):
    """Name, role, organisation, phone, surgeries."""

    name = N_("You and your surgeries")
    icon = "user"
    group = Group.YOU

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Your name and phone are on the plans people take home."))
        theme = context.theme
        #: What the four fields showed when they were filled.
        self._was: dict[str, str] = {}
        self.covering = Banner(theme, "primary", "")
        self.covering.hide()
        self.inside.addWidget(self.covering)
        self.called = TextField(theme, _("Your name"))
        self.role = TextField(theme, _("Your role"))
        self.organisation = TextField(theme, _("Organisation"))
        self.phone = TextField(theme, _("Phone"))
        self._laid_down = context.records.settings.policy.organisation
        if self._laid_down:
            fix(self.organisation, self._laid_down)
        for field in (self.called, self.role, self.organisation, self.phone):
            field.left.connect(self._save)
            self.inside.addWidget(field)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Surgeries"), "card"))
        self._listed = QVBoxLayout()
        self.inside.addLayout(self._listed)
        row = QHBoxLayout()
        self.surgery = TextField(theme, _("Add a surgery"), help=_("Type its name, press Enter."))
        self.surgery.edit.returnPressed.connect(self._add)
        self.add = Button(theme, _("Add"), icon="plus")
        self.add.clicked.connect(self._add)
        row.addWidget(self.surgery, 1)
        row.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.inside.addLayout(row)

    def refresh(self) -> None:
        """Show what is set now."""
        owner = self.context.records.settings.covering_for()
        self.covering.setVisible(owner is not None)
        if owner is not None:
            self.covering.show_sentence(
                _("You are covering for {name}. What you write carries your name.").format(
                    name=owner.name
                )
            )
        self._show_planner()
        self._show_surgeries()

    def _show_planner(self) -> None:
        planner = self.context.records.settings.planner()
        self._was = _details(planner)
        if planner is not None:
            self.called.set_text(planner.name)
            self.role.set_text(planner.role)
            if not self._laid_down:
                self.organisation.set_text(planner.organisation)
            self.phone.set_text(planner.phone)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Priya Nair, 2 surgeries"."""
        settings = context.records.settings
        planner = settings.planner()
        count = plural("{count} surgery", "{count} surgeries", len(settings.surgeries()))
        return _("{name}, {surgeries}").format(
            name=planner.name if planner else "", surgeries=count
        )

    def leave(self) -> bool:
        """Keep what is typed."""
        return self._save()

    def _save(self) -> bool:
        settings = self.context.records.settings
        typed = (
            self.called.text().strip(),
            self.role.text().strip(),
            self._typed_organisation(),
            self.phone.text().strip(),
        )
        if self._was and typed == tuple(self._was.values()):
            self.called.set_error(None)
            return True
        with self.context.records.changes.over_fields(**self._was):
            kept = self.keep(partial(settings.save_planner, *typed), self.called)
        if kept:
            self._show_planner()
        self._was = _details(settings.planner())  # what is there now was told of at least
        return kept

    def _typed_organisation(self) -> str:
        """What the vault says stays where the organisation itself has laid it down."""
        if self._laid_down:
            return self._was.get("organisation", self._laid_down)
        return self.organisation.text().strip()

    def _add(self) -> None:
        settings = self.context.records.settings
        if self.keep(partial(settings.add_surgery, self.surgery.text()), self.surgery):
            self.surgery.set_text("")
            self._show_surgeries()
            self.surgery.edit.setFocus()

    def _remove(self) -> None:
        surgery_id: UUID = self.sender().property("surgery")
        if self.keep(partial(self.context.records.settings.remove_surgery, surgery_id)):
            self._show_surgeries()
            self.context.navigator.toast_wanted.emit(_("Surgery removed"))
            self.surgery.edit.setFocus()

    def _show_surgeries(self) -> None:
        theme = self.context.theme
        clear_layout(self._listed)
        for surgery in self.context.records.settings.surgeries():
            row = QHBoxLayout()
            row.addWidget(Label(theme, surgery.name), 1)
            remove = Button(theme, _("Remove"), ButtonKind.QUIET)
            remove.setAccessibleName(_("Remove {name}").format(name=surgery.name))
            remove.setProperty("surgery", surgery.id)
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
            self._listed.addLayout(row)


def _details(planner: Planner | None) -> dict[str, str]:
    """What the four fields show of the planner, in their order; nothing before there is one."""
    if planner is None:
        return {}
    return {
        "name": planner.name,
        "role": planner.role,
        "organisation": planner.organisation,
        "phone": planner.phone,
    }
