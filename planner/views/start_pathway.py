"""Start a pathway: prevention or recovery, and who it came from."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.pathways import PathwayKind, ReferralSource
from planner.models.titles import SOURCES
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioCards
from planner.views.widgets.fields import ChoiceField, DateField, TextField
from planner.views.widgets.messages import Banner
from planner.words import _


class StartPathwayDialog(PanelDialog):
    """Asks what is needed to start; only the kind is. `pathway_id` is the one started."""

    def __init__(self, context: Context, person_id: UUID, parent: QWidget) -> None:
        super().__init__(context.theme, _("Start a pathway"), parent)
        self._context = context
        self._person_id = person_id
        self.pathway_id: UUID | None = None
        theme = context.theme
        self.kind = RadioCards(
            theme,
            _("Which pathway is it?"),
            [
                (
                    PathwayKind.PREVENTION,
                    _("Prevention"),
                    _("Support now, so that specialist mental health care may not be needed."),
                ),
                (
                    PathwayKind.RECOVERY,
                    _("Recovery"),
                    _("In specialist care, and ready for more support close to home."),
                ),
            ],
        )
        self.source = ChoiceField(
            theme,
            _("Who suggested it?"),
            [(None, _("Not known yet")), *((one, _(words)) for one, words in SOURCES.items())],
        )
        self.by = TextField(theme, _("Their name"), placeholder=_("Such as a GP’s name"))
        surgeries = context.records.settings.surgeries()
        self.surgery = ChoiceField(
            theme, _("Surgery"), [(None, _("None")), *((one.id, one.name) for one in surgeries)]
        )
        self.referred_on = DateField(
            theme, _("When was it suggested?"), past_only=True, clock=context.clock
        )
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        for field in (self.source, self.surgery):
            field.set_value(None)
        for part in (self.kind, self.source, self.by, self.surgery, self.referred_on, self.problem):
            self.body.addWidget(part)
        self.surgery.setVisible(bool(surgeries))
        self.start = Button(theme, _("Start the pathway"), ButtonKind.PRIMARY)
        self.start.clicked.connect(self._start)
        leave = Button(theme, _("Not now"), ButtonKind.QUIET)
        leave.clicked.connect(self.reject)
        self.add_buttons(self.start, leave)

    def _start(self) -> None:
        kind = self.kind.value()
        if not isinstance(kind, PathwayKind):
            self._tell(_("Choose prevention or recovery first."))
            self.kind.setFocus()
            return
        source, surgery = self.source.value(), self.surgery.value()
        try:
            pathway = self._context.records.pathways.start(
                self._person_id,
                kind,
                referral_source=source if isinstance(source, ReferralSource) else None,
                referred_by=self.by.text(),
                surgery_id=surgery if isinstance(surgery, UUID) else None,
                referred_on=self._referred_on(),
            )
        except PlannerError as error:
            if self.referred_on.error == "":
                self._tell(str(error))
            return
        self.pathway_id = pathway.id
        self.accept()

    def _referred_on(self) -> date | None:
        try:
            return self.referred_on.value()
        except InvalidInputError:
            self.referred_on.setFocus()
            raise

    def _tell(self, sentence: str) -> None:
        self.problem.show_sentence(sentence)
        self.problem.show()
        self.fit()
