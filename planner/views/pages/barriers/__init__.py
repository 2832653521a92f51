"""Step 3, Barriers: its page and what it is made of."""

from planner.views.pages.barriers.page import BarriersPage

__all__ = ["BarriersPage"]
