"""Data is kept as long as it must be, and no longer."""
