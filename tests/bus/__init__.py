"""The program as assistive software meets it: over the accessibility bus, and by nothing else."""
