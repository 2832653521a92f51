"""Every widget in its states: `python -m planner --gallery`, and what picture tests compare."""

from planner.views.gallery.window import Gallery

__all__ = ["Gallery"]
