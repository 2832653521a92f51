"""The wellbeing questionnaire."""

from planner.views.pages.questionnaire.page import QuestionnairePage

__all__ = ["QuestionnairePage"]
