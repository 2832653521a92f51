"""Settings: what is kept in this vault, one section at a time."""

from planner.views.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
