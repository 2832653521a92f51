"""Whether this installation works: the program tries all that it is for, in a folder that goes.

No part of Qt is here; what the window does is tried by planner/full_selftest.
"""
