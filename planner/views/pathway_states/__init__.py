"""A pathway that rests, ends, or is looked at again."""
