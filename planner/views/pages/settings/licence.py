"""The organisation's WEMWBS licence; the wording itself never comes with the program."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from planner.errors import InvalidInputError, PlannerError
from planner.models import wemwbs
from planner.models.wemwbs_wording import MOST_BYTES
from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_HOLDER, LICENCE_REFERENCE
from planner.system.files import open_ordinary
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, day

_KEYS = (LICENCE_HOLDER, LICENCE_REFERENCE, LICENCE_ENDS_ON)


class LicenceSection(Section):
    """Holder, reference, and when it ends."""

    name = N_("WEMWBS licence")
    icon = "outcomes"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "Your organisation holds the licence. It does not allow the wording to be passed "
                "on, so this program comes without it: answers are entered from your licensed "
                "form, by item number and topic."
            ),
        )
        theme = context.theme
        self._notice = Banner(theme, "attention", "")
        self.holder = TextField(theme, _("Licence holder"))
        self.reference = TextField(theme, _("Reference"))
        self._was: dict[str, str] = dict.fromkeys(_KEYS, "")
        self.ends = DateField(theme, _("Ends on"), help=_("You are told from 60 days before."))
        for field in (self.holder, self.reference):
            field.left.connect(self._save)
        self.ends.left.connect(self._save)
        self.inside.addWidget(self._notice)
        self.inside.addWidget(self.holder)
        pair = QHBoxLayout()
        grow(theme, pair.setSpacing, 20)
        pair.addWidget(self.reference, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self.ends, 1, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(pair)
        self.inside.addWidget(Divider(theme))
        self._lay_wording()
        self.inside.addWidget(Divider(theme))
        rules = context.records.questionnaires.rules
        self.inside.addWidget(Label(theme, rules.copyright, "small", "muted"))

    def refresh(self) -> None:
        """Show what is set now."""
        settings = self.context.records.settings
        self._was = {key: settings.get(key, "") for key in _KEYS}
        self.holder.set_text(self._was[LICENCE_HOLDER])
        self.reference.set_text(self._was[LICENCE_REFERENCE])
        self.ends.set_value(_ends_on(self.context))
        self._show_notice()
        self._show_wording()

    @classmethod
    def as_set(cls, context: Context) -> str:
        """When it ends."""
        ends_on = _ends_on(context)
        return _("Ends {day}").format(day=day(ends_on)) if ends_on else _("Not set yet")

    def leave(self) -> bool:
        """Keep what is typed."""
        return self._save()

    def _lay_wording(self) -> None:
        theme = self.context.theme
        self.inside.addWidget(Label(theme, _("The wording"), "card"))
        self.inside.addWidget(
            Label(
                theme,
                _(
                    "With your organisation’s licensed wording a person can answer on a turned "
                    "screen. It is kept in this vault alone, never shown here, and goes wherever a "
                    "backup of this vault goes: keep backups inside your organisation. A file is "
                    "JSON or CSV: 14 items, 5 answers from 1 to 5, and a lead if there is one."
                ),
                token="muted",
            )
        )
        self.standing = Label(theme, "", "body-bold")
        self.load = Button(theme, _("Load the wording from a file"), icon="folder")
        self.load.clicked.connect(self._load)
        self.remove = Button(theme, _("Remove the wording"), ButtonKind.QUIET)
        self.remove.clicked.connect(self._remove)
        buttons = FlowLayout()
        grow(theme, buttons.setSpacing, 12)
        buttons.addWidget(self.load)
        buttons.addWidget(self.remove)
        self.problem = Banner(theme, "danger", "")
        self.inside.addWidget(self.standing)
        self.inside.addWidget(self.problem)
        self.inside.addLayout(buttons)

    def _show_wording(self) -> None:
        wording = self.context.records.wording
        ready = _("The wording is loaded. Turn the screen at Wellbeing to use it.")
        self.standing.set_text(wording.hindrance() or ready)
        self.remove.setVisible(wording.loaded())
        self.problem.hide()

    def _load(self) -> None:
        title = _("The licensed wording")
        path = self.context.dialogs.open_path(title, _("Wording"), "json csv")
        if path is None or not self._save():
            return
        try:
            with open_ordinary(path) as file:
                data = file.read(MOST_BYTES + 1)
            self.context.records.wording.load(data)
        except OSError:
            self._refuse(_("This file could not be read. Nothing was changed."))
            return
        except PlannerError as error:
            self._refuse(str(error))
            return
        self._kept()

    def _refuse(self, sentence: str) -> None:
        self.problem.show_sentence(sentence)
        self.problem.show()

    def _remove(self) -> None:
        sure = self.context.dialogs.ask(
            _("Remove the wording?"),
            _("It goes from this vault and its history. Answers stay. You can load it again."),
            _("Remove it"),
            safe=_("Keep it"),
            danger=True,
        )
        if sure and self.keep(self.context.records.wording.remove):
            self._show_wording()

    def _kept(self) -> None:
        self.saved.emit(self.context.clock.now())
        self.changed.emit()
        self._show_wording()

    def _save(self) -> bool:
        """Keep each box by itself: a day that cannot be holds up neither of the others."""
        saved = [self._keep_text(LICENCE_HOLDER, self.holder)]
        saved.append(self._keep_text(LICENCE_REFERENCE, self.reference))
        try:
            ends_on = self.ends.value()
        except InvalidInputError:
            return False
        saved.append(self._put(LICENCE_ENDS_ON, ends_on.isoformat() if ends_on else ""))
        if saved[-1]:
            self.ends.set_value(ends_on)
        self._show_notice()
        self._show_wording()
        return all(saved)

    def _keep_text(self, key: str, field: TextField) -> bool:
        text = field.text().strip()
        if not self._put(key, text):
            return False
        field.set_text(text)
        return True

    def _put(self, key: str, value: str) -> bool:
        if value == self._was[key]:
            return True
        settings = self.context.records.settings
        with self.context.records.changes.over_fields(value=self._was[key]):
            kept = self.keep(partial(settings.put, key, value))
        # where it was not kept, what is there now was told of at least
        self._was[key] = value if kept else settings.get(key, "")
        return kept

    def _show_notice(self) -> None:
        sentence = wemwbs.licence_notice(_ends_on(self.context), self.context.clock.today())
        self._notice.show_sentence(sentence or "")
        self._notice.setVisible(sentence is not None)


def _ends_on(context: Context) -> date | None:
    kept = context.records.settings.get(LICENCE_ENDS_ON)
    return date.fromisoformat(kept) if kept else None
