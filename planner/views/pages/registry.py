"""Every page of the workspace, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable

from planner.views.navigation import Room
from planner.views.page import Context, Page

PAGES: dict[Room, Callable[[Context], Page]] = {}
