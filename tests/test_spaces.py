"""The room between things grows with the text, on pages that were made before it grew too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.window import Window
from tests.fit import settle
from tests.test_accessible_names import DIALOGS
from tests.test_everything_fits import LONE
from tests.told import Told


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


def pages(context: Context, person: UUID, window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every page, as it is made at the text size in force."""
    for room, kind in PAGES.items():
        page = kind(context)
        page.setParent(window)
        page.show_place(Place(room, None if room in LONE else person))
        yield room, page


def dialogs(context: Context, person: UUID, window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every dialog, the same."""
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window)
        yield name, dialog


def spaces(top: QWidget) -> Iterator[str]:
    """The room around and between what is in it, a line for each layout and label that has some."""
    top.resize(1280, 800)
    top.show()
    for widget in (top, *top.findChildren(QWidget)):
        at = f"{type(widget.parentWidget()).__name__}, {type(widget).__name__}"
        if isinstance(widget, QLabel) and any(_around(widget)):
            yield f"{at}: {_around(widget)}"
        layout = widget.layout()
        for each in (layout, *layout.findChildren(QLayout)) if layout is not None else ():
            yield f"{at}: {_around(each)}, {each.spacing()}"
    top.hide()


def _around(what: QWidget | QLayout) -> tuple[int, int, int, int]:
    around = what.contentsMargins()
    return around.left(), around.top(), around.right(), around.bottom()


@pytest.mark.parametrize("make", [pages, dialogs])
def test_spaces_of_what_was_made_before_are_those_of_what_is_made_now(
    qtbot: QtBot,
    qapp: QApplication,
    context: Context,
    told: Told,
    make: Callable[[Context, UUID, Window], Iterator[tuple[str, QWidget]]],
) -> None:
    theme, person = context.theme, told.people[0]
    theme.apply(qapp)
    window = Window(theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.addWidget(window, before_close_func=Window.let_close)
    window.show()
    before = dict(make(context, person, window))
    settle()
    theme.set_scale(200)
    found: list[str] = []
    for name, now in make(context, person, window):
        late = set(spaces(before[name])) - set(spaces(now))
        found += [f"{name}: {line}, and made now it is not" for line in late]
    theme.reset_scale()
    assert found == [], "\n".join(found)
