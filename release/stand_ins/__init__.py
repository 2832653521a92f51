"""What a bundle finds in the place of a module that stays out of it."""
