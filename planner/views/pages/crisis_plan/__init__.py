"""The crisis and support plan, made together."""

from planner.views.pages.crisis_plan.page import CrisisPlanPage

__all__ = ["CrisisPlanPage"]
