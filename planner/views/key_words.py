"""What is said of those who hold a key."""

from __future__ import annotations

from collections.abc import Sequence

from planner.models.key_holders import HolderKind, KeyHolder
from planner.words import _, listing


def name_of(holder: KeyHolder) -> str:
    """Such as "Ann Ode", or "Ann Ode and Ben Ali" for two people together."""
    if holder.kind is HolderKind.ORGANISATION:
        return _("{first} and {second}").format(first=holder.name, second=holder.second_name)
    return holder.name


def lost_sentence(holders: Sequence[KeyHolder]) -> str:
    """Who cannot open this vault any more, and what to do if they still should."""
    colleagues = [row.name for row in holders if row.kind is HolderKind.COLLEAGUE]
    sentences = []
    if colleagues:
        sentences.append(
            _(
                "{names} cannot open this vault any more, because its key changed. To let a "
                "colleague cover for you again, add them in Settings, with a passphrase that they "
                "choose."
            ).format(names=listing(colleagues))
        )
    sentences += [
        _(
            "The two codes of {names} open nothing any more. Make new ones in Settings, and ask "
            "for the old sheets back."
        ).format(names=name_of(row))
        for row in holders
        if row.kind is HolderKind.ORGANISATION
    ]
    return "\n\n".join(sentences)
