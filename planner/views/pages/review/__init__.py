"""Review: since last time, three questions, and when to look again."""

from planner.views.pages.review.page import ReviewPage

__all__ = ["ReviewPage"]
