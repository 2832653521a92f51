"""Whether a drawing from outside is only a drawing: nothing fetched, run, or grown without end."""

from __future__ import annotations

import re
from xml.parsers import expat

from planner.errors import InvalidInputError
from planner.words import _

_MOST_ELEMENTS, _DEEPEST, _MOST_USES = 5_000, 60, 8
#: Where a drawing ends and something else begins. Filters, masks and markers can take hours; text
#: needs fonts.
_REFUSED = frozenset(
    "script foreignobject image iframe a audio video canvas object embed animate animatemotion "
    "animatetransform set handler listener filter pattern marker mask text".split()
)
_FETCHES = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|javascript:|expression\(", re.IGNORECASE)


def check_svg(data: bytes) -> None:
    """Raises InvalidInputError with a sentence where `data` may not be drawn."""
    checking = _Checking()
    try:
        checking.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InvalidInputError(_("That is no PNG or SVG picture."), field="logo") from error
    if checking.root != "svg":
        raise InvalidInputError(_("That is no PNG or SVG picture."), field="logo")


class _Checking:
    """Reads once through, and stops at the first thing that is more than a drawing."""

    def __init__(self) -> None:
        self.root = ""
        self._count = self._depth = self._uses = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True  # else words could be handed over in harmless pieces
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.ProcessingInstructionHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(":")[2].casefold()
        self.root = self.root or plain
        self._count += 1
        self._depth += 1
        self._uses += plain == "use"
        if plain in _REFUSED or plain.startswith("fe"):
            self._refuse()
        if self._count > _MOST_ELEMENTS or self._depth > _DEEPEST or self._uses > _MOST_USES:
            self._refuse()
        for key, value in attributes.items():
            known = key.rpartition(":")[2].casefold()
            outside = known in {"href", "src"} and not value.strip().startswith("#")
            if outside or known.startswith("on") or _FETCHES.search(value):
                self._refuse()

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _text(self, text: str) -> None:
        if _FETCHES.search(text):
            self._refuse()

    def _refuse(self, *_what: object) -> None:
        raise InvalidInputError(
            _(
                "That drawing holds more than lines and shapes, such as pictures, letters or "
                "links. Save it as a PNG and choose that."
            ),
            field="logo",
        )
