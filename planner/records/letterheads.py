"""The organisation's name and logo on papers: set once, and as they were on every paper kept."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import Any

from planner.models.letterheads import Letterhead
from planner.models.snapshots import PrintOptions
from planner.records.settings import Settings

#: What is on papers now: {"named": bool, "picture": the name of a logo, or empty}.
_NOW = "letterhead"


class Letterheads:
    """Each logo is kept under its own name and never written over: old papers name theirs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def now(self) -> Letterhead:
        """What is set, whole; empty where nothing is."""
        found = self._found()
        drawn = self._settings.policy.drawn
        picture = _named(drawn).key if drawn else str(found["picture"])
        letterhead = Letterhead(self._settings.organisation(), found["named"] is True, picture)
        return self._whole(letterhead)

    def on(self, options: PrintOptions) -> PrintOptions:
        """`options` with what stands above a paper now."""
        return replace(options, letterhead=self.shown())

    def shown(self) -> Letterhead | None:
        """What stands above a paper now; None where that is nothing."""
        now = self.now()
        return now if now.picture or (now.named and now.name) else None

    def whole(self, options: PrintOptions) -> PrintOptions:
        """The `options` of a kept paper, with the logo it was handed over with."""
        if options.letterhead is None:
            return options
        return replace(options, letterhead=self._whole(options.letterhead))

    def choose_picture(self, png: bytes) -> None:
        """Put a logo on papers from now on; `png` is small, and was checked."""
        self._settings.put(_NOW, {**self._found(), "picture": self._keep(png)})

    def keep_laid_down(self) -> None:
        """Keep the logo that the organisation has laid down, so that papers that are given have it
        when the organisation has another.
        """
        if self._settings.policy.drawn:
            self._keep(self._settings.policy.drawn)

    def remove_picture(self) -> None:
        """No logo on papers from now on; those kept keep theirs."""
        self._settings.put(_NOW, {**self._found(), "picture": ""})

    def name_it(self, named: bool) -> None:
        """Print the organisation's name on papers, or not."""
        self._settings.put(_NOW, {**self._found(), "named": named})

    def _found(self) -> dict[str, Any]:
        return {"named": False, "picture": "", **(self._settings.get(_NOW) or {})}

    def _keep(self, png: bytes) -> str:
        """The name under which a logo is kept; written where it is not there yet."""
        named = _named(png)
        if self._settings.get(f"logo {named.key}") != named.picture:
            # no step of undo of the page: papers that were given keep their logo
            self._settings.put(f"logo {named.key}", named.picture, page="logo")
        return named.key

    def _whole(self, letterhead: Letterhead) -> Letterhead:
        if not letterhead.kept_apart:
            return letterhead
        text = self._settings.get(f"logo {letterhead.picture}", "")
        return replace(letterhead, picture=str(text))


def _named(png: bytes) -> Letterhead:
    """A logo with the name under which it is kept."""
    return Letterhead(picture=b64encode(png).decode("ascii"))
