"""How fast the program is, held against the least that could do the same work."""
