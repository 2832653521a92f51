"""What the unlock page gives to anyone: crisis numbers and blank forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from planner.models.letterheads import Letterhead
from planner.models.nations import DEFAULT_NATION, NATIONS
from planner.models.sheets import BlankFormSnapshot, CrisisNumberSnapshot, CrisisNumbersSnapshot
from planner.system.clock import Clock
from planner.system.resources import resource
from planner.views.dialogs import PanelDialog
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import Around, SheetOut
from planner.views.shell.context import ShellContext
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _

if TYPE_CHECKING:
    from planner.views.paper.printing import Printers


def nation_options() -> list[tuple[object, str]]:
    """The four nations, to choose from."""
    return [(key, _(name)) for key, name in NATIONS.items()]


def shipped_numbers(nation: str) -> tuple[CrisisNumberSnapshot, ...]:
    """The crisis numbers that come with the program, in their order."""
    data: dict[str, Any] = json.loads(resource("crisis_numbers.json").read_text(encoding="utf-8"))
    return tuple(
        CrisisNumberSnapshot(
            key=entry["key"], label=_(entry["label"]), number=entry["number"], note=_(entry["note"])
        )
        for entry in (data["numbers"][key] for key in data["nations"][nation])
    )


class NumbersGrid(QWidget):
    """Crisis numbers, one a line, in large figures."""

    def __init__(self, context: ShellContext, nation: str) -> None:
        super().__init__()
        self._theme = context.theme
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        grow(self._theme, self._rows.setHorizontalSpacing, 24)
        grow(self._theme, self._rows.setVerticalSpacing, 12)
        self._rows.setColumnStretch(0, 1)
        self.show_nation(nation)

    def show_nation(self, nation: object) -> None:
        """Show the numbers of one nation."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, entry in enumerate(shipped_numbers(str(nation))):
            words = _("{label}. {note}.") if entry.note else "{label}"
            label = words.format(label=entry.label, note=entry.note)
            self._rows.addWidget(Label(self._theme, label), row, 0)
            number = Label(self._theme, entry.number, "section", wrap=False)
            hear_as(number, Role.StaticText)  # it says something, and heads nothing
            number.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._rows.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)


class CrisisNumbersDialog(PanelDialog):
    """Who to ring now."""

    wanted_width = 680

    def __init__(self, context: ShellContext, parent: QWidget) -> None:
        super().__init__(context.theme, _("Numbers to ring now"), parent)
        self._clock = context.clock
        self.nation = RadioRow(context.theme, _("Where you are"), nation_options())
        self.nation.set_value(DEFAULT_NATION)
        self.numbers = NumbersGrid(context, DEFAULT_NATION)
        self.nation.chosen.connect(self.numbers.show_nation)
        # the numbers first: large text leaves room for little else
        self.body.addWidget(self.numbers)
        self.body.addWidget(self.nation)
        self._paper = SheetOut(context, context.printers, self._make, _("Crisis numbers"), self)
        close = Button(context.theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        printed = Button(context.theme, _("Print it"), icon="print")
        printed.clicked.connect(self._paper.print)
        self.add_buttons(close, printed)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> bytes:
        from planner.export import crisis_numbers_pdf

        return crisis_numbers_pdf.make(
            CrisisNumbersSnapshot(
                made_on=self._clock.today(), numbers=shipped_numbers(str(self.nation.value()))
            )
        )


class BlankFormsDialog(PanelDialog):
    """Forms to fill in by hand when the computer cannot be used, before unlocking or after."""

    wanted_width = 680

    def __init__(
        self,
        context: Around,
        parent: QWidget,
        clock: Clock,
        printers: Callable[[], Printers],
        nation: str = DEFAULT_NATION,
        letterhead: Letterhead | None = None,
    ) -> None:
        super().__init__(context.theme, _("Blank forms"), parent)
        self.body.addWidget(
            Label(
                context.theme,
                _("For a visit without the computer. Nothing on them is kept here."),
                token="muted",
            )
        )
        self._clock = clock
        self._letterhead = letterhead
        self._printers = printers
        self.nation = RadioRow(context.theme, _("Whose numbers go on them"), nation_options())
        self.nation.set_value(nation)
        self.body.addWidget(self.nation)
        self._papers: list[SheetOut] = []
        self._add(context, _("My plan, blank"), self._my_plan)
        self._add(context, _("My review, blank"), self._review)
        self._add(context, _("Getting ready for our visit"), self._preparation)
        close = Button(context.theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close)

    def _add(self, context: Around, title: str, make: Callable[[], bytes]) -> None:
        paper = SheetOut(context, self._printers, make, title, self)
        self._papers.append(paper)
        row = QHBoxLayout()
        row.addWidget(Label(context.theme, title), 1)
        printed = Button(context.theme, _("Print"), icon="print")
        saved = SaveButton(context.theme, _("Save"), context.dialogs.no_files)
        for button, act in ((printed, paper.print), (saved, paper.save)):
            words = button.text()
            button.setAccessibleName(_("{act}: {form}").format(act=words, form=title))
            button.clicked.connect(act)
            row.addWidget(button)
        self.body.addLayout(row)

    def _snapshot(self) -> BlankFormSnapshot:
        prompts = json.loads(resource("prompts.json").read_text(encoding="utf-8"))["prompts"]
        return BlankFormSnapshot(
            made_on=self._clock.today(),
            prompts=tuple(_(prompt["title"]) for prompt in prompts),
            numbers=shipped_numbers(str(self.nation.value())),
            letterhead=self._letterhead,
        )

    def _my_plan(self) -> bytes:
        from planner.export import blank_forms

        return blank_forms.make_plan(self._snapshot())

    def _review(self) -> bytes:
        from planner.export import blank_forms

        return blank_forms.make_review(self._snapshot())

    def _preparation(self) -> bytes:
        from planner.export import blank_forms

        return blank_forms.make_preparation(self._snapshot())
