"""What was said on a pathway that has ended, to be read beside the one that goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.models.pathways import Pathway
from planner.models.titles import HORIZONS
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pathway_words import pathway_words, state_words
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import _, day


class EarlierPathwayDialog(PanelDialog):
    """Words, hopes, barriers and next steps as they stood; nothing is changed here."""

    wanted_width = 720

    def __init__(self, context: Context, pathway: Pathway, parent: QWidget) -> None:
        super().__init__(context.theme, _("What was said then"), parent)
        self._context = context
        self._pathway = pathway
        self._say(pathway_words(pathway, together=False), "body-bold")
        for told in state_words(context.records, pathway, together=False):
            self._say(told, "support", "muted")
        written = [self._show_words(), self._show_hopes(), self._show_barriers()]
        if not any(written):
            self._say(_("Nothing was written down."), "support", "muted")
        close = Button(context.theme, _("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close)

    def _say(self, text: str, style: str = "body", token: str = "ink") -> None:
        self.body.addWidget(Label(self.theme, text, style, token))

    def _begin(self, title: str) -> None:
        self.body.addWidget(Divider(self.theme))
        self._say(title, "card")

    def _show_words(self) -> bool:
        """The latest words to each prompt, with their day."""
        board = self._context.records.emotional_support.board(self._pathway.id)
        told = [said for said in board if said.text.strip()]
        if told:
            self._begin(_("Emotional support"))
        for said in told:
            title, on = said.prompt.title, said.words.happened_on if said.words else None
            if on is not None:
                title = _("{title}, {day}").format(title=title, day=day(on))
            self._say(title, "support-bold")
            self._say(said.text, "words")
        return bool(told)

    def _show_hopes(self) -> bool:
        hopes = self._context.records.aspirations.of_pathway(self._pathway.id)
        if hopes:
            self._begin(_("Aspirations"))
        for hope in hopes:
            self._say(_(HORIZONS[hope.aspiration.horizon]), "support-bold")
            self._say(hope.aspiration.words, "words")
        return bool(hopes)

    def _show_barriers(self) -> bool:
        chains = self._context.records.barriers.of_pathway(self._pathway.id)
        if chains:
            self._begin(_("Barriers"))
        for chain in chains:
            self._say(chain.barrier.words, "words")
            for step in chain.steps:
                done = _("Done {day}: {what}") if step.done_on else _("Next step: {what}")
                on = day(step.done_on) if step.done_on else ""
                self._say(done.format(day=on, what=step.what), "support", "muted")
        return bool(chains)
