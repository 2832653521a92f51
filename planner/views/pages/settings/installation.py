"""For IT and governance: version and folders of this installation, and the data sheet."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from planner import __version__
from planner.export.data_sheet import snapshot
from planner.models.data_sheets import DataSheetSnapshot
from planner.system.installation import Installation, installation
from planner.views import clipboard
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.settings.section import Section
from planner.views.paper.paper_view import PaperView
from planner.views.paper.printing import Printers
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import SheetOut
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _

#: Pixels that a preview has at least, whatever the text size: the dialog scrolls, too.
_PREVIEW = 300


class _Facts(QPlainTextEdit):
    """Lines to be read and copied, in a box as high as they are: the page scrolls, not the box."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere; the height follows once this change of size is through."""
        super().resizeEvent(event)
        self._soon.start()

    def fit(self) -> None:
        """Be as high as the lines are at this width."""
        document = self.document()
        laid, block, lines = document.documentLayout(), document.begin(), 0.0
        while block.isValid():
            lines += laid.blockBoundingRect(block).height()
            block = block.next()
        around = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(lines + 2 * document.documentMargin()) + around)


class InstallationSection(Section):
    """Version and folders, to be read and copied, and a way to the data sheet."""

    name = N_("For IT and governance")
    icon = "info"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "For whoever looks after this computer, and whoever answers for what is kept on "
                "it. Nothing here comes from a record."
            ),
        )
        theme = context.theme
        self.text = _Facts()
        self.text.setAccessibleName(_("Where everything lies"))
        self.copy = Button(theme, _("Copy for IT"))
        self.copy.clicked.connect(self._copy)
        self.sheet = Button(theme, _("Show the data sheet"), icon="note")
        self.sheet.clicked.connect(self._show_sheet)
        left = Qt.AlignmentFlag.AlignLeft
        said = _(
            "One page about the program: what is kept, how it is protected, who can read it, and "
            "what it needs. It holds nothing of a record and does not name you."
        )
        self._add(6, Label(theme, _("Where everything lies"), "body-bold"), self.text)
        self.inside.addWidget(self.copy, alignment=left)
        self.inside.addWidget(Divider(theme))
        about = Label(theme, said, "support", "muted")
        self._add(2, Label(theme, _("Data sheet"), "body-bold"), about)
        self.inside.addWidget(self.sheet, alignment=left)
        theme.changed.connect(self._restyle)
        self._restyle()

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Which version this is."""
        return _("Version {version}").format(version=__version__)

    def showEvent(self, event: QShowEvent) -> None:
        """Look when it is first wanted."""
        super().showEvent(event)
        self.text.setPlainText(words_of(installation()))
        self.text.fit()
        self.copy.set_text(_("Copy for IT"))

    def _add(self, space: int, *widgets: QWidget) -> None:
        """What belongs together, so many design pixels apart."""
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(space))
        for widget in widgets:
            column.addWidget(widget)
        self.inside.addLayout(column)

    def _copy(self) -> None:
        clipboard.put(self.text.toPlainText())
        self.copy.set_text(_("Copied"))

    def _show_sheet(self) -> None:
        settings, today = self.context.records.settings, self.context.clock.today()
        made = snapshot(installation(), today, settings.policy, settings.organisation())
        dialogs = self.context.dialogs
        dialogs.show(DataSheetDialog(self.context, made, dialogs.window))

    def _restyle(self) -> None:
        self.text.setFont(self.context.theme.font("small"))
        self.text.fit()


class DataSheetDialog(PanelDialog):
    """The sheet as it prints, to print or save."""

    wanted_width = 760

    def __init__(self, context: Context, made: DataSheetSnapshot, parent: QWidget) -> None:
        super().__init__(context.theme, _("Data sheet"), parent)
        self.context = context
        self.page = PaperView(context.theme, context.jobs, _("Data sheet"))
        self.page.setMinimumHeight(_PREVIEW)
        for turning in (self.page.previous, self.page.page_words, self.page.next):
            turning.hide()  # it is one page
        self.page.failed.connect(self._tell)
        self.body.addWidget(self.page)
        make = partial(_pdf, made)
        self._paper = SheetOut(context, self._printers, make, _("Data sheet"), self)
        self._paper.written.connect(self.accept)
        self._paper.sent.connect(self._printed)
        printed = Button(context.theme, _("Print it"), ButtonKind.PRIMARY, icon="print")
        printed.clicked.connect(self._paper.print)
        saved = SaveButton(context.theme, _("Save as PDF"), context.dialogs.no_files)
        saved.clicked.connect(self._save)
        leave = Button(context.theme, _("Close"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(printed, saved, leave)
        self.page.show_document(make)
        printed.setFocus(Qt.FocusReason.OtherFocusReason)  # the page shows from its top

    def _printers(self) -> Printers:
        return self.context.printers

    def _save(self) -> None:
        self._paper.save()

    def _printed(self, _printer: str) -> None:
        self.accept()

    def _tell(self, error: Exception) -> None:
        self.context.dialogs.tell(str(error))


def words_of(here: Installation) -> str:
    """Version and folders, a line each, to be copied for IT."""
    policy = str(here.policy)
    try:
        here.policy.stat()
    except FileNotFoundError:
        policy = _("none; it would be {path}").format(path=policy)
    except OSError:
        policy = _("{path}, which cannot be read").format(path=policy)
    return "\n".join(
        _("{name}: {place}").format(name=name, place=place)
        for name, place in (
            (_("Version"), here.version),
            (_("Program"), here.program),
            (_("Vaults, encrypted, never roaming"), here.vaults),
            (_("Backups, encrypted"), here.backups),
            (_("Settings of this computer"), here.settings),
            (_("Log"), here.log),
            (_("Policy of the organisation"), policy),
        )
    )


def _pdf(made: DataSheetSnapshot) -> bytes:
    from planner.export import data_sheet_pdf

    return data_sheet_pdf.make(made)
