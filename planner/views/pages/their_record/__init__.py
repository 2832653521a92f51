"""What is held on a person, and their rights."""

from planner.views.pages.their_record.page import TheirRecordPage

__all__ = ["TheirRecordPage"]
