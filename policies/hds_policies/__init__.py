"""What French health-data hosting requires of an infrastructure, and how definitions are judged against it.

The flow goes one way: a source yields declarations, `translate` turns them into an inventory of cloud-neutral
things, `judge` confronts the inventory with the catalogue's rules and yields findings. Standard library only.
"""
