"""The wallet card: a bank card's size once folded, 11 point at least, and no name of the person."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from planner.export import wallet_card_pdf
from planner.models.card_parts import left_out_at_first
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
    WalletCardSnapshot,
)
from planner.models.nations import NATIONS
from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import PrintOptions
from planner.models.titles import CRISIS_HEADINGS
from planner.system.resources import resource
from tests.export.reading import pages, squeezed, text
from tests.export.samples import CHECKED, MADE

MM = 72 / 25.4
HELPS = "Ten minutes in the garden. My knitting. The radio on low."


def numbers(nation: str) -> tuple[CrisisNumberSnapshot, ...]:
    data = json.loads(resource("crisis_numbers.json").read_text("utf-8"))
    found = [data["numbers"][name] for name in data["nations"][nation]]
    return tuple(CrisisNumberSnapshot(**each, checked_on=CHECKED) for each in found)


PLAN = CrisisPlanSnapshot(
    called="Margaret",
    made_on=MADE,
    planner_name="Priya Nair",
    edition=2,
    agreed_on=MADE,
    said=tuple(
        CrisisWordsSnapshot(key, CRISIS_HEADINGS[key], words)
        for key, words in (("signs", "I stop answering the door. " * 12), ("helps", HELPS))
    ),
    people=(
        CrisisContactSnapshot("Jean, next door", "01632 960 172"),
        CrisisContactSnapshot("Paul, my son", "07700 900 431"),
    ),
    professionals=(CrisisContactSnapshot("Riverside Surgery", "01632 960 120"),),
    crisis_numbers=numbers("england"),
)
AT_FIRST = PrintOptions(left_out_prompts=left_out_at_first(PLAN))


def card(plan: CrisisPlanSnapshot = PLAN, options: PrintOptions = AT_FIRST) -> bytes:
    return wallet_card_pdf.make(WalletCardSnapshot(plan), options)


def outline(pdf: bytes) -> tuple[float, float, float, float]:
    """The rectangle to cut along: left, low, width, height in points."""
    contents = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert contents is not None
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", contents.get_data())
    boxes = [tuple(map(float, each)) for each in found]
    ((left, low, wide, high),) = [box for box in boxes if abs(box[2] - 170 * MM) < 1]
    return left, low, wide, high


def within(pdf: bytes) -> list[tuple[str, float]]:
    """The words drawn inside the card, each with its size in points."""
    left, low, wide, high = outline(pdf)
    found: list[tuple[str, float]] = []

    def visit(words: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        x, y = tm[4], tm[5]
        if words.strip() and left <= x <= left + wide and low <= y <= low + high:
            found.append((words, size * tm[3]))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


def test_it_is_two_bank_cards_side_by_side_and_the_line_is_fifty_millimetres() -> None:
    made = card()
    _left, _low, wide, high = outline(made)
    assert wide == pytest.approx(2 * 85 * MM, abs=0.01)
    assert high == pytest.approx(54 * MM, abs=0.01)
    contents = pypdf.PdfReader(io.BytesIO(made)).pages[0].get_contents()
    assert contents is not None
    lines = re.findall(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", contents.get_data())
    across = [float(x2) - float(x1) for x1, y1, x2, y2 in lines if y1 == y2]
    assert any(abs(length - 50 * MM) < 0.01 for length in across)
    assert len(pages(made)) == 1


def test_nothing_on_it_is_smaller_than_eleven_point_and_the_name_is_not_on_it() -> None:
    found = within(card())
    assert min(size for _words, size in found) >= 11
    whole = squeezed("".join(words for words, _size in found))
    for words in ("999", "116 123", "Jean, next door", "07700 900 431", "01632 960 120", HELPS):
        assert squeezed(words) in whole
    assert "Margaret" not in whole
    assert "Margaret" in text(card())


@pytest.mark.parametrize("nation", NATIONS)
def test_what_is_on_it_from_the_start_has_room_in_every_nation(nation: str) -> None:
    plan = replace(PLAN, crisis_numbers=numbers(nation))
    assert wallet_card_pdf.left_off(WalletCardSnapshot(plan), AT_FIRST) == ()
    assert squeezed("I can ask for an interpreter") in squeezed(text(card(plan)))


def test_what_has_no_room_is_left_off_whole_and_named() -> None:
    everything = PrintOptions()
    snapshot = WalletCardSnapshot(PLAN)
    assert wallet_card_pdf.left_off(snapshot, everything) == ("Signs I am struggling",)
    whole = text(wallet_card_pdf.make(snapshot, everything))
    assert "stop answering" not in whole
    assert squeezed(HELPS) in squeezed(whole)


def test_each_number_name_and_heading_can_be_left_off() -> None:
    left_out = PrintOptions(left_out_prompts=("number:samaritans", "person:0", "said:signs"))
    whole = text(card(options=left_out))
    assert "116 123" not in whole
    assert "Jean" not in whole
    assert "Paul, my son" in whole


def test_it_says_when_the_numbers_were_checked() -> None:
    assert squeezed("National numbers checked 2 March 2026.") in squeezed(text(card()))
    assert squeezed("support plan, version 2.") in squeezed(text(card()))
