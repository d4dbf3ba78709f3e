"""What is known of places, hosts and copies, each fact with its source, its confidence and the day it was checked.

Nothing is imported here: a scan loads only the tables of the providers it meets. What is not known is None, never a
guess.
"""
