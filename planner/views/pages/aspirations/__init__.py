"""Step 2, Aspirations: its page and what it is made of."""

from planner.views.pages.aspirations.page import AspirationsPage

__all__ = ["AspirationsPage"]
