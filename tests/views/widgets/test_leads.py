"""What a cell begins with draws inside its box and says how much room it took."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from planner.views.theme import Mode, Theme
from planner.views.widgets.leads import InitialsLead, Lead, StepsLead


@pytest.mark.parametrize(
    "lead",
    [
        InitialsLead("ŻŁ"),
        InitialsLead(""),
        StepsLead(0),
        StepsLead(2, frozenset({1})),
        StepsLead(3, frozenset({1, 2, 3})),
    ],
)
@pytest.mark.parametrize("scale", [100, 200])
def test_a_lead_stays_inside_what_it_takes(qtbot: QtBot, lead: Lead, scale: int) -> None:
    theme = Theme(Mode.LIGHT, scale)
    image = QImage(400, 140, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)

    lead.draw(painter, theme, QRectF(10, 0, 380, 139))
    painter.end()

    drawn = [x for x in range(400) for y in range(140) if image.pixelColor(x, y).alpha()]
    assert drawn
    assert min(drawn) >= 9
    assert max(drawn) <= 10 + lead.width(theme)
