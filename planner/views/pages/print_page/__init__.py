"""What goes on paper, and out."""

from planner.views.pages.print_page.page import PrintPage

__all__ = ["PrintPage"]
