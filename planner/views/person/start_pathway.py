"""Where a person has no pathway yet: what the two kinds are, and one button to start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.pathways import PathwayKind
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioCards
from planner.views.widgets.messages import Banner
from planner.views.widgets.text import Label
from planner.words import _


class StartPathway(QWidget):
    """Offers to start a prevention or a recovery pathway, then opens the page it stands on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._place: Place | None = None
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
        self.start = Button(theme, _("Start the pathway"), ButtonKind.PRIMARY)
        self.start.clicked.connect(self._start)
        self._problem = Banner(theme, "danger", "")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(16), 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(
            Label(theme, _("There is no pathway open yet. Start one to write here."), "body")
        )
        column.addWidget(self.kind)
        column.addWidget(self._problem)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, place: Place) -> None:
        """Offer it for the person of `place`."""
        self._place = place

    def _start(self) -> None:
        if self._place is None or self._place.person_id is None:
            return
        kind = self.kind.value()
        if not isinstance(kind, PathwayKind):
            self._tell(_("Choose prevention or recovery first."))
            return
        try:
            self._context.records.pathways.start(self._place.person_id, kind)
        except PlannerError as error:
            self._tell(str(error))
            return
        self._problem.hide()
        self._context.navigator.go(self._place.room, self._place.person_id)

    def _tell(self, sentence: str) -> None:
        self._problem.show_sentence(sentence)
        self._problem.show()
