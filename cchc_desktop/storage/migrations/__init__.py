"""The migrations, shipped as data; this module only says which one is the newest.

``HEAD`` is read at every start instead of importing Alembic, which costs a quarter of a second.
"""

HEAD = "0007"
