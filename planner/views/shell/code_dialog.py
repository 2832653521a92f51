"""A code that is shown once: printed or saved, and a part of it typed back from the copy."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from planner.models.sheets import RecoverySheetSnapshot
from planner.vault import recovery_code
from planner.views.dialogs import PanelDialog
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import Around, SheetOut
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import TextField
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.views.paper.printing import Printers

#: Groups of a code that are asked back, each in a box of its own.
ASKED_BACK = 2


def sheet_of(planner: str, made_on: date, code: str) -> RecoverySheetSnapshot:
    """What the sheet of a code is made of."""
    return RecoverySheetSnapshot(planner, made_on, tuple(code.split("-")))


def two_sheets(
    planner: str, made_on: date, names: tuple[str, str], codes: tuple[str, str]
) -> tuple[RecoverySheetSnapshot, RecoverySheetSnapshot]:
    """The sheets of two people who open the vault together."""
    first, second = (sheet_of(planner, made_on, code) for code in codes)
    return (
        replace(first, holder=names[0], other=names[1]),
        replace(second, holder=names[1], other=names[0]),
    )


class CodeDialog(PanelDialog):
    """A code; accepted once two of its groups are typed back."""

    def __init__(
        self,
        around: Around,
        printers: Callable[[], Printers],
        sheet: RecoverySheetSnapshot,
        parent: QWidget,
        lead: str = "",
    ) -> None:
        title = (
            _("The code that “{name}” keeps").format(name=sheet.holder)
            if sheet.holder
            else _("Keep this recovery code")
        )
        super().__init__(around.theme, title, parent)
        theme = around.theme
        self.sheet = sheet
        if lead:
            self.body.addWidget(Label(theme, lead, token="muted"))
        self.body.addLayout(self._grid())
        asked = sorted(secrets.SystemRandom().sample(range(len(sheet.groups)), ASKED_BACK))
        self.body.addWidget(Label(theme, _("Now type two groups back from the copy"), "card"))
        self.typed: dict[int, TextField] = {}
        row = QHBoxLayout()
        grow(theme, row.setSpacing, 16)
        for number in asked:
            field = TextField(theme, _("Group {number}").format(number=number + 1))
            field.set_passing()
            field.edited.connect(self._compare)
            self.typed[number] = field
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.have_copy = Button(
            theme,
            _("{name} has a copy").format(name=sheet.holder)
            if sheet.holder
            else _("I have a copy"),
            ButtonKind.PRIMARY,
        )
        self.have_copy.setEnabled(False)
        self.have_copy.clicked.connect(self.accept)
        self._paper = SheetOut(around, printers, self._pdf, _("Recovery code"), self)
        printed = Button(theme, _("Print it"), icon="print")
        printed.clicked.connect(self._paper.print)
        save = SaveButton(theme, _("Save a PDF sheet"), around.dialogs.no_files)
        save.clicked.connect(self._paper.save)
        self.add_buttons(self.have_copy, printed, save)
        printed.setFocus()  # the code is at the top, and comes first

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grow(self.theme, grid.setSpacing, 8)
        for index, group in enumerate(self.sheet.groups):
            label = Label(self.theme, group, "person", wrap=False)
            label.setAccessibleName(
                _("Group {number}: {letters}").format(number=index + 1, letters=" ".join(group))
            )
            number = Label(self.theme, str(index + 1), "small", "muted", wrap=False)
            row, column = index // 3 * 2, index % 3
            grid.addWidget(number, row, column)
            grid.addWidget(label, row + 1, column)
        return grid

    def _compare(self, _text: str) -> None:
        all_match = True
        for number, field in self.typed.items():
            typed = recovery_code.tidy(field.text())
            matches = typed == self.sheet.groups[number]
            wrong = len(typed) >= len(self.sheet.groups[number]) and not matches
            field.set_error(_("That does not match the copy of this group.") if wrong else None)
            all_match = all_match and matches
        self.have_copy.setEnabled(all_match)

    def _pdf(self) -> bytes:
        from planner.export import recovery_pdf

        return recovery_pdf.make(self.sheet)
