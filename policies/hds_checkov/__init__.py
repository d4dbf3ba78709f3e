"""The same rules inside a Checkov run: Checkov's graph → declarations → the usual translation and judgement.

`hds_checks.py` beside this package is what Checkov executes.
"""
