"""How things have moved."""

from planner.views.pages.wellbeing.page import WellbeingPage

__all__ = ["WellbeingPage"]
