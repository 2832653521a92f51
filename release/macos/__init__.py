"""What makes the macOS application. Written from the documentation; not yet run on macOS."""
