"""Which language a person's papers are in, where there is more than English to choose from."""

from __future__ import annotations

from typing_extensions import override

from planner.models.languages import language_name
from planner.views.page import Context
from planner.views.widgets.fields import ChoiceField
from planner.words import _

#: What is kept for English, so that choosing it again is a choice as well.
_ENGLISH = "en"


class PaperLanguageField(ChoiceField):
    """English, and each language whose words a named person has read; not there without one.

    A language that was chosen and whose review counts no more stays in the list and says so.
    """

    def __init__(self, context: Context) -> None:
        self._reviews = context.records.language_reviews
        super().__init__(
            context.theme,
            _("Language of papers"),
            [],
            _("What is printed around their own words."),
        )

    @override
    def set_value(self, value: object | None) -> None:
        """Show what is kept, among what is offered today."""
        kept = str(value or _ENGLISH)
        offered = self._reviews.offered()
        codes: list[object] = [_ENGLISH, *offered]
        names = [language_name(str(code)) for code in codes]
        if kept not in codes:
            waits = _("{language}, once its words are reviewed; English until then")
            codes.append(kept)
            names.append(waits.format(language=language_name(kept)))
        if codes != self._values:
            self._values = codes
            self.combo.clear()
            self.combo.addItems(names)
        super().set_value(kept)
        if len(codes) < 2:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
