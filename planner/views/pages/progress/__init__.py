"""How things have gone, drawn and in words."""

from planner.views.pages.progress.page import ProgressPage

__all__ = ["ProgressPage"]
