"""What tests of widgets can ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from planner.views.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 per cent, worn by the whole program."""
    made = Theme(Mode.LIGHT)
    made.apply(qapp)
    yield made
    made.set_mode(Mode.LIGHT)
    made.reset_scale()
