"""Step 1, Emotional support: its page and what it is made of."""

from planner.views.pages.emotional_support.page import EmotionalSupportPage

__all__ = ["EmotionalSupportPage"]
