"""Encryption keys rotate and stay in few hands."""
