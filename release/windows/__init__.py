"""What makes the Windows installer. Written from the documentation; not yet run on Windows."""
