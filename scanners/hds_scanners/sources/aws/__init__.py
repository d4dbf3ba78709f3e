"""A live AWS account, read through its own interfaces and put into Terraform words.

`services/` holds the table: a module for each family of services, an entry for each kind of thing. `account` makes the
calls, `gathering` runs the table over accounts and regions, `saved` keeps what was gathered.
"""
