"""After an unlock: the way back to where the planner was, and the words that were kept aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from planner.views.drafts_dialog import DraftsDialog
from planner.views.navigation import Place
from planner.views.notices import Notice
from planner.words import _

if TYPE_CHECKING:
    from planner.views.workspace import Workspace


class PickingUp(QObject):
    """Offers them in the workspace's banner; nothing of it shows until it is pressed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace

    def offer(self, place: Place, initials: str) -> None:
        """Names stay hidden, and a button leads back to `place`."""
        self._workspace.context.navigator.set_names_hidden(True)
        self._workspace.notices.add(
            Notice(
                _("You were with someone when the vault was locked."),
                _("Continue with {initials}").format(initials=initials),
                partial(self._continue, place),
                passing=True,
            )
        )

    def offer_drafts(self) -> None:
        """Words that were kept aside wait to be shown."""
        sentence = _("Words that you had typed were kept aside when the vault was locked.")
        waiting = self._workspace.context.records.drafts.waiting
        notice = Notice(sentence, _("Show them"), self._show_drafts, still=waiting)
        self._workspace.notices.add(notice)

    def _continue(self, place: Place) -> None:
        """Back to where the planner was, and to what they were typing there."""
        if self._workspace.go(place):
            self._show_drafts(place.person_id)

    def _show_drafts(self, person_id: UUID | None = None) -> None:
        """What was kept aside: all of it, or only what belongs to nobody but this person."""
        context = self._workspace.context
        drafts = [
            draft
            for draft in context.records.drafts.waiting()
            if person_id is None or draft.person_id in (None, person_id)
        ]
        if drafts:
            context.dialogs.show(DraftsDialog(context, drafts, self._workspace.window()))
