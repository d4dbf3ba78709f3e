"""Nothing is open to everyone."""
