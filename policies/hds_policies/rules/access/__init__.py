"""Few may do much."""
