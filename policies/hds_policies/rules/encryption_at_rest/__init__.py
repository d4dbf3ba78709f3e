"""Stored data is unreadable without the key."""
