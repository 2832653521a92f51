"""The step of first start that hands out the recovery code."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from planner.vault import recovery_code
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import SheetOut
from planner.views.shell.context import ShellContext
from planner.views.shell.first_steps import AboutYou, Step
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import _

#: Groups of the recovery code that are asked back.
_ASKED_BACK = 2


class GroupField(TextField):
    """A group of the code, typed back from paper; it says when it matches."""

    def __init__(self, theme: Theme, label: str) -> None:
        self._tick = QLabel()
        super().__init__(theme, label, help=_("Capitals or small letters, both work."))
        inside = QHBoxLayout(self.edit)
        grow(theme, inside.setContentsMargins, 0, 0, 12, 0)
        inside.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignRight)
        self._tick.hide()

    def show_match(self, matches: bool) -> None:
        """Say so, or say how to type it."""
        self._tick.setVisible(matches)
        self.help.set_token("success" if matches else "muted")
        self.set_help(_("That matches.") if matches else _("Capitals or small letters, both work."))

    def restyle(self) -> None:
        """Take the large letters of the code from the theme again."""
        super().restyle()
        self.edit.setFont(self.theme.font("person"))
        self._tick.setPixmap(self.theme.pixmap("check", "success", 20))


class RecoveryStep(Step):
    """The recovery code, to print, save or copy out, and two groups of it typed back."""

    def __init__(self, context: ShellContext, about: AboutYou) -> None:
        super().__init__(context)
        self._about = about
        theme = context.theme
        self.code = recovery_code.new_code()
        self.groups = self.code.split("-")
        numbers = sorted(secrets.SystemRandom().sample(range(len(self.groups)), _ASKED_BACK))
        card = Card(theme)
        card.set_spaces(16, 16, 16, 16, 12)
        grid = QGridLayout()
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grow(theme, grid.setSpacing, 8)
        for index, group in enumerate(self.groups):
            grid.addWidget(self._group(index, group), index // 3, index % 3)
        card.body.addLayout(grid)
        self.inside.addWidget(card)
        self._paper = SheetOut(context, context.printers, self._sheet, _("Recovery code"), self)
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        self.printed = Button(theme, _("Print it"), icon="print")
        self.printed.clicked.connect(self._paper.print)
        self.saved = SaveButton(theme, _("Save a PDF sheet"), context.dialogs.no_files)
        self.saved.clicked.connect(self._paper.save)
        row.addWidget(self.printed)
        row.addWidget(self.saved)
        keep = _("Keep it away from this computer, where you keep other keys.")
        away = Label(theme, keep, "support", "muted")
        away.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        away.setMinimumHeight(theme.size("press"))
        row.addWidget(away)
        self.inside.addLayout(row)
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("Now type two groups back from your copy"), "section"))
        typed = QHBoxLayout()
        grow(theme, typed.setSpacing, 20)
        self.asked: dict[int, GroupField] = {}
        for number in numbers:
            field = GroupField(theme, _("Group {number}").format(number=number + 1))
            field.edited.connect(self._edited)
            self.asked[number] = field
            typed.addWidget(field, 2)
        typed.addStretch(1)
        self.inside.addLayout(typed)

    def problem(self) -> str:
        """Both groups match."""
        for number, field in self.asked.items():
            if recovery_code.tidy(field.text()) != self.groups[number]:
                return _("Next is ready when both groups match.")
        return ""

    def first_field(self) -> QWidget:
        """Printing it comes first."""
        return self.printed

    def _group(self, index: int, group: str) -> Card:
        theme = self.context.theme
        card = Card(theme, "paper")
        card.set_spaces(16, 8, 16, 8, 0)
        number = _("Group {number}").format(number=index + 1)
        card.body.addWidget(Label(theme, number, "small", "muted", wrap=False))
        words = Label(theme, group, "page", wrap=False)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        words.setAccessibleName(
            _("{number}: {letters}").format(number=number, letters=" ".join(group))
        )
        card.body.addWidget(words)
        return card

    def _edited(self, _text: str) -> None:
        for number, field in self.asked.items():
            typed = recovery_code.tidy(field.text())
            matches = typed == self.groups[number]
            wrong = len(typed) >= len(self.groups[number]) and not matches
            field.set_error(_("That does not match your copy of this group.") if wrong else None)
            field.show_match(matches)
        self.changed.emit()

    def _sheet(self) -> bytes:
        from planner.export import recovery_pdf
        from planner.models.sheets import RecoverySheetSnapshot

        return recovery_pdf.make(
            RecoverySheetSnapshot(
                planner_name=self._about.name.text().strip(),
                made_on=self.context.clock.today(),
                groups=tuple(self.groups),
            )
        )
