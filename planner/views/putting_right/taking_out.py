"""Take that out, as every page of a visit asks it; and which papers then to ask back."""

from __future__ import annotations

from collections.abc import Sequence

from planner.models.papers import Paper
from planner.models.times import local
from planner.views.dialogs import Dialogs
from planner.views.paper import documents
from planner.words import _, day, listing, time_of_day

#: How many letters of the words are shown in the question.
_SHOWN = 200


def wants_out(dialogs: Dialogs, words: str) -> bool:
    """Whether `words` shall go; said alike wherever they stand."""
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return dialogs.ask(
        _("Take that out?"),
        _(
            "“{words}” goes from the record, its history, the search and the papers kept here. "
            "Nobody can bring it back. What is on paper or in a file already has to be asked "
            "back by hand."
        ).format(words=shown),
        _("Take it out"),
        safe=_("Keep it"),
        danger=True,
    )


def tell_what_left(dialogs: Dialogs, papers: Sequence[Paper]) -> None:
    """Name the papers to ask back, where there are any."""
    if papers:
        dialogs.tell(to_ask_back(papers), title=_("Taken out. One more thing"))


def to_ask_back(papers: Sequence[Paper]) -> str:
    """One sentence that names papers which left with the words on them."""
    return _(
        "These were printed or saved with the words on them, so ask for them back: {list}."
    ).format(list=listing([_paper_words(paper) for paper in papers]))


def _paper_words(paper: Paper) -> str:
    made = local(paper.made_at)
    return _("{title}, {day} at {time}").format(
        title=documents.title(paper.kind), day=day(made.date()), time=time_of_day(made)
    )
