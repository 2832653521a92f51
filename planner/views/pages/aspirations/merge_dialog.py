"""Put two hopes together: which other one it becomes one with."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import InvalidInputError
from planner.models.aspirations import Aspiration
from planner.models.titles import HORIZONS
from planner.records.hopes import Hope
from planner.views.form_dialog import FormDialog
from planner.views.page import Context
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import ChoiceField
from planner.words import _


class MergeDialog(FormDialog):
    """The other one goes on; this one's words, answers and barriers show with it."""

    def __init__(
        self, context: Context, row: Aspiration, others: Sequence[Hope], parent: QWidget
    ) -> None:
        super().__init__(
            context,
            _("Put together with another"),
            _("Put them together"),
            parent,
            lead=_("Nothing is lost: its words, answers and barriers show with the other one."),
        )
        self._row = row
        self.body.addWidget(ClampedLabel(context.theme, f"“{row.words}”", "words", lines=4))
        options: list[tuple[object, str]] = [
            (
                each.aspiration.id,
                _("{when}: {words}").format(
                    when=_(HORIZONS[each.aspiration.horizon]), words=each.aspiration.words[:120]
                ),
            )
            for each in others
        ]
        self.into = self.add("into_id", ChoiceField(context.theme, _("Goes on as"), options))
        self.finish()

    def deed(self) -> None:
        """Put them together."""
        into = self.into.value()
        if not isinstance(into, UUID):
            raise InvalidInputError(_("Choose one of them first."), field="into_id")
        self.context.records.aspirations.merge(self._row.id, into)
