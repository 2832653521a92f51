"""Packed, the least that could show a window and draw a page of a PDF; started as child.py is."""

import pypdfium2  # noqa: F401 - it is only to be carried

import benchmarks.child  # noqa: F401 - shows the window
