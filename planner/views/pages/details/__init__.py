"""Everything kept about a person."""

from planner.views.pages.details.page import DetailsPage

__all__ = ["DetailsPage"]
