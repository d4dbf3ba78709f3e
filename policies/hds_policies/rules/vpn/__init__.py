"""Private tunnels and their cryptography."""
