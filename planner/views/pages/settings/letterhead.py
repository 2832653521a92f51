"""What stands above the title of papers: the organisation's name, and its logo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from planner.errors import InvalidInputError
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.paper.logo import read_logo
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import Tick
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.laid_down import laid_down_label
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _


class LetterheadSection(Section):
    """The logo is drawn anew from the file, small, and kept in the vault; the file is not."""

    name = N_("Your organisation on paper")
    icon = "on-paper"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Above the title of papers. It is not on wallet cards, nor on a recovery code."),
        )
        theme = context.theme
        self.organisation = Label(theme, "")
        self.named = Tick(theme, _("Print the organisation’s name"))
        self.named.clicked.connect(self._name_it)
        self.picture = QLabel()
        self.none = Label(theme, _("No logo is chosen."), "support", "muted")
        self.choose = Button(theme, _("Choose a logo"), icon="plus")
        self.remove = Button(theme, _("Take the logo off"), ButtonKind.QUIET)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        buttons = QWidget()
        row = FlowLayout(buttons)
        grow(theme, row.setSpacing, 12)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        policy = context.records.settings.policy
        self._logo_laid_down = policy.logo is not None
        told = Label(theme, _about_logos(chosen=not self._logo_laid_down), "support", "muted")
        self.inside.addWidget(self.organisation)
        if policy.organisation:
            self.inside.addWidget(laid_down_label(theme))
        for part in (self.named, self.picture, self.none, buttons, told):
            self.inside.addWidget(part)
        if self._logo_laid_down:
            buttons.hide()
            self.inside.insertWidget(self.inside.indexOf(buttons), laid_down_label(theme))

    def refresh(self) -> None:
        """Show what is set now."""
        now = self.context.records.letterheads.now()
        name = now.name.strip()
        self.organisation.set_text(
            name or _("No organisation is named yet: it is typed under You and your surgeries.")
        )
        self.named.setEnabled(bool(name))
        self.named.setChecked(now.named)
        pixmap = QPixmap()
        pixmap.loadFromData(now.png)
        if not pixmap.isNull():
            room = self.context.theme.px(280)
            pixmap = pixmap.scaledToWidth(
                min(room, pixmap.width()), Qt.TransformationMode.SmoothTransformation
            )
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(
            _("The logo of {name}").format(name=name) if name else _("Logo of the organisation")
        )
        self.picture.setVisible(not pixmap.isNull())
        self.none.setVisible(pixmap.isNull() and not self._logo_laid_down)
        self.remove.setVisible(not pixmap.isNull())

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Logo and name"."""
        now = context.records.letterheads.now()
        named = now.named and bool(now.name.strip())
        if now.picture:
            return _("Logo and name") if named else _("Logo")
        return _("Name") if named else _("Nothing")

    def _name_it(self, named: bool) -> None:
        if not self.keep(partial(self.context.records.letterheads.name_it, named)):
            self.refresh()

    def _choose(self) -> None:
        path = self.context.dialogs.open_path(_("Choose a logo"), _("PNG or SVG"), "png svg")
        if path is not None:
            self.choose.setEnabled(False)
            # apart: a share that hangs must not keep the vault from locking
            self.context.jobs.start(
                read_logo, path, finished=self._chosen, failed=self._not_chosen, apart=True
            )

    def _chosen(self, png: bytes) -> None:
        self.choose.setEnabled(True)
        if self.keep(partial(self.context.records.letterheads.choose_picture, png)):
            self.refresh()

    def _not_chosen(self, error: Exception) -> None:
        """Say why; what was there stays."""
        self.choose.setEnabled(True)
        if not isinstance(error, InvalidInputError):
            raise error
        self.context.dialogs.tell(str(error))

    def _remove(self) -> None:
        if self.keep(self.context.records.letterheads.remove_picture):
            self.refresh()
            self.choose.setFocus()


def _about_logos(*, chosen: bool) -> str:
    """What can be `chosen`, and how it prints."""
    printed = _(
        "It prints up to 14 mm high, in greys on a paper in black and white. Papers handed over "
        "before keep what they had."
    )
    if not chosen:
        return printed
    return _("A PNG, or an SVG made of lines and shapes; at most 2 megabytes. {printed}").format(
        printed=printed
    )
