"""What happens is watched in real time."""
