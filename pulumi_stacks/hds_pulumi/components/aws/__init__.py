"""Components for AWS: each module one purpose.

Every component takes the provider of its region by `opts` (`account.provider`): none falls back to a default one.
"""
