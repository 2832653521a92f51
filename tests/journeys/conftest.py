"""A program of its own for each journey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.system.folders import HOME_VARIABLE
from tests.journeys.program import Program


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "computer"))
    made = Program(qapp)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
