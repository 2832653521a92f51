"""How hard the program was tried, and what it lost, let in or let out: `python -m torture`."""
