"""How papers that belong to a person begin: their style, and what every page says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from planner.export.document import Paper
from planner.export.styles import Style, style_of
from planner.models.snapshots import PrintOptions
from planner.scripts import has_right_to_left
from planner.words import IN_ENGLISH, Tongue


class Theirs(Protocol):
    """What is told of the person on every page."""

    @property
    def called(self) -> str:
        """The name to be called by."""

    @property
    def made_on(self) -> date:
        """The day of the paper."""


def their_style(
    options: PrintOptions, words: Iterable[str], language: str, tongue: Tongue = IN_ENGLISH
) -> Style:
    """The style of a paper whose own `words` are in the person's `language`, the rest in `tongue`.

    It is mirrored where the language runs from right to left and any of the words do.
    """
    return style_of(
        options.size.value,
        colour=options.colour,
        tinted=options.tint is not None,
        language=language if has_right_to_left(" ".join(words)) else "en",
        tongue=tongue,
        spoken=language,
    )


def their_paper(
    title: str,
    theirs: Theirs,
    options: PrintOptions,
    style: Style,
    *,
    foot: str = "",
    notices: tuple[str, ...] = (),
) -> Paper:
    """The paper called `title`; at its foot it says whose it is, or what `foot` says."""
    _ = style.tongue.say
    return Paper(
        title=title,
        owner=theirs.called,
        made_on=theirs.made_on,
        style=style,
        foot=foot or _("This plan belongs to me. I can change it at any time."),
        language=style.tongue.tag,
        notices=notices,
        letterhead=options.letterhead,
    )
