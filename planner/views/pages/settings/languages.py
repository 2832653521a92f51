"""Languages of papers: which have their words, and who has read them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from planner.models.languages import language_name
from planner.records.language_reviews import PaperLanguage
from planner.views.form_dialog import FormDialog, needed_day
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import DateField, TextField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _, day


class LanguagesSection(Section):
    """A language is offered to people once a named person has read its words, and not before."""

    name = N_("Languages of papers")
    icon = "interpreter"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "What is printed around a person’s own words: on the plan, next steps, wellbeing, "
                "the crisis plan, the wallet card and the slip. A language is offered in Details "
                "once a named person has read its words."
            ),
        )
        self._reviews = context.records.language_reviews
        self._languages: list[PaperLanguage] = []
        self._listed = QVBoxLayout()
        grow(context.theme, self._listed.setSpacing, 12)
        self.inside.addLayout(self._listed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show what is there now, and who read it."""
        theme = self.context.theme
        languages = self._reviews.listed()
        if languages == self._languages:
            return
        self._languages = languages
        clear_layout(self._listed)
        for language in self._languages:
            named = language_name(language.code)
            self._listed.addWidget(Divider(theme))
            self._listed.addWidget(Label(theme, named, "card"))
            self._listed.addWidget(Label(theme, words_there(language), token="muted"))
            self._listed.addWidget(Label(theme, review_sentence(language)))
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 12)
            enter = Button(theme, _("Enter a review"), icon="plus")
            enter.setAccessibleName(
                _("Enter a review of the {language} words").format(language=named)
            )
            enter.setProperty("language", language.code)
            enter.clicked.connect(self._enter)
            row.addWidget(enter)
            if language.review is not None:
                back = Button(theme, _("Take the review back"), ButtonKind.QUIET)
                back.setAccessibleName(
                    _("Take the review of the {language} words back").format(language=named)
                )
                back.setProperty("review", language.review.id)
                back.clicked.connect(self._take_back)
                row.addWidget(back)
            row.addStretch()
            self._listed.addLayout(row)

    @override
    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "English, Welsh"."""
        offered = [each.code for each in context.records.language_reviews.listed() if each.counts]
        return ", ".join(language_name(code) for code in ["en", *offered])

    def _enter(self) -> None:
        code = str(self.sender().property("language"))
        if self.context.dialogs.show(ReviewDialog(self.context, code, self.window())):
            self.refresh()
            self.saved.emit(self.context.clock.now())
            self.changed.emit()

    def _take_back(self) -> None:
        review: UUID = self.sender().property("review")
        if self.keep(partial(self._reviews.take_back, review)):
            toast = _("The review is taken back.")
            self.context.navigator.toast_wanted.emit(toast)
        self.refresh()


class ReviewDialog(FormDialog):
    """Who read the words of a language, what they are, and when."""

    def __init__(self, context: Context, language: str, parent: QWidget) -> None:
        named = language_name(language)
        super().__init__(
            context,
            _("Review of the {language} words").format(language=named),
            _("Enter the review"),
            parent,
            lead=_(
                "They stand by every {language} word that prints, of this version of the program."
            ).format(language=named),
        )
        self._language = language
        theme = context.theme
        self.reviewer = self.add("reviewer", TextField(theme, _("Who read them")))
        self.role = self.add(
            "role", TextField(theme, _("What they are"), _("Such as a translator, or a nurse."))
        )
        self.reviewed_on = self.add(
            "reviewed_on", DateField(theme, _("On which day"), past_only=True, clock=context.clock)
        )
        self.finish()

    @override
    def deed(self) -> None:
        """Keep the review."""
        self.context.records.language_reviews.enter(
            self._language,
            reviewer=self.reviewer.text(),
            role=self.role.text(),
            reviewed_on=needed_day(self.reviewed_on, "reviewed_on"),
        )


def words_there(language: PaperLanguage) -> str:
    """Such as "All 172 words and sentences are there."."""
    if language.there == language.asked:
        return _("All {count} words and sentences are there.").format(count=language.asked)
    return _(
        "{there} of {asked} words and sentences are there. The others print in English."
    ).format(there=language.there, asked=language.asked)


def review_sentence(language: PaperLanguage) -> str:
    """Who read the words and whether that still counts, or that nobody did."""
    review = language.review
    if review is None:
        return _("Nobody has read them yet, so it is not offered.")
    read = _("Read by {reviewer}, {role}, on {day}.").format(
        reviewer=review.reviewer, role=review.role, day=day(review.reviewed_on)
    )
    if language.counts:
        return _("{read} It is offered in Details.").format(read=read)
    return _(
        "{read} This version of the program has other words, so the review does not count any "
        "more and papers are in English. The words need another review."
    ).format(read=read)
