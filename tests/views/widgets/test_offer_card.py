"""A sentence and its buttons in a line, and below each other where that is too narrow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.offer_card import OfferCard


@pytest.mark.parametrize("percent", [100, 200])
def test_what_it_says_and_its_buttons_stand_in_a_line_until_that_is_too_narrow(
    qtbot: QtBot, theme: Theme, percent: int
) -> None:
    theme.set_scale(percent)
    buttons = [Button(theme, "Show me round"), Button(theme, "Later")]
    card = OfferCard(theme, "New here?", buttons)
    qtbot.addWidget(card)
    card.resize(1600, card.heightForWidth(1600))
    card.show()
    parts: list[QRect] = [each.geometry() for each in (card.words, *buttons)]
    gaps = [right.left() - left.right() - 1 for left, right in pairwise(parts)]
    assert gaps == [theme.px(8)] * 2
    assert len({part.center().y() for part in parts}) == 1
    narrow = theme.px(220)
    assert card.heightForWidth(narrow) > card.heightForWidth(1600)
