"""What can go on a wallet card: each number, each person, and each heading's words, by a key."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from planner.models.crisis_snapshots import CrisisContactSnapshot, CrisisPlanSnapshot
from planner.words import IN_ENGLISH, Tongue

#: Of the person's own words, what is on a card from the start; the rest is there to be chosen.
_FROM_THE_START = "said:helps"


@dataclass(frozen=True)
class Part:
    """One thing on the card. `words` are the person's own, below `title`; `on_front` a number."""

    key: str
    title: str
    number: str = ""
    note: str = ""
    words: str = ""
    on_front: bool = False

    @property
    def from_the_start(self) -> bool:
        """Whether it is on the card unless somebody leaves it off."""
        return not self.words or self.key == _FROM_THE_START


def parts_of(plan: CrisisPlanSnapshot, tongue: Tongue = IN_ENGLISH) -> list[Part]:
    """All that could go on a card, in its order."""
    _ = tongue.say
    numbers = [
        Part(f"number:{each.key}", _(each.label), each.number, _(each.note), on_front=True)
        for each in plan.crisis_numbers
    ]
    asking = Part("interpreter", _("I can ask for an interpreter"), on_front=True)
    people = [
        *_contacts("person", plan.people),
        *_contacts("professional", plan.professionals),
    ]
    said = [Part(f"said:{each.key}", _(each.title), words=each.text) for each in plan.said]
    return [*numbers, asking, *people, *said]


def chosen_parts(
    plan: CrisisPlanSnapshot, left_out: Container[str], tongue: Tongue = IN_ENGLISH
) -> list[Part]:
    """Those that are not left out."""
    return [part for part in parts_of(plan, tongue) if part.key not in left_out]


def left_out_at_first(plan: CrisisPlanSnapshot) -> tuple[str, ...]:
    """The keys of what is not on a card until somebody chooses it."""
    return tuple(part.key for part in parts_of(plan) if not part.from_the_start)


def _contacts(kind: str, rows: tuple[CrisisContactSnapshot, ...]) -> list[Part]:
    return [Part(f"{kind}:{place}", row.name, row.number) for place, row in enumerate(rows)]
