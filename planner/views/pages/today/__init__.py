"""The first page of the day."""

from planner.views.pages.today.page import TodayPage

__all__ = ["TodayPage"]
