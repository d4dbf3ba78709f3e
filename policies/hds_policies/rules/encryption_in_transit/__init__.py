"""Data on the wire is unreadable."""
