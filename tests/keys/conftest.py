"""One desk for all keys of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from planner.system.folders import HOME_VARIABLE
from tests.journeys.conftest import program
from tests.keys.desk import Desk


@pytest.fixture(scope="module")
def shared_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Open for the whole module."""
    home: Path = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        made = Desk(qapp)
        yield made
        made.computer.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def desk(shared_desk: Desk) -> Desk:
    """The same, at step 1 of the person."""
    shared_desk.home()
    return shared_desk


__all__ = ["desk", "program", "shared_desk"]
