"""Pathway Planner: an offline companion for wellbeing pathway planners."""

__version__ = "0.1.0"
