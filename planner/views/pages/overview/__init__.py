"""The overview of a person."""

from planner.views.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
