"""The Settings page: sections at the left, the chosen one at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark
from planner.views.pages.settings.audit import AuditSection
from planner.views.pages.settings.backups import BackupsSection
from planner.views.pages.settings.colleagues import ColleaguesSection
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.health import HealthSection
from planner.views.pages.settings.help import HelpSection
from planner.views.pages.settings.installation import InstallationSection
from planner.views.pages.settings.keeping import KeepingSection
from planner.views.pages.settings.languages import LanguagesSection
from planner.views.pages.settings.letterhead import LetterheadSection
from planner.views.pages.settings.licence import LicenceSection
from planner.views.pages.settings.log import LogSection
from planner.views.pages.settings.look import LookSection
from planner.views.pages.settings.numbers import NumbersSection
from planner.views.pages.settings.organisation import OrganisationSection
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.prompts import PromptsSection
from planner.views.pages.settings.reviews import ReviewsSection
from planner.views.pages.settings.section import Group, Section
from planner.views.pages.settings.supervision import SupervisionSection
from planner.views.pages.settings.vaults import VaultsSection
from planner.views.pages.settings.you import YouSection
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import entered
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.text import ElidedLabel, Label, PageTitle
from planner.words import _

#: Narrower than this in design pixels, the list of sections becomes a choice above.
_BESIDE = 820


class _Entry(QPushButton):
    """A section's name in the list, and how it is set."""

    def __init__(self, theme: Theme, section: type[Section]) -> None:
        super().__init__()
        hear_as(self, Role.PageTab)
        self._theme = theme
        self._section = section
        self.setProperty("part", "entry")
        self.setCheckable(True)
        self._sign = QLabel()
        self._name = ElidedLabel(theme, _(section.name), "body-bold")
        self._summary = ElidedLabel(theme, "", "small", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._summary)
        words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addLayout(words, 1)
        for widget in (self._sign, self._name, self._summary):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self.restyle)
        theme.changed.connect(self.restyle)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def show_summary(self, summary: str) -> None:
        """How the section is set now."""
        self._summary.set_text(summary)
        self._summary.setVisible(bool(summary))
        self.setAccessibleName(_(self._section.name))
        self.setAccessibleDescription(summary)

    def restyle(self) -> None:
        """Take icon and size again."""
        theme = self._theme
        chosen = self.isChecked()
        self._name.set_token("primary" if chosen else "ink")
        icon = theme.pixmap(self._section.icon, "primary" if chosen else "muted", 24)
        self._sign.setPixmap(icon)
        self._row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._row.setSpacing(theme.px(14))
        self.setFixedWidth(theme.px(332))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mouse is here, not on the words: the tooltip is here too."""
        super().resizeEvent(event)
        self.setToolTip(self._name.toolTip())


class SettingsPage(Page):
    """What is kept in this vault; nothing here leaves the computer."""

    undo_page = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.title = PageTitle(theme, _("Settings"))
        lead = _("Kept in this vault. Nothing leaves this computer.")
        self._lead = Label(theme, lead, token="muted")
        self._saved = SavedMark(theme)
        #: In the order of the list; each is made when it is first shown.
        self.sections: list[type[Section]] = [
            YouSection,
            *([OrganisationSection] if context.records.settings.policy.path else []),
            CoverSection,
            LookSection,
            ReviewsSection,
            LetterheadSection,
            PassphraseSection,
            *([ColleaguesSection] if context.vault is not None else []),
            *([VaultsSection] if context.vault_list is not None else []),
            BackupsSection,
            KeepingSection,
            AuditSection,
            *([HealthSection] if context.health is not None else []),
            InstallationSection,
            LogSection,
            LicenceSection,
            NumbersSection,
            LanguagesSection,
            PromptsSection,
            SupervisionSection,
            HelpSection,
        ]
        self.sections.sort(key=lambda section: list(Group).index(section.group))
        self._made: dict[type[Section], Section] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.entries: list[_Entry] = []
        self.which = ChoiceField(theme, _("Part of Settings"), [])
        self.which.set_label_hidden(True)
        self.which.chosen.connect(self._which_chosen)
        self._names = QWidget()
        self._list = ScrollArea(theme, self._names)
        self._fill()
        self._lay_out()
        context.theme.changed.connect(self._fit_list)
        if context.backups is not None:
            context.backups.changed.connect(self._backups_changed)
        self.shown: Section = self._choose(0)

    def refresh(self) -> None:
        """Show what is set now."""
        self.shown.refresh()
        self._show_summaries()

    def leave(self) -> bool:
        """Keep what is typed in the section that shows."""
        return self.shown.leave()

    def show_section(self, number: int) -> None:
        """Show another section, keeping what was typed in this one."""
        if not self.leave():
            self._choose(self.sections.index(type(self.shown)))
            return
        self._section(number).refresh()
        self._choose(number)

    def open_section(self, kind: type[Section]) -> None:
        """Show the section of this kind, if there is one."""
        if kind in self.sections:
            number = self.sections.index(kind)
            self.show_section(number)
            self.focus_first()
            self._list.ensureWidgetVisible(self.entries[number])

    def focus_first(self) -> None:
        """The list of sections."""
        if self._list.isHidden():
            self.which.setFocus()
        else:
            self.entries[self._group.checkedId()].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the section, or a choice above it where there is little room."""
        super().resizeEvent(event)
        self._fit_list()
        beside = self.width() >= self.context.theme.px(_BESIDE)
        self._list.setVisible(beside)
        self._lead.setVisible(beside)
        self.which.setVisible(not beside)

    def _choose(self, number: int) -> Section:
        self.shown = self._section(number)
        self.entries[number].setChecked(True)
        self.which.set_value(number)
        self._stack.setCurrentIndex(list(self._made).index(self.sections[number]))
        return self.shown

    def _section(self, number: int) -> Section:
        """One of `sections`, made now where it was not yet."""
        kind = self.sections[number]
        if kind not in self._made:
            made = self._made[kind] = kind(self.context)
            made.saved.connect(self._kept)
            made.failed.connect(self._failed)
            made.changed.connect(self._show_summaries)
            self._stack.addWidget(self._on_card(made))
        return self._made[kind]

    def _which_chosen(self, number: object) -> None:
        if isinstance(number, int):
            self.show_section(number)

    def _fill(self) -> None:
        """Put each section's name in the list."""
        listed = QVBoxLayout(self._names)
        grow(self.context.theme, listed.setContentsMargins, 0, 0, 8, 0)
        grow(self.context.theme, listed.setSpacing, 4)
        for number, section in enumerate(self.sections):
            if number == 0 or section.group is not self.sections[number - 1].group:
                listed.addWidget(self._heading(section.group, first=number == 0))
            entry = _Entry(self.context.theme, section)
            self._group.addButton(entry, number)
            self.entries.append(entry)
            listed.addWidget(entry)
        self.which.set_options([(n, _(each.name)) for n, each in enumerate(self.sections)])
        listed.addStretch()
        self._group.idClicked.connect(self.show_section)

    def _heading(self, group: Group, *, first: bool) -> Label:
        """What the sections below it are about."""
        heading = Label(self.context.theme, _(group), "small-bold", "muted")
        hear_as(heading, Role.Heading)
        grow(self.context.theme, heading.setContentsMargins, 16, 2 if first else 16, 0, 4)
        return heading

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._lead)
        head.addLayout(words, 1)
        head.addWidget(self._saved, alignment=Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 24)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        grow(theme, outer.setContentsMargins, 32, 24, 32, 24)
        grow(theme, outer.setSpacing, 16)
        outer.addLayout(head)
        outer.addWidget(self.which)
        outer.addLayout(row, 1)

    def _on_card(self, section: Section) -> QWidget:
        theme = self.context.theme
        card = Card(theme)
        card.set_spaces(1, 1, 1, 1, 0)
        inside = Card(theme, "bare")
        inside.set_spaces(28, 24, 28, 24, 0)
        inside.body.addWidget(section)
        inside.body.addStretch()
        area = ScrollArea(theme, inside)
        area.lie_in_margin()
        card.body.addWidget(area)
        return card

    def _show_summaries(self) -> None:
        for kind, entry in zip(self.sections, self.entries, strict=True):
            made = self._made.get(kind)
            entry.show_summary(made.summary() if made else kind.as_set(self.context))
        self._fit_list()

    def _backups_changed(self) -> None:
        """One was made beside the window: the list says so, whichever section shows."""
        if self.isVisible():
            self._show_summaries()

    def _fit_list(self) -> None:
        bar = self._list.verticalScrollBar().sizeHint().width()
        self._list.setMinimumWidth(self._names.sizeHint().width() + bar)

    def _kept(self, moment: datetime) -> None:
        self._saved.show_moment(moment)
        self.words_saved.emit(moment)

    def _failed(self, error: PlannerError) -> None:
        self.save_failed.emit(error)
