"""The same rules inside a Checkov run: Checkov's graph → declarations → the usual translation and judgement.

Checkov executes every file of the folder it is given as a module of its own, up to twenty times a run.
`checks/hds_checks.py` is the only one with an effect: it registers one check for each rule, once.
"""
