"""What makes the packages that a surgery installs: `python -m release`, or `make package`."""
